//! The short code that stands apart on the sheet: easy to read aloud, to copy and to type.

use std::fmt;

use eldercare_requests::{half_width, is_dash};

use crate::check_symbol::{SYMBOLS, check_symbol, weighted_sum};

/// Whole bits that a code carries: 11 symbols of 31 are 54.5.
pub const CODE_BITS: u32 = 54;

/// Symbols that carry data.
const DATA: usize = 11;

/// All symbols, the check symbol included; shown in three groups of four.
pub const CODE_SYMBOLS: usize = DATA + 1;

/// Symbols of a group.
const GROUP: usize = 4;

/// Digits and capital letters without those that look alike: 0 and O, 1, I and L.
const ALPHABET: &[u8; SYMBOLS as usize] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// A code: 54 bits and a symbol that notices every single wrong symbol and every swap of two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; DATA]);

/// Why a text is no code. That it is *another* sheet's code only the encryption can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Nothing was typed.
    Missing,
    /// Not exactly twelve symbols.
    Length {
        /// How many were found; blanks and dashes do not count.
        symbols: usize,
    },
    /// 0, O, 1, I or L, which are in no code: some other sign was misread.
    LookAlike(char),
    /// Another sign that is in no code.
    Symbol(char),
    /// All symbols are possible but do not belong together: a slip of the pen.
    Slip,
}

impl Code {
    /// A code of random bytes. 128 bits are divided by 31¹¹ ≈ 2⁵⁴·⁵, so that no code is likelier
    /// than another by more than one in 2⁷³.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Code {
        let mut left = u128::from_be_bytes(bytes);
        Code(std::array::from_fn(|_| {
            let symbol = u8::try_from(left % u128::from(SYMBOLS)).unwrap_or(0);
            left /= u128::from(SYMBOLS);
            symbol
        }))
    }

    /// Reads a code as people type it: either case, full width, with or without blanks and dashes.
    pub fn parse(typed: &str) -> Result<Code, CodeError> {
        let symbols = typed
            .chars()
            .map(half_width)
            .filter(|sign| !sign.is_whitespace() && !is_dash(*sign) && *sign != '_')
            .map(symbol_of)
            .collect::<Result<Vec<u8>, _>>()?;
        if symbols.is_empty() {
            return Err(CodeError::Missing);
        }
        let Some((Ok(data), _)) = symbols
            .split_last()
            .filter(|_| symbols.len() == CODE_SYMBOLS)
            .map(|(last, data)| (<[u8; DATA]>::try_from(data), last))
        else {
            return Err(CodeError::Length {
                symbols: symbols.len(),
            });
        };
        if weighted_sum(&symbols) != 0 {
            return Err(CodeError::Slip);
        }
        Ok(Code(data))
    }

    /// What the key is derived from: the eleven symbols as capital letters and digits.
    #[must_use]
    pub fn secret(self) -> [u8; DATA] {
        self.0.map(letter)
    }
}

/// Three groups of four.
impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let check = check_symbol(&self.0);
        for (place, symbol) in self.0.iter().chain([&check]).enumerate() {
            if place > 0 && place % GROUP == 0 {
                formatter.write_str("-")?;
            }
            write!(formatter, "{}", char::from(letter(*symbol)))?;
        }
        Ok(())
    }
}

/// A code opens what a paper says about somebody, so it never appears in a debug print.
impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Code(…)")
    }
}

fn symbol_of(sign: char) -> Result<u8, CodeError> {
    let upper = sign.to_ascii_uppercase();
    if matches!(upper, '0' | 'O' | '1' | 'I' | 'L') {
        return Err(CodeError::LookAlike(upper));
    }
    ALPHABET
        .iter()
        .position(|letter| char::from(*letter) == upper)
        .and_then(|at| u8::try_from(at).ok())
        .ok_or(CodeError::Symbol(sign))
}

/// The letter of a symbol; values run from 0 to 30.
fn letter(symbol: u8) -> u8 {
    ALPHABET
        .get(usize::from(symbol))
        .copied()
        .unwrap_or(ALPHABET[0])
}
