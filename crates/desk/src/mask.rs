//! What a list shows of a person until the request is opened.

/// What stands for hidden letters, always the same number, so that it tells nothing of the length.
const STARS: &str = "**";

/// The first letter of a name and two stars: 张**. A name of one letter, and one without letters,
/// is hidden whole.
#[must_use]
pub fn name(name: &str) -> String {
    let mut letters = name.chars().filter(|letter| letter.is_alphabetic());
    match (letters.next(), letters.next()) {
        (Some(first), Some(_)) => format!("{first}{STARS}"),
        _ => STARS.to_owned(),
    }
}

/// A number with its middle hidden: `138****1234`, `0736-***0000`; an extension becomes `-*`. A
/// text that is no number of the form that requests are stored in is hidden whole.
#[must_use]
pub fn phone(phone: &str) -> String {
    let fields: Vec<&str> = phone.split('-').collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !fields.iter().all(|field| digits(field)) {
        return "****".to_owned();
    }
    match fields.as_slice() {
        [mobile] if mobile.len() == 11 => middle(mobile, 3),
        [area, number] => format!("{area}-{}", middle(number, 0)),
        [area, number, _] => format!("{area}-{}-*", middle(number, 0)),
        _ => "****".to_owned(),
    }
}

/// An identity number with its middle hidden, the birthday among it: `4307**********0187`. A text that is no number of
/// eighteen digits, the last of which may be an X, is hidden whole.
#[must_use]
pub fn identity(number: &str) -> String {
    let (body, check) = number.split_at_checked(17).unwrap_or_default();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if body.len() == 17 && digits(body) && (check == "X" || check.len() == 1 && digits(check)) {
        middle(number, 4)
    } else {
        "****".to_owned()
    }
}

/// Shows so many digits at the start and four at the end, of what is longer than both.
fn middle(digits: &str, shown: usize) -> String {
    let hidden = digits.len().saturating_sub(shown + 4);
    let ends = digits
        .get(..shown)
        .zip(digits.get(shown + hidden..))
        .filter(|_| hidden > 0);
    ends.map_or_else(
        || "****".to_owned(),
        |(start, end)| format!("{start}{}{end}", "*".repeat(hidden)),
    )
}

#[cfg(test)]
mod tests {
    use super::{identity, name, phone};
    use proptest::prelude::*;

    #[test]
    fn names_show_their_first_letter() {
        for (whole, masked) in [
            ("张三", "张**"),
            ("演示奶奶", "演**"),
            ("欧阳演示", "欧**"),
            ("Maria Demo", "M**"),
            ("\u{20000}演", "\u{20000}**"),
            ("(演示)", "演**"),
        ] {
            assert_eq!(name(whole), masked);
        }
    }

    #[test]
    fn a_name_of_one_letter_is_not_told() {
        for whole in ["张", "X", "", "  ", "**", "1", "X."] {
            assert_eq!(name(whole), "**", "{whole}");
        }
    }

    #[test]
    fn numbers_keep_their_ends() {
        for (whole, masked) in [
            ("13800004321", "138****4321"),
            ("0736-4200000", "0736-***0000"),
            ("021-66610336", "021-****0336"),
            ("0736-4200000-12", "0736-***0000-*"),
            ("110", "****"),
            ("", "****"),
            ("演示", "****"),
            ("1-2-3-4", "****"),
            ("0736-1234", "0736-****"),
        ] {
            assert_eq!(phone(whole), masked);
        }
    }

    #[test]
    fn an_identity_number_keeps_its_region_and_its_end_and_hides_the_birthday() {
        for (whole, masked) in [
            ("430781190201100187", "4307**********0187"),
            ("11010118000101001X", "1101**********001X"),
            ("11010118000101001x", "****"),
            ("110101180001010", "****"),
            ("1101011800010100187", "****"),
            ("1101011800010100演", "****"),
            ("演示演示演示演示演示演示", "****"),
            ("", "****"),
        ] {
            assert_eq!(identity(whole), masked, "{whole}");
        }
    }

    proptest! {
        #[test]
        fn of_an_identity_number_ten_digits_are_never_shown(hidden in "[0-9]{10}", end in "[0-9]{3}[0-9X]") {
            let whole = format!("4307{hidden}{end}");
            prop_assert_eq!(identity(&whole), format!("4307**********{end}"));
        }

        #[test]
        fn no_name_of_two_letters_is_shown_whole(whole in ".{2,12}") {
            let masked = name(&whole);
            prop_assert!(masked.ends_with("**"));
            prop_assert!(masked.chars().filter(|c| c.is_alphabetic()).count() <= 1);
        }

        #[test]
        fn four_digits_of_a_mobile_number_are_never_shown(middle in "[0-9]{4}") {
            let whole = format!("138{middle}0000");
            prop_assert_eq!(phone(&whole), "138****0000");
        }
    }
}
