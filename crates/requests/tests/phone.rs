//! Telephone numbers are understood as people write them. All numbers are invented.
#![allow(clippy::unwrap_used, clippy::panic)]

use eldercare_requests::{Phone, PhoneError};
use proptest::prelude::*;

fn read(typed: &str) -> Result<String, PhoneError> {
    Phone::parse(typed).map(|phone| phone.to_string())
}

#[test]
fn mobile_numbers_are_understood_in_every_dress() {
    for typed in [
        "13800000000",
        "138 0000 0000",
        "138-0000-0000",
        " １３８００００００００　",
        "+86 138 0000 0000",
        "+86-13800000000",
        "008613800000000",
        "8613800000000",
        "(138)00000000",
    ] {
        assert_eq!(read(typed).as_deref(), Ok("13800000000"), "{typed:?}");
    }
}

#[test]
fn landlines_with_area_code_and_extension_are_understood() {
    for (typed, number) in [
        ("0736-4200000", "0736-4200000"),
        ("07364200000", "0736-4200000"),
        ("(0736) 420 0000", "0736-4200000"),
        ("（０７３６）４２０００００", "0736-4200000"),
        ("+86 736 4200000", "0736-4200000"),
        ("+86 21 6100 0000", "021-61000000"),
        ("+86 10 6100 0000", "010-61000000"),
        ("021-6100-0000", "021-61000000"),
        ("0736-4200000-12", "0736-4200000-12"),
        ("0736-4200000转12", "0736-4200000-12"),
        ("0736—4200000 ext. 12", "0736-4200000-12"),
        ("0551-62000000", "0551-62000000"),
    ] {
        assert_eq!(read(typed).as_deref(), Ok(number), "{typed:?}");
    }
}

#[test]
fn a_landline_without_area_code_is_asked_for_it() {
    for typed in ["4200000", "6100 0000", "８８００００００"] {
        assert_eq!(read(typed), Err(PhoneError::AreaCode), "{typed:?}");
    }
}

#[test]
fn each_other_fault_has_its_own_name() {
    for (typed, error) in [
        ("138000", PhoneError::TooShort),
        ("1380000000", PhoneError::TooShort),
        ("0736-420000", PhoneError::TooShort),
        ("138000000000", PhoneError::TooLong),
        ("0736-420000000000", PhoneError::TooLong),
        ("12800000000", PhoneError::Impossible),
        ("0736-1200000", PhoneError::Impossible),
        ("+1 202 555 0100", PhoneError::Impossible),
        ("演示电话", PhoneError::Characters),
        ("1380000000o", PhoneError::Characters),
        ("--", PhoneError::Characters),
        ("0736-4200000转", PhoneError::Characters),
    ] {
        assert_eq!(read(typed), Err(error), "{typed:?}");
    }
}

#[test]
fn the_last_four_digits_are_those_of_the_number_and_not_of_the_extension() {
    assert_eq!(Phone::parse("13800001234").unwrap().last_four(), "1234");
    assert_eq!(Phone::parse("0736-4205678-99").unwrap().last_four(), "5678");
}

#[test]
fn a_debug_print_does_not_show_the_number() {
    assert!(!format!("{:?}", Phone::parse("13800001234").unwrap()).contains("1234"));
}

proptest! {
    #[test]
    fn every_mobile_number_is_read_back(second in 3_u8..=9, rest in 0_u32..1_000_000_000) {
        let number = format!("1{second}{rest:09}");
        prop_assert_eq!(read(&number), Ok(number));
    }

    #[test]
    fn a_normalised_number_stays_as_it_is(typed in "[-0-9+() 转x]{0,20}") {
        if let Ok(number) = read(&typed) {
            prop_assert_eq!(read(&number), Ok(number.clone()));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(typed: String) {
        let _ = Phone::parse(&typed);
    }
}
