//! The citizen identity number as people type it (GB 11643-1999): 18 characters, the last of which
//! checks the others.
//!
//! It is never asked for by default and never required. Only what must be true of every number is
//! checked; whether a person with it exists is for the office.

use std::fmt;

use eldercare_days::Day;

use crate::width::{half_width, is_dash};

/// Length with the check character.
const LENGTH: usize = 18;
/// Where the eight digits of the birthday stand.
const BIRTHDAY: std::ops::Range<usize> = 6..14;
/// Oldest age that is believed, in years; the oldest person known reached 122. Our own choice.
const OLDEST_YEARS: i32 = 125;

/// Weight of each of the first 17 digits (GB 11643-1999, 5.1): 2^(17 - place) modulo 11.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check character for each remainder (GB 11643-1999, table 2).
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// A number that can exist. Residence permits of people from Hong Kong, Macao and Taiwan and of
/// foreigners have the same form and the same check.
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityNumber(String);

/// Why a text is no identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityError {
    /// Fewer than 18 characters. The old numbers with 15 digits ended in 2013 and are too short too.
    TooShort,
    /// More than 18 characters.
    TooLong,
    /// Something else than digits and a last X.
    Characters,
    /// The birthday does not exist, lies ahead, or is too long ago.
    Birthday,
    /// One digit is wrong, or two are swapped.
    Check,
}

impl IdentityNumber {
    /// Reads a number as it was typed: full width, blanks, dashes and a small x are understood. The
    /// code of the region is not checked: regions are renamed, their old codes stay in the numbers.
    pub fn parse(typed: &str, today: Day) -> Result<Self, IdentityError> {
        let text: String = typed
            .chars()
            .map(half_width)
            .filter(|character| !character.is_whitespace() && !is_dash(*character))
            .map(|character| character.to_ascii_uppercase())
            .collect();
        check_form(&text)?;
        let birthday = birthday(&text).ok_or(IdentityError::Birthday)?;
        let earliest = today.plus(-OLDEST_YEARS * 366);
        if !(earliest..=today).contains(&birthday) {
            return Err(IdentityError::Birthday);
        }
        if text.chars().last() == check_character(&text) {
            Ok(Self(text))
        } else {
            Err(IdentityError::Check)
        }
    }

    /// All 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// First and last characters only, the way it may be shown: `4307**********0018`.
    #[must_use]
    pub fn masked(&self) -> String {
        let shown = |place: usize| !(4..LENGTH - 4).contains(&place);
        let hide = |(place, character)| if shown(place) { character } else { '*' };
        self.0.chars().enumerate().map(hide).collect()
    }
}

/// The number names a person, so a debug print shows nothing of it.
impl fmt::Debug for IdentityNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("IdentityNumber(…)")
    }
}

fn check_form(text: &str) -> Result<(), IdentityError> {
    let fits = |(place, character): (usize, char)| {
        character.is_ascii_digit() || (character == 'X' && place == LENGTH - 1)
    };
    if !text.chars().enumerate().all(fits) {
        return Err(IdentityError::Characters);
    }
    match text.len() {
        0..LENGTH => Err(IdentityError::TooShort),
        LENGTH => Ok(()),
        _ => Err(IdentityError::TooLong),
    }
}

fn birthday(text: &str) -> Option<Day> {
    let digits = text.get(BIRTHDAY)?;
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    Day::parse(&format!("{year}-{month}-{day}"))
}

/// The character that belongs behind the first 17 digits (ISO 7064, MOD 11-2).
fn check_character(text: &str) -> Option<char> {
    let digits = text.chars().filter_map(|character| character.to_digit(10));
    let sum: u32 = WEIGHTS
        .iter()
        .zip(digits)
        .map(|(weight, digit)| weight * digit)
        .sum();
    let place = usize::try_from(sum % 11).ok()?;
    CHECKS.get(place).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{IdentityError, IdentityNumber, LENGTH, check_character};
    use eldercare_days::Day;

    fn today() -> Day {
        Day::parse("2026-11-26").unwrap()
    }

    /// A number with a check character; born in 1901 or 1902, so that nobody alive can have it.
    fn number(region: u32, days: i32, order: u32) -> String {
        let born = Day::parse("1901-12-01").unwrap().plus(days).to_string();
        let first = format!("{region:06}{}{order:03}", born.replace('-', ""));
        let check = check_character(&first).unwrap();
        format!("{first}{check}")
    }

    fn parse(text: &str) -> Result<IdentityNumber, IdentityError> {
        IdentityNumber::parse(text, today())
    }

    #[test]
    fn the_example_of_the_standard_has_its_check_character() {
        // GB 11643-1999, examples of clause 5.
        assert_eq!(check_character("11010519491231002"), Some('X'));
        assert_eq!(check_character("44052418800101001"), Some('4'));
    }

    #[test]
    fn what_input_methods_and_people_make_of_a_number_is_read() {
        let plain = number(430_781, 40, 1);
        let spaced = format!("{} {} {}", &plain[..6], &plain[6..14], &plain[14..]);
        let wide: String = plain
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
            .collect();
        for typed in [&plain, &spaced, &wide, &plain.to_lowercase()] {
            assert_eq!(parse(typed).unwrap().as_str(), plain, "{typed}");
        }
        let masked = parse(&plain).unwrap().masked();
        assert!(masked.starts_with("4307**********") && masked.len() == LENGTH);
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        assert_eq!(parse("430781"), Err(IdentityError::TooShort));
        assert_eq!(parse("430781190201100018888"), Err(IdentityError::TooLong));
        assert_eq!(parse("43078119X201100018"), Err(IdentityError::Characters));
        assert_eq!(parse("４３０七"), Err(IdentityError::Characters));
        // The old form with 15 digits.
        assert_eq!(parse("430781020110001"), Err(IdentityError::TooShort));
        for born in ["19021301", "19020230", "20991231", "18800101", "00000000"] {
            let first = format!("430781{born}001");
            let check = check_character(&first).unwrap();
            let whole = format!("{first}{check}");
            assert_eq!(parse(&whole), Err(IdentityError::Birthday), "{born}");
        }
    }

    #[test]
    fn every_wrong_digit_and_every_swap_of_neighbours_is_noticed_in_ten_thousand_numbers() {
        for base in 0..10_000_u32 {
            let region = 110_000 + base * 53 % 550_000;
            let days = i32::try_from(base % 300).unwrap();
            let good = number(region, days, base * 7 % 1000);
            let signs: Vec<char> = good.chars().collect();
            for place in 0..LENGTH {
                for digit in "0123456789X".chars() {
                    let mut wrong = signs.clone();
                    wrong[place] = digit;
                    let wrong: String = wrong.into_iter().collect();
                    assert_eq!(parse(&wrong).is_ok(), wrong == good, "{wrong}");
                }
                let mut swapped = signs.clone();
                if place + 1 < LENGTH {
                    swapped.swap(place, place + 1);
                    let swapped: String = swapped.into_iter().collect();
                    assert_eq!(parse(&swapped).is_ok(), swapped == good, "{swapped}");
                }
            }
        }
    }

    #[test]
    fn permits_of_people_from_elsewhere_have_the_same_form() {
        for region in [810_000, 820_000, 830_000, 911_230] {
            assert!(parse(&number(region, 1, 12)).is_ok(), "{region}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_check_panic(text: String) {
            let _ = parse(&text);
        }

        #[test]
        fn digits_of_any_length_never_panic(text in "[0-9X０-９ -]{0,24}") {
            let _ = parse(&text);
        }
    }
}
