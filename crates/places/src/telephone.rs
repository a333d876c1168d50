//! Published telephone numbers as addresses that a phone can dial.
//!
//! Lists write several numbers joined by ` / ` and extensions behind `#` or 转. Deliberately
//! not here: the check of a number that a person types (`eldercare-requests`).

/// What stands between a number and its extension.
const EXTENSION: [char; 4] = ['#', '＃', '转', '轉'];
/// What stands between two numbers.
const NEXT: [char; 6] = ['/', '／', '、', ',', '，', '；'];

/// The numbers of a phone field, as published.
pub fn numbers(phone: &str) -> impl Iterator<Item = &str> {
    phone.split(" / ").map(str::trim).filter(|n| !n.is_empty())
}

/// The address of a call to the first number: digits, a leading plus, and its first extension
/// after a comma, at which phones pause before they dial on.
#[must_use]
pub fn tel_address(phone: &str) -> String {
    let (main, behind) = match phone.split_once(EXTENSION) {
        // The mark may belong to the second number.
        Some((main, behind)) if !main.contains(NEXT) => (main, behind),
        _ => (phone.split(NEXT).next().unwrap_or(phone), ""),
    };
    let plus = if main.trim_start().starts_with('+') {
        "+"
    } else {
        ""
    };
    let number: String = main.chars().filter(char::is_ascii_digit).collect();
    let extension: String = behind
        .trim_start()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let pause = if extension.is_empty() { "" } else { "," };
    format!("tel:{plus}{number}{pause}{extension}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{numbers, tel_address};

    #[test]
    fn the_first_number_and_its_first_extension_are_dialled() {
        let cases = [
            ("12345", "tel:12345"),
            ("(02)2871-2121", "tel:0228712121"),
            ("+86 21-5869-8008", "tel:+862158698008"),
            ("02-2760-9605#14", "tel:0227609605,14"),
            ("021-58698008#8008", "tel:02158698008,8008"),
            ("021-58698008 转 8008", "tel:02158698008,8008"),
            ("021-11111111 / 021-22222222", "tel:02111111111"),
            ("021-11111111 / 021-22222222#33", "tel:02111111111"),
            ("021-11111111#22 / 021-33333333", "tel:02111111111,22"),
            ("021-11111111#801或802", "tel:02111111111,801"),
            ("02-1111-1111#2201、2202", "tel:0211111111,2201"),
            ("02-1111-1111#2201-2205", "tel:0211111111,2201"),
        ];
        for (phone, address) in cases {
            assert_eq!(tel_address(phone), address, "{phone}");
        }
    }

    #[test]
    fn joined_numbers_come_apart_and_keep_their_extensions() {
        let found: Vec<&str> = numbers("021-1 / 021-2#3、4").collect();
        assert_eq!(found, ["021-1", "021-2#3、4"]);
    }

    proptest! {
        #[test]
        fn any_text_gives_an_address_of_dialling_signs(phone in ".*") {
            let address = tel_address(&phone);
            let rest = address.strip_prefix("tel:").unwrap();
            let dialled = rest.strip_prefix('+').unwrap_or(rest);
            prop_assert!(dialled.chars().all(|c| c.is_ascii_digit() || c == ','));
            prop_assert!(dialled.matches(',').count() < 2);
        }

        #[test]
        fn a_second_number_never_changes_what_is_dialled(
            first in "0[0-9]{2}-[0-9]{8}(#[0-9]{1,5})?",
            second in "0[0-9]{2}-[0-9]{8}(#[0-9]{1,5})?",
        ) {
            prop_assert_eq!(tel_address(&format!("{first} / {second}")), tel_address(&first));
        }
    }
}
