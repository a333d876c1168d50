//! A column of texts as a dictionary and one code for each row.
//!
//! Dictionary entries stand in the order of their first use. A code says how far back from
//! the newest entry the row's text stands: 0 no text, 1 a new entry, 2 the newest, 3 the one
//! before. A column without repetition is therefore all ones, which cost nothing under brotli.

use std::collections::BTreeMap;

use super::{
    columns::{ColumnWriter, Columns},
    error::{PackError, Problem},
    planes,
};
use crate::rows::row;

/// Codes and dictionary of any column that has few different values.
pub struct Dictionary<'a, T: ?Sized> {
    /// Every value once, in the order of its first use.
    pub entries: Vec<&'a T>,
    /// One code for each row.
    pub codes: Vec<u32>,
}

impl<'a, T: Ord + ?Sized> Dictionary<'a, T> {
    /// Collects the values of all rows.
    pub fn collect(values: impl IntoIterator<Item = Option<&'a T>>) -> Dictionary<'a, T> {
        let mut known: BTreeMap<&T, u32> = BTreeMap::new();
        let mut entries = Vec::new();
        let codes = values
            .into_iter()
            .map(|value| {
                let Some(value) = value else { return 0 };
                let frontier = row(entries.len());
                let place = *known.entry(value).or_insert_with(|| {
                    entries.push(value);
                    frontier
                });
                1 + frontier - place
            })
            .collect();
        Dictionary { entries, codes }
    }

    /// For each row its place in the dictionary; 0 also for a row without a value.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        let mut frontier = 0;
        self.codes.iter().map(move |code| {
            frontier += u32::from(*code == 1);
            (frontier + 1).saturating_sub((*code).max(2))
        })
    }
}

/// Turns codes into places in the dictionary plus one, 0 for no value; checks them all.
pub fn places(codes: Vec<u32>, entries: usize) -> Result<Vec<u32>, Problem> {
    let mut frontier = 0_u32;
    let mut place = |(at, code): (usize, u32)| {
        let place = match code {
            0 => return Ok(0),
            1 => {
                frontier += 1;
                Some(frontier)
            }
            back => (frontier + 2).checked_sub(back).filter(|place| *place > 0),
        };
        place
            .filter(|place| *place as usize <= entries)
            .ok_or(Problem::Value {
                row: at,
                value: code,
            })
    };
    codes.into_iter().enumerate().map(&mut place).collect()
}

/// Writes a column of texts.
pub fn write<'a>(
    writer: &mut ColumnWriter,
    name: &str,
    values: impl IntoIterator<Item = Option<&'a str>>,
) {
    let dictionary = Dictionary::collect(values);
    let encoder = writer.column(name);
    let _infallible = encoder
        .array(2)
        .and_then(|e| e.encode(&dictionary.entries))
        .and_then(|e| e.bytes(&planes::encode(&dictionary.codes)))
        .is_ok();
}

/// A column of texts in memory: one string with all entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextColumn {
    text: String,
    ends: Vec<u32>,
    /// For each row its place in the dictionary plus one; empty when no row has a text.
    places: Vec<u32>,
}

impl TextColumn {
    /// Reads a column of texts.
    pub fn read(
        columns: &Columns<'_>,
        name: &'static str,
        rows: usize,
    ) -> Result<TextColumn, PackError> {
        let malformed = || columns.refuse(name, Problem::Malformed);
        let mut decoder = columns.column(name)?;
        decoder.array().map_err(|_| malformed())?;
        let (mut text, mut ends) = (String::new(), Vec::new());
        for entry in decoder.array_iter::<&str>().map_err(|_| malformed())? {
            text.push_str(entry.map_err(|_| malformed())?);
            ends.push(u32::try_from(text.len()).map_err(|_| malformed())?);
        }
        let codes = decoder.bytes().map_err(|_| malformed())?;
        let places = if codes.is_empty() {
            Vec::new()
        } else {
            places(columns.planes(name, codes, rows)?, ends.len())
                .map_err(|problem| columns.refuse(name, problem))?
        };
        Ok(TextColumn { text, ends, places })
    }

    /// The text of a row, if it has one.
    pub fn get(&self, row: u32) -> Option<&str> {
        self.entry((*self.places.get(row as usize)? as usize).checked_sub(1)?)
    }

    /// Every different text.
    pub fn entries(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|entry| self.entry(entry))
    }

    /// For each row the place of its text among [`TextColumn::entries`] plus one, 0 without a
    /// text; empty when no row has one.
    pub fn places(&self) -> &[u32] {
        &self.places
    }

    /// Puts a text in the place of that of a row and returns the place that was there before.
    pub fn put(&mut self, row: u32, rows: usize, text: Option<&str>) -> u32 {
        let place = text.map_or(0, |text| {
            self.text.push_str(text);
            self.ends
                .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
            crate::rows::row(self.ends.len())
        });
        self.point(row, rows, place)
    }

    /// Lets a row have the text at this place again.
    pub fn point(&mut self, row: u32, rows: usize, place: u32) -> u32 {
        self.places.resize(rows, 0);
        let known = self.places.get_mut(row as usize);
        known.map_or(0, |known| std::mem::replace(known, place))
    }

    /// Forgets all texts but the first so many.
    pub fn cut(&mut self, entries: usize) {
        self.ends.truncate(entries);
        let end = self.ends.last().map_or(0, |end| *end as usize);
        self.text.truncate(end);
    }

    fn entry(&self, entry: usize) -> Option<&str> {
        let end = *self.ends.get(entry)? as usize;
        let start = match entry.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_without_repetition_is_all_ones() {
        let dictionary = Dictionary::collect(["a", "b", "c"].map(Some));
        assert_eq!(dictionary.codes, [1, 1, 1]);
    }

    #[test]
    fn codes_count_back_from_the_newest_entry() {
        let values = [Some("a"), Some("b"), None, Some("b"), Some("a"), Some("c")];
        let dictionary = Dictionary::collect(values);
        assert_eq!(dictionary.entries, ["a", "b", "c"]);
        assert_eq!(dictionary.codes, [1, 1, 0, 2, 3, 1]);
        assert_eq!(places(dictionary.codes, 3).unwrap(), [1, 2, 0, 2, 1, 3]);
    }

    #[test]
    fn codes_that_point_nowhere_are_refused_with_their_row() {
        let bad = |codes: &[u32]| places(codes.to_vec(), 1).unwrap_err();
        assert_eq!(bad(&[1, 1]), Problem::Value { row: 1, value: 1 });
        assert_eq!(bad(&[2]), Problem::Value { row: 0, value: 2 });
        assert_eq!(bad(&[1, 3]), Problem::Value { row: 1, value: 3 });
    }
}
