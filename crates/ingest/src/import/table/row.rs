//! Rows in little memory: one text and the ends of its cells.

use super::Refusal;
use crate::import::limits;
use crate::report::{Rejected, Text, Warning};

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    line: u32,
    /// Number among the features of a file, from 1; zero for a row that has a line of its own.
    feature: u32,
    text: Box<str>,
    ends: Box<[u32]>,
}

impl Row {
    /// A row of these cells.
    #[must_use]
    pub fn new<'a>(line: usize, cells: impl Iterator<Item = &'a str>) -> Row {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for cell in cells {
            text.push_str(cell);
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        Row {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            feature: 0,
            text: text.into(),
            ends: ends.into(),
        }
    }

    /// The same as a feature, by its number from 1: a whole file of them may stand on one line.
    #[must_use]
    pub fn as_feature(self, number: usize) -> Row {
        Row {
            feature: u32::try_from(number).unwrap_or(u32::MAX),
            ..self
        }
    }

    /// Its number among the features of the file, if it is one.
    #[must_use]
    pub fn feature(&self) -> Option<u32> {
        (self.feature > 0).then_some(self.feature)
    }

    /// Line of the file on which the row starts, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line as usize
    }

    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no cell holds anything but blanks.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text of a cell as it stands in the file; empty where the row has no such cell.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map(|end| *end as usize);
        let start = if column == 0 {
            Some(0)
        } else {
            end(column - 1)
        };
        let range = start.zip(end(column)).map(|(start, end)| start..end);
        range.and_then(|r| self.text.get(r)).unwrap_or_default()
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|column| self.cell(column))
    }
}

/// The rows of a file as they come in, with what could not be taken.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) taken: Vec<Row>,
    pub(super) rejected: Vec<Rejected>,
    pub(super) warnings: Vec<Warning>,
    bytes: usize,
}

impl Rows {
    /// Takes a row, unless it is blank. Fails when the list is larger than any real one.
    pub(super) fn push(&mut self, row: Row) -> Result<(), Refusal> {
        if row.is_empty() {
            return Ok(());
        }
        self.bytes += row.text.len();
        if self.taken.len() >= limits::ROWS || self.bytes > limits::TEXT_BYTES {
            return Err(Refusal {
                line: row.line(),
                code: "too-large",
                message: format!(
                    "more than {} rows or {} MB of text: cut the list into one for each district",
                    limits::ROWS,
                    limits::TEXT_BYTES >> 20
                ),
            });
        }
        self.taken.push(row);
        Ok(())
    }

    /// Counts a row that cannot be taken.
    pub(super) fn reject(&mut self, line: usize, reason: &'static str, message: impl Into<Text>) {
        self.rejected.push(Rejected {
            line,
            reason,
            message: message.into(),
        });
    }

    /// Notes something.
    pub(super) fn warn(&mut self, line: usize, code: &'static str, message: impl Into<Text>) {
        self.warnings.push(Warning {
            line,
            code,
            message: message.into(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_were_and_missing_ones_are_empty() {
        let row = Row::new(7, ["a", "", "護理"].into_iter());
        assert_eq!(row.cells().collect::<Vec<_>>(), ["a", "", "護理"]);
        assert_eq!((row.cell(3), row.len(), row.line()), ("", 3, 7));
        assert!(Row::new(1, [" ", "\u{3000}"].into_iter()).is_empty());
    }
}
