//! Notices the two numbers that people must not leave in a public report: an identity number and
//! a mobile number. It is a hint against slips, no proof that a text is free of personal data.

use crate::width::{half_width, is_dash};

/// Weights of the first seventeen places of a citizen identity number (GB 11643-1999, 5.3).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check symbols by remainder (GB 11643-1999, table 1).
const CHECKS: &[u8; 11] = b"10X98765432";
/// Digits of a mobile number in mainland China.
const MOBILE: usize = 11;

/// Whether a text holds an identity number, or a mobile number where none is asked for.
#[must_use]
pub fn looks_personal(text: &str, mobile_is_fine: bool) -> bool {
    let folded: String = text.chars().map(half_width).collect();
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, 'x' | 'X');
    let is_between = |c: char| c == ' ' || is_dash(c);
    folded
        .split(|c: char| !is_of_number(c) && !is_between(c))
        .any(|run| {
            let whole: String = run.chars().filter(|c| is_of_number(*c)).collect();
            let parts = run.split(is_between).chain([whole.as_str()]);
            parts
                .into_iter()
                .any(|number| is_identity(number) || (!mobile_is_fine && is_mobile(number)))
        })
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

/// Eleven digits that begin with 13 to 19 (numbering plan of 2017).
fn is_mobile(number: &str) -> bool {
    number.len() == MOBILE
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..])
}

#[cfg(test)]
mod tests {
    use super::looks_personal;
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
        ] {
            assert!(!looks_personal(text, false), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text: String, fine: bool) {
            let _ = looks_personal(&text, fine);
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
