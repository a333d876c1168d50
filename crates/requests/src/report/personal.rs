//! Notices the two numbers that people must not leave in a public report: an identity number and
//! a mobile number. It is a hint against slips, no proof that a text is free of personal data.

use crate::width::{half_width, is_dash};

/// Weights of the first seventeen places of a citizen identity number (GB 11643-1999, 5.3).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check symbols by remainder (GB 11643-1999, table 1).
const CHECKS: &[u8; 11] = b"10X98765432";
/// Digits of a mobile number in mainland China.
const MOBILE: usize = 11;
/// Places of the longest number that is looked for, an identity number.
const LONGEST: usize = 18;

/// Whether a text holds an identity number, or a mobile number where none is asked for. Digits
/// belong together over blanks, dashes and points, and over signs that nobody sees.
#[must_use]
pub fn looks_personal(text: &str, mobile_is_fine: bool) -> bool {
    let seen = text.chars().filter(|sign| !is_unseen(*sign));
    let folded: String = seen.map(half_width).collect();
    let is_personal = |number: &str| is_identity(number) || (!mobile_is_fine && is_mobile(number));
    folded
        .split(|sign| !is_of_number(sign) && !is_between(sign))
        .any(|run| {
            let parts: Vec<&str> = run.split(is_between).filter(|p| !p.is_empty()).collect();
            (0..parts.len()).any(|first| joined(&parts, first).any(|number| is_personal(&number)))
        })
}

/// Whether a text holds a landline number of mainland China: seven or eight digits in one run that begin
/// with 2 to 9, bare or behind an area code (0 and two or three digits). A hint like [`looks_personal`];
/// days (20261126), prices and short numbers such as 12345 are none.
#[must_use]
pub fn looks_like_landline(text: &str) -> bool {
    let seen = text.chars().filter(|sign| !is_unseen(*sign));
    let folded: String = seen.map(half_width).collect();
    let mut runs = folded.split(|sign: char| !sign.is_ascii_digit());
    runs.any(|run| {
        let bare = area_of(run).and_then(|area| run.get(area..)).unwrap_or(run);
        matches!(bare.len(), 7 | 8) && matches!(bare.as_bytes(), [b'2'..=b'9', ..]) && !is_day(bare)
    })
}

/// The digits of an area code that stands before a number without a sign between: 010, 02x, three more.
fn area_of(run: &str) -> Option<usize> {
    match run.as_bytes() {
        [b'0', b'1' | b'2', ..] => Some(3),
        [b'0', b'3'..=b'9', ..] => Some(4),
        _ => None,
    }
}

/// Eight digits that are a day of this century or the last.
fn is_day(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|it| it.parse::<u32>().ok());
    digits.len() == 8
        && matches!(part(0, 4), Some(1900..=2099))
        && matches!(part(4, 6), Some(1..=12))
        && matches!(part(6, 8), Some(1..=31))
}

/// The first part, the first two together, and so on, as long as a number of a person may be.
fn joined<'a>(parts: &'a [&str], first: usize) -> impl Iterator<Item = String> + 'a {
    let mut whole = String::new();
    parts.iter().skip(first).map_while(move |part| {
        whole.push_str(part);
        (whole.len() <= LONGEST).then(|| whole.clone())
    })
}

fn is_of_number(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, 'x' | 'X')
}

fn is_between(sign: char) -> bool {
    matches!(sign, ' ' | '.') || is_dash(sign)
}

/// Signs without width (Unicode, category Cf) that may stand between digits unseen.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Eighteen places whose last one is the right check symbol.
fn is_identity(number: &str) -> bool {
    let upper = number.to_ascii_uppercase();
    let Some((last, first)) = upper.as_bytes().split_last().filter(|(_, f)| f.len() == 17) else {
        return false;
    };
    let digits: Option<Vec<u32>> = first.iter().map(|b| char::from(*b).to_digit(10)).collect();
    let sum = |digits: Vec<u32>| digits.iter().zip(WEIGHTS).map(|(d, w)| d * w).sum::<u32>();
    let place = digits.and_then(|digits| usize::try_from(sum(digits) % 11).ok());
    place.and_then(|place| CHECKS.get(place)) == Some(last)
}

/// Eleven digits that begin with 13 to 19 (numbering plan of 2017), with China's code or without.
fn is_mobile(number: &str) -> bool {
    let at_home = ["0086", "86"]
        .into_iter()
        .find_map(|code| number.strip_prefix(code))
        .filter(|rest| rest.len() == MOBILE)
        .unwrap_or(number);
    at_home.len() == MOBILE
        && at_home.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(at_home.as_bytes(), [b'1', b'3'..=b'9', ..])
}

#[cfg(test)]
mod tests {
    use super::{looks_like_landline, looks_personal};
    use proptest::prelude::*;

    /// The example of GB 11643-1999 itself, annex A.
    const IDENTITY: &str = "11010519491231002X";

    #[test]
    fn an_identity_number_is_noticed_in_every_dress_even_where_a_mobile_is_fine() {
        for text in [
            "11010519491231002X",
            "身份证11010519491231002x。",
            "１１０１０５１９４９１２３１００２Ｘ",
            "110105 19491231 002X",
            "110105-19491231-002X",
        ] {
            assert!(looks_personal(text, true), "{text}");
        }
        assert!(!looks_personal("110105194912310021", true));
    }

    #[test]
    fn a_mobile_number_is_noticed_unless_the_telephone_is_what_is_wrong() {
        for text in [
            "打13800000000",
            "138 0000 0000",
            "138-0000-0000",
            "120 13800000000",
            "120 138 0000 0000",
            "+8613800000000",
            "0086 138 0000 0000",
            "138.0000.0000",
            "138\u{200b}0000\u{200b}0000",
            "138 0000 0000 139 0000 0000",
        ] {
            assert!(looks_personal(text, false), "{text}");
            assert!(!looks_personal(text, true), "{text}");
        }
    }

    #[test]
    fn what_facts_are_made_of_is_no_personal_number() {
        for text in [
            "",
            "电话是 0736-4200000",
            "021-61000000 转 12",
            "8:30-11:30 13:30-17:00",
            "床位 120 张，每月 1800-3500 元",
            "12345",
            "2026-11-22 搬到解放路 13 号",
            "1800 3500 2400 2600",
            "4008613800 转 0",
        ] {
            assert!(!looks_personal(text, false), "{text}");
        }
    }

    #[test]
    fn a_landline_is_noticed_with_its_area_code_and_without() {
        for text in [
            "打 84211234",
            "打4211234。",
            "0736-4211234",
            "07364211234",
            "010 62345678",
            "01062345678",
            "演示女儿８４２１１２３４",
        ] {
            assert!(looks_like_landline(text), "{text}");
        }
        for text in [
            "",
            "12345",
            "120",
            "95598",
            "20261126 去医院",
            "每月 1800-3500 元",
            "2026-11-26",
            "周三 8:30-11:30",
            "400-861-3800",
            "4008613800",
            "房号 1203",
        ] {
            assert!(!looks_like_landline(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text: String, fine: bool) {
            let _ = (looks_personal(&text, fine), looks_like_landline(&text));
        }

        #[test]
        fn a_number_between_any_other_signs_is_noticed(
            before in "[^0-9xX０-９ｘＸ \u{3000}]{0,5}[。a-w]",
            after in "[。a-w][^0-9xX]{0,5}",
        ) {
            let text = format!("{before}{IDENTITY}{after}");
            prop_assert!(looks_personal(&text, true));
        }
    }
}
