//! Telephone numbers as people type them: mobile, or landline with area code and extension.
//!
//! Many elders have only a landline, or give a neighbour's or the village office's. No number is
//! ever called or texted to "verify" it.

use std::fmt;

use crate::width::{half_width, is_dash};

/// A normalised Chinese telephone number: `13800000000`, or `0736-4200000` with `-12` for an
/// extension.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone {
    area: Option<String>,
    number: String,
    extension: Option<String>,
}

/// Why a text is no number that an office could call back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneError {
    /// Seven or eight digits: a landline whose area code must be added.
    AreaCode,
    /// Too few digits for a mobile number or a landline.
    TooShort,
    /// Too many digits.
    TooLong,
    /// Something else than digits, blanks, dashes, brackets and an extension.
    Characters,
    /// The right length, but no such number can exist.
    Impossible,
}

/// Words and signs that people put before an extension, besides a second dash.
const EXTENSION_MARKS: [&str; 6] = ["转", "轉", "分机", "ext", "x", "#"];

/// Longest extension, in digits.
const EXTENSION_DIGITS: usize = 6;

impl Phone {
    /// Reads a number as it was typed: full width, blanks, dashes, brackets, +86 and 0086 are
    /// understood.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let folded: String = typed
            .chars()
            .map(half_width)
            .map(|character| {
                if is_dash(character) {
                    '-'
                } else {
                    character.to_ascii_lowercase()
                }
            })
            .filter(|character| !character.is_whitespace())
            .collect();
        let (main, extension) = split_extension(&folded)?;
        let digits = digits_of(main)?;
        let national = national_digits(&digits, main.starts_with('+'))?;
        if national.starts_with('0') {
            landline(&national, extension)
        } else {
            mobile(&national, extension.is_some())
        }
    }

    /// The last four digits of the number itself, without an extension.
    #[must_use]
    pub fn last_four(&self) -> &str {
        let start = self.number.len().saturating_sub(4);
        self.number.get(start..).unwrap_or("")
    }

    /// Whether the number is a mobile one.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        self.area.is_none()
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(area) = &self.area {
            write!(formatter, "{area}-")?;
        }
        formatter.write_str(&self.number)?;
        match &self.extension {
            Some(extension) => write!(formatter, "-{extension}"),
            None => Ok(()),
        }
    }
}

/// A telephone number is personal, so it never appears in a debug print.
impl fmt::Debug for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Phone(…)")
    }
}

/// Splits off an extension: after a mark, or after a dash that follows seven or more digits of a
/// landline with area code.
fn split_extension(folded: &str) -> Result<(&str, Option<&str>), PhoneError> {
    let marked = EXTENSION_MARKS
        .iter()
        .find_map(|mark| folded.split_once(mark));
    let dashed = folded.rsplit_once('-').filter(|(main, tail)| {
        main.starts_with('0') && digit_count(main) >= 10 && tail.len() <= EXTENSION_DIGITS
    });
    let Some((main, extension)) = marked.or(dashed) else {
        return Ok((folded, None));
    };
    let extension = extension.trim_matches(|character| matches!(character, '-' | '.' | ':'));
    if extension.is_empty() || extension.bytes().any(|byte| !byte.is_ascii_digit()) {
        return Err(PhoneError::Characters);
    }
    if extension.len() > EXTENSION_DIGITS {
        return Err(PhoneError::TooLong);
    }
    Ok((main, Some(extension)))
}

fn digit_count(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The digits alone; anything that is not decoration is refused.
fn digits_of(main: &str) -> Result<String, PhoneError> {
    let body = main.strip_prefix('+').unwrap_or(main);
    let decoration = |character: char| matches!(character, '-' | '(' | ')' | '.' | '/');
    if body
        .chars()
        .any(|character| !character.is_ascii_digit() && !decoration(character))
    {
        return Err(PhoneError::Characters);
    }
    let digits: String = body.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() && !body.is_empty() {
        return Err(PhoneError::Characters);
    }
    Ok(digits)
}

/// The number as it is dialled inside China: country code 86 off, the 0 of an area code on.
fn national_digits(digits: &str, international: bool) -> Result<String, PhoneError> {
    let after_code = match (digits.strip_prefix("0086"), digits.strip_prefix("86")) {
        (Some(rest), _) => Some(rest),
        (None, Some(rest)) if international || is_mobile_number(rest) => Some(rest),
        (None, _) if international => return Err(PhoneError::Impossible),
        (None, _) => None,
    };
    let Some(rest) = after_code else {
        return Ok(digits.to_owned());
    };
    let needs_zero = !rest.starts_with('0') && rest.len() >= 9 && !is_mobile_number(rest);
    Ok(if needs_zero {
        format!("0{rest}")
    } else {
        rest.to_owned()
    })
}

/// 1[3-9] and nine more digits (numbering plan of the Ministry of Industry and Information
/// Technology, 电信网编号计划, 2017).
fn is_mobile_number(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    digits.len() == 11 && bytes.next() == Some(b'1') && matches!(bytes.next(), Some(b'3'..=b'9'))
}

fn mobile(digits: &str, has_extension: bool) -> Result<Phone, PhoneError> {
    if is_mobile_number(digits) && !has_extension {
        return Ok(Phone {
            area: None,
            number: digits.to_owned(),
            extension: None,
        });
    }
    Err(match digits.len() {
        7 | 8 if !digits.starts_with('1') => PhoneError::AreaCode,
        0..=10 => PhoneError::TooShort,
        11 => PhoneError::Impossible,
        _ => PhoneError::TooLong,
    })
}

/// Area codes have three digits for 010 and 02x and four for the rest; the number behind them has
/// seven or eight and never begins with 0 or 1 (same numbering plan).
fn landline(digits: &str, extension: Option<&str>) -> Result<Phone, PhoneError> {
    let area_length = if digits.starts_with("01") || digits.starts_with("02") {
        3
    } else {
        4
    };
    let (area, number) = digits
        .split_at_checked(area_length)
        .ok_or(PhoneError::TooShort)?;
    match number.len() {
        0..=6 => return Err(PhoneError::TooShort),
        7 | 8 => {}
        _ => return Err(PhoneError::TooLong),
    }
    let area_exists = !area.starts_with("00") && (!area.starts_with("01") || area == "010");
    if !area_exists || number.starts_with(['0', '1']) {
        return Err(PhoneError::Impossible);
    }
    Ok(Phone {
        area: Some(area.to_owned()),
        number: number.to_owned(),
        extension: extension.map(str::to_owned),
    })
}
