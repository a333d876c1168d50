//! One sheet, row by row: what merged cells mean for the rows below, what is too large.

use std::collections::BTreeMap;

use calamine::Dimensions;

use crate::import::limits;
use crate::import::table::{Refusal, Row, row::Rows};

/// The row that is being filled.
#[derive(Default)]
pub(super) struct Sheet {
    row: u32,
    cells: Vec<String>,
    bytes: usize,
    overflow: bool,
    /// Cells merged over several rows that are still to come, the next one last.
    waiting: Vec<Dimensions>,
    /// By column: the last row of a merged cell that reaches into this row, and its text.
    reaching: BTreeMap<usize, (u32, String)>,
}

impl Sheet {
    /// A sheet with these merged cells.
    pub(super) fn new(merged: &[Dimensions]) -> Sheet {
        // A cell merged over rows stands for each of them; one merged over columns is a title.
        let tall = merged
            .iter()
            .filter(|m| m.start.0 != m.end.0 && m.start.1 == m.end.1)
            .filter(|m| (m.start.1 as usize) < limits::COLUMNS);
        let mut waiting: Vec<Dimensions> = tall.copied().collect();
        waiting.sort_by_key(|area| std::cmp::Reverse(area.start.0));
        Sheet {
            waiting,
            ..Sheet::default()
        }
    }

    /// The row that is being filled, and the cell behind its last one.
    pub(super) fn at(&self) -> (u32, u32) {
        (
            self.row,
            u32::try_from(self.cells.len()).unwrap_or(u32::MAX),
        )
    }

    /// Takes the next cell; rows come one after the other.
    pub(super) fn cell(
        &mut self,
        (row, column): (u32, u32),
        text: &str,
        rows: &mut Rows,
    ) -> Result<(), Refusal> {
        if row != self.row {
            self.end_row(rows)?;
            self.row = row;
        }
        if text.is_empty() {
            return Ok(());
        }
        let column = column as usize;
        self.bytes += text.len();
        if column >= limits::COLUMNS || self.bytes > limits::ROW_BYTES {
            self.overflow = true;
            return Ok(());
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        text.clone_into(&mut self.cells[column]);
        Ok(())
    }

    /// Takes the row that was being filled.
    pub(super) fn end_row(&mut self, rows: &mut Rows) -> Result<(), Refusal> {
        let line = self.row as usize + 1;
        let mut cells = std::mem::take(&mut self.cells);
        self.bytes = 0;
        if std::mem::take(&mut self.overflow) {
            rows.reject(
                line,
                "too-large",
                "the row has more than 256 KB or 512 cells",
            );
            return Ok(());
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        self.fill_down(&mut cells);
        rows.push(Row::new(line, cells.iter().map(String::as_str)))
    }

    /// Gives the row the texts of merged cells that began above it.
    fn fill_down(&mut self, cells: &mut Vec<String>) {
        let row = self.row;
        self.reaching.retain(|_, (last, _)| *last >= row);
        for (column, (_, text)) in &self.reaching {
            if cells.len() <= *column {
                cells.resize(column + 1, String::new());
            }
            if cells[*column].is_empty() {
                cells[*column].clone_from(text);
            }
        }
        while let Some(area) = self.waiting.pop_if(|area| area.start.0 <= row) {
            let column = area.start.1 as usize;
            let text = cells.get(column).filter(|text| !text.is_empty());
            if let Some(text) = text.filter(|_| area.start.0 == row) {
                self.reaching.insert(column, (area.end.0, text.clone()));
            }
        }
    }
}

/// Cells of one sort: how many, and the first of them.
#[derive(Default)]
pub(super) struct Cells {
    count: usize,
    first: (u32, u32),
}

impl Cells {
    /// Counts a cell.
    pub(super) fn count(&mut self, at: (u32, u32)) {
        if self.count == 0 {
            self.first = at;
        }
        self.count += 1;
    }

    /// Says so, if there are any: their number and where the first one is (`D5`).
    pub(super) fn tell(
        &self,
        rows: &mut Rows,
        code: &'static str,
        message: impl Fn(usize, &str) -> String,
    ) {
        let (row, column) = self.first;
        let line = row as usize + 1;
        if self.count > 0 {
            let at = format!("{}{line}", letters(column));
            rows.warn(line, code, message(self.count, &at));
        }
    }
}

/// The name of a column, counted from 0: `A`, `Z`, `AA`.
fn letters(column: u32) -> String {
    let mut rest = column;
    let mut name = Vec::new();
    loop {
        name.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        match (rest / 26).checked_sub(1) {
            Some(left) => rest = left,
            None => return name.into_iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_the_names_that_people_see() {
        let names = [0, 25, 26, 701, 702, 16_383].map(letters);
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
