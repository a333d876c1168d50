//! Rows as they come in, and the table that they make.

use crate::fault::{Fault, FaultKind};
use crate::limits::Limits;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text without blanks at its ends; empty where nothing stands there.
    Text(String),
    /// A formula: what it comes to is nobody's word.
    Formula,
}

impl Cell {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }
}

/// A row with anything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1, as a spreadsheet counts.
    pub number: u32,
    /// Its cells; fewer than there are heads where the last ones are empty.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The heads.
    pub heads: Row,
    /// The rows below them that hold anything.
    pub rows: Vec<Row>,
}

/// Rows as they come in.
pub(crate) struct Rows<'a> {
    limits: &'a Limits,
    taken: Vec<Row>,
    blank: usize,
    row: Row,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            taken: Vec::new(),
            blank: 0,
            row: Row {
                number: 1,
                cells: Vec::new(),
            },
        }
    }

    /// Puts a cell into the row that is being filled; columns from 0, never backwards.
    pub(crate) fn cell(&mut self, column: usize, cell: Cell) -> Result<(), Fault> {
        if cell.is_empty() {
            return Ok(());
        }
        if column >= self.limits.columns {
            return Err(self.fault(FaultKind::Columns, self.limits.columns));
        }
        self.row.cells.truncate(column);
        let gap = Cell::Text(String::new());
        self.row.cells.resize(column, gap);
        self.row.cells.push(cell);
        Ok(())
    }

    /// A text as it stands in the file.
    pub(crate) fn text(&mut self, column: usize, text: &str) -> Result<(), Fault> {
        let text = text.trim();
        if text.chars().count() > self.limits.cell {
            return Err(self.fault(FaultKind::Cell, column));
        }
        let cell = if text.starts_with('=') {
            Cell::Formula
        } else {
            Cell::Text(text.to_owned())
        };
        self.cell(column, cell)
    }

    /// Ends the row; the next one has this number.
    pub(crate) fn next(&mut self, number: u32) -> Result<(), Fault> {
        let next = Row {
            number,
            cells: Vec::new(),
        };
        let row = std::mem::replace(&mut self.row, next);
        if row.cells.is_empty() {
            self.blank += 1;
            if self.blank > self.limits.blank {
                return Err(FaultKind::Rows.at(row.number, 0));
            }
            return Ok(());
        }
        if self.taken.len() >= self.limits.rows {
            return Err(FaultKind::Rows.at(row.number, 0));
        }
        self.taken.push(row);
        Ok(())
    }

    /// Bytes behind which no cell ends that would be taken.
    pub(crate) fn room(&self) -> usize {
        self.limits.cell.saturating_mul(4)
    }

    /// Something wrong with a cell of this row; columns from 0.
    pub(crate) fn fault(&self, kind: FaultKind, column: usize) -> Fault {
        let column = u32::try_from(column + 1).unwrap_or(u32::MAX);
        kind.at(self.row.number, column)
    }

    /// The table.
    pub(crate) fn into_table(mut self) -> Result<Table, Fault> {
        self.next(u32::MAX)?;
        let mut rows = self.taken.into_iter();
        let heads = rows.next().ok_or(FaultKind::Empty.of_the_file())?;
        Ok(Table {
            heads,
            rows: rows.collect(),
        })
    }
}
