//! A list as a table of cells by header, each row with its line in the file.

use std::collections::BTreeMap;

use super::Raw;
use crate::clean::{filled, tidy};
use crate::problem::Problem;

/// One row of a list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line of the file on which the row starts; the header is line 1.
    pub line: usize,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// The tidied text of a cell; empty when the column does not exist.
    #[must_use]
    pub fn text(&self, header: &str) -> String {
        self.cells
            .get(header)
            .map_or_else(String::new, |cell| tidy(cell))
    }

    /// The text of a cell, or nothing when it is empty or a placeholder.
    #[must_use]
    pub fn filled(&self, header: &str) -> Option<String> {
        self.cells.get(header).and_then(|cell| filled(cell))
    }

    /// The number in a cell.
    #[must_use]
    pub fn number<T: std::str::FromStr>(&self, header: &str) -> Option<T> {
        self.text(header).parse().ok()
    }
}

impl Raw {
    /// Reads a list; cells may hold line breaks.
    pub fn table(&self, name: &str) -> Result<Vec<Row>, Problem> {
        let text = self.text(name)?;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let path = self.path(name);
        let wrong = |line: usize, e: csv::Error| Problem::content(&path, line, e);
        let headers: Vec<String> = reader
            .headers()
            .map_err(|e| wrong(1, e))?
            .iter()
            .map(tidy)
            .collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| {
                let line = e.position().map_or(0, csv::Position::line);
                wrong(usize::try_from(line).unwrap_or_default(), e)
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            let cells = record.iter().map(str::to_owned);
            rows.push(Row {
                line: usize::try_from(line).unwrap_or_default(),
                cells: headers.iter().cloned().zip(cells).collect(),
            });
        }
        Ok(rows)
    }
}
