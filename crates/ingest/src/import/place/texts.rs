//! The cells of a row by meaning, cleaned, with account of what was left out.

use super::Reading;
use crate::clean::{filled, has_private_number, plain, without_names, without_private_numbers};
use crate::import::columns::Field;
use crate::import::limits;
use crate::import::table::Row;
use crate::report::Report;

/// A row being read. What it notes is told at the end, once for each code.
#[derive(Debug)]
pub struct Texts<'a> {
    reading: &'a Reading<'a>,
    row: &'a Row,
    notes: Vec<(&'static str, String)>,
}

impl<'a> Texts<'a> {
    /// A row.
    #[must_use]
    pub fn of(reading: &'a Reading<'a>, row: &'a Row) -> Texts<'a> {
        Texts {
            reading,
            row,
            notes: Vec::new(),
        }
    }

    /// Line of the file.
    #[must_use]
    pub fn line(&self) -> usize {
        self.row.line()
    }

    /// Notes something about the row.
    pub fn note(&mut self, code: &'static str, message: impl Into<String>) {
        if self.notes.iter().all(|(known, _)| *known != code) {
            self.notes.push((code, message.into()));
        }
    }

    /// Writes the notes into the report.
    pub fn tell(&mut self, report: &mut Report) {
        for (code, message) in self.notes.drain(..) {
            report.warn(self.row.line(), code, message);
        }
    }

    /// The text of a meaning: fixed by the mapping, or the first filled column.
    pub fn get(&mut self, field: Field) -> Option<String> {
        self.all(field).into_iter().next()
    }

    /// The texts of all columns of a meaning.
    pub fn all(&mut self, field: Field) -> Vec<String> {
        if let Some(fixed) = self.reading.mapping.fixed.get(&field) {
            return fixed.iter().cloned().collect();
        }
        let columns = self.reading.columns.of(field);
        columns
            .iter()
            .filter_map(|column| self.cell(*column, Some(field)))
            .collect()
    }

    /// The text of a column by its header.
    pub fn of_header(&mut self, header: &str) -> Option<String> {
        let column = self.reading.headers.iter().position(|h| h == header)?;
        self.cell(column, None)
    }

    /// The cell as it stands in the file, for phones and coordinates.
    #[must_use]
    pub fn raw(&self, field: Field) -> String {
        if let Some(fixed) = self.reading.mapping.fixed.get(&field) {
            return fixed.iter().next().cloned().unwrap_or_default();
        }
        let columns = self.reading.columns.of(field).iter();
        let cells = columns.map(|column| self.row.cell(*column).trim());
        let cell = cells
            .into_iter()
            .find(|cell| !cell.is_empty())
            .unwrap_or_default();
        let (cell, _) = plain(cell);
        filled(&cell).map(|_| cell).unwrap_or_default()
    }

    /// A value read from a text, with a note when there is a text and no value.
    pub fn read<T>(&mut self, field: Field, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.get(field)?;
        let value = read(&text);
        if value.is_none() {
            self.unreadable(field, &text);
        }
        value
    }

    /// Notes a text that was not understood.
    pub fn unreadable(&mut self, field: Field, text: &str) {
        // A row may have several such cells; each has its own line in the report.
        let message = format!(
            "{} was left out, not understood: {}",
            field.id(),
            shown(text)
        );
        self.notes.push(("unreadable", message));
    }

    fn cell(&mut self, column: usize, field: Option<Field>) -> Option<String> {
        let raw = self.row.cell(column);
        if raw.len() > limits::CELL_BYTES {
            let header = &self.reading.headers[column];
            let message = format!("{header} was left out: the cell is longer than 32 KB");
            self.note("cell-too-long", message);
            return None;
        }
        let (text, changed) = plain(raw);
        if changed {
            self.note(
                "control-characters",
                "signs that nobody sees were taken out",
            );
        }
        let text = filled(&text)?;
        if let Some(said) = field.and_then(|field| self.reading.mapping.value(field, &text)) {
            return filled(said);
        }
        if text.contains('\u{fffd}') && field != Some(Field::Name) {
            let header = &self.reading.headers[column];
            self.note(
                "broken-text",
                format!("{header} was left out: its signs are broken in the file"),
            );
            return None;
        }
        if field == Some(Field::Phone) {
            return Some(text);
        }
        self.without_persons(text, field == Some(Field::Name))
    }

    /// A text without the numbers and the names of persons.
    fn without_persons(&mut self, mut text: String, name: bool) -> Option<String> {
        let (left, named) = without_names(&text, name);
        if named {
            self.note(
                "personal-name",
                "the name of a person was left out of a text",
            );
            text = left;
        }
        let numbered = has_private_number(&text);
        if numbered {
            self.note(
                "personal-number",
                "the number of a person was left out of a text",
            );
            while has_private_number(&text) {
                text = without_private_numbers(&text).0;
            }
        }
        if named || numbered {
            // What stood in brackets of its own leaves none behind.
            let bare = text.replace("()", "").replace("（）", "");
            return filled(&bare);
        }
        Some(text)
    }
}

/// The beginning of a text for a message, without numbers of persons.
pub(in crate::import) fn shown(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut text = text.to_owned();
    text = without_names(&text, false).0;
    while has_private_number(&text) {
        text = without_private_numbers(&text).0;
    }
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
