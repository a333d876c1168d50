//! The letters of a city's texts: how else each is written, and how it sounds.
//!
//! A city's texts use some two thousand different characters. What a search must know of them
//! is made where there are large tables, at import, and travels as three small columns.

use super::{
    columns::{ColumnWriter, Columns},
    error::{PackError, Problem},
    lists::{self, ListColumn},
    text::{self, TextColumn},
};
use crate::rows::row;

/// One letter as the search compares it: folded ([`crate::search::fold`]) and simplified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter.
    pub letter: char,
    /// Other forms of it that stand in texts or are typed: traditional ones above all.
    pub variants: String,
    /// Its readings in pinyin, small letters without tones, the usual one first.
    pub readings: Vec<String>,
}

/// Writes the letters; none write no column.
pub fn write(writer: &mut ColumnWriter, letters: &[Letter]) {
    if letters.is_empty() {
        return;
    }
    let all: String = letters.iter().map(|letter| letter.letter).collect();
    let _infallible = writer.column("letters").str(&all).is_ok();
    let variants = letters
        .iter()
        .map(|letter| Some(letter.variants.as_str()).filter(|variants| !variants.is_empty()));
    text::write(writer, "variants", variants);
    let readings = letters.iter().map(|letter| letter.readings.as_slice());
    lists::write(writer, "readings", readings);
}

/// The letters in memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letters {
    all: String,
    variants: TextColumn,
    readings: ListColumn,
}

impl Letters {
    /// Reads the letters; a pack without them has none.
    pub fn read(columns: &Columns<'_>) -> Result<Letters, PackError> {
        let Ok(mut column) = columns.column("letters") else {
            return Ok(Letters::default());
        };
        let letters = column
            .str()
            .map_err(|_| columns.refuse("letters", Problem::Malformed))?;
        let count = letters.chars().count();
        Ok(Letters {
            all: letters.to_owned(),
            variants: TextColumn::read(columns, "variants", count)?,
            readings: ListColumn::read(columns, "readings", count)?,
        })
    }

    /// Every letter with its other forms and the place of its readings in [`Letters::readings`],
    /// if it has any.
    pub fn iter(&self) -> impl Iterator<Item = (char, &str, Option<u32>)> {
        self.all.chars().enumerate().map(|(at, letter)| {
            let at = row(at);
            let variants = self.variants.get(at).unwrap_or_default();
            (letter, variants, self.readings.entry(at))
        })
    }

    /// Every combination of readings that some letter has.
    pub fn readings(&self) -> &[Vec<String>] {
        self.readings.entries()
    }
}
