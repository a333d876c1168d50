//! The code by which a person follows a request: easy to say on the telephone and to write down.

use std::fmt;

use crate::gf32;
use crate::width::{half_width, is_dash};

/// How many random bits a code carries: ten symbols of five bits.
pub const CODE_BITS: u32 = 50;

/// Symbols that carry data.
const DATA_SYMBOLS: u32 = 10;

/// All symbols, the check symbol included; shown in groups of 4, 4 and 3.
const SYMBOLS: usize = 11;

/// Crockford's base 32: digits and letters without I, L, O and U (crockford.com, "Base 32").
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A tracking code: 50 bits and a check symbol that notices every single wrong symbol and every
/// swap of two symbols.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TrackingCode {
    bits: u64,
}

/// Why a text is no tracking code. Which symbol is wrong cannot be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackingCodeError {
    /// Not exactly eleven symbols.
    Length {
        /// How many symbols were found; blanks and dashes do not count.
        symbols: usize,
    },
    /// A character that is in no code.
    Symbol,
    /// All symbols are possible but do not belong together: one is wrong, or two are swapped.
    Check,
}

impl TrackingCode {
    /// Every sign that a code may hold, for whoever types without a keyboard.
    pub fn signs() -> impl Iterator<Item = char> {
        ALPHABET.iter().copied().map(char::from)
    }

    /// The code that carries the low 50 bits of a number; higher bits are ignored.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self {
            bits: bits & ((1 << CODE_BITS) - 1),
        }
    }

    /// The 50 bits that the code carries.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.bits
    }

    /// Reads a code as people type it: either case, full width, with or without blanks and dashes,
    /// and with the letters O, I and L for the digits 0 and 1.
    pub fn parse(typed: &str) -> Result<Self, TrackingCodeError> {
        let symbols = typed
            .chars()
            .map(half_width)
            .filter(|character| !character.is_whitespace() && !is_dash(*character))
            .map(symbol_value)
            .collect::<Option<Vec<u8>>>()
            .ok_or(TrackingCodeError::Symbol)?;
        let Some((_, data)) = symbols.split_last().filter(|_| symbols.len() == SYMBOLS) else {
            return Err(TrackingCodeError::Length {
                symbols: symbols.len(),
            });
        };
        if gf32::weighted_sum(symbols.iter().copied()) != 0 {
            return Err(TrackingCodeError::Check);
        }
        let bits = data
            .iter()
            .fold(0, |bits, symbol| bits << 5 | u64::from(*symbol));
        Ok(Self::from_bits(bits))
    }

    /// The ten data symbols, most significant first.
    fn data(self) -> impl Iterator<Item = u8> {
        (0..DATA_SYMBOLS)
            .rev()
            .map(move |place| u8::try_from(self.bits >> (5 * place) & 31).unwrap_or(0))
    }
}

impl fmt::Display for TrackingCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let check = gf32::check_symbol(self.data());
        for (place, symbol) in self.data().chain([check]).enumerate() {
            let dash = if place == 4 || place == 8 { "-" } else { "" };
            write!(formatter, "{dash}{}", symbol_letter(symbol))?;
        }
        Ok(())
    }
}

/// A code opens the state of somebody's request, so it never appears in a debug print.
impl fmt::Debug for TrackingCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TrackingCode(…)")
    }
}

/// The value of a typed symbol, look-alikes included.
fn symbol_value(character: char) -> Option<u8> {
    let letter = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    (0..gf32::ELEMENTS).find(|value| symbol_letter(*value) == letter)
}

/// The letter of a symbol; values run from 0 to 31.
fn symbol_letter(value: u8) -> char {
    ALPHABET
        .get(usize::from(value))
        .map_or('0', |letter| char::from(*letter))
}
