//! XLSX, cell by cell: the stated size of a sheet is never believed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{DataRef, Dimensions, Reader as _, SheetType, Xlsx, XlsxError, open_workbook};

use super::{Hints, Read, Refusal, Row, row::Rows, zipped};
use crate::import::limits;

type Book = Xlsx<BufReader<File>>;

/// Reads a sheet: the one that is asked for, or the first with a table.
pub(super) fn read(path: &Path, hints: &Hints) -> Result<Read, Refusal> {
    zipped::check(path)?;
    let mut book: Book = open_workbook(path).map_err(|e: XlsxError| damaged(&e))?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let chosen = chosen(&sheets, hints.sheet.as_ref())?;
    let mut first = None;
    let mut others = Vec::new();
    for name in chosen {
        let rows = sheet(&mut book, name)?;
        if rows.taken.is_empty() && rows.rejected.is_empty() {
            continue;
        }
        match first {
            None => first = Some((name, rows)),
            Some(_) => others.push(name.as_str()),
        }
    }
    let Some((name, mut rows)) = first else {
        return Err(Refusal::new("empty-file", "no sheet holds anything"));
    };
    if !others.is_empty() {
        let others = others.join(", ");
        let message =
            format!("only the sheet {name} was read; for the others say --sheet: {others}");
        rows.warn(1, "other-sheets", message);
    }
    Ok(Read {
        form: format!("XLSX, sheet {name}"),
        headers: None,
        rows,
        ragged: true,
    })
}

/// The sheets that are looked at.
fn chosen<'a>(sheets: &'a [String], wanted: Option<&String>) -> Result<Vec<&'a String>, Refusal> {
    let chosen: Vec<&String> = sheets
        .iter()
        .filter(|sheet| wanted.is_none_or(|wanted| wanted == *sheet))
        .collect();
    match wanted {
        Some(wanted) if chosen.is_empty() => {
            let there = sheets.join(", ");
            let message = format!("there is no sheet {wanted}; there are: {there}");
            Err(Refusal::new("no-sheet", message))
        }
        _ => Ok(chosen),
    }
}

fn damaged(error: &XlsxError) -> Refusal {
    Refusal::new("damaged", format!("the workbook cannot be read: {error}"))
}

fn sheet(book: &mut Book, name: &str) -> Result<Rows, Refusal> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    // Books of old Macs count days from 1904, which is 1,462 days later.
    let epoch = if book.has_1904_epoch() { 1462.0 } else { 0.0 };
    let mut rows = Rows::default();
    let mut sheet = Sheet::new(&merged);
    let mut cells = book.worksheet_cells_reader(name).map_err(|e| damaged(&e))?;
    while let Some(cell) = cells.next_cell_with_formula().map_err(|e| damaged(&e))? {
        if cell.formula.is_some() {
            sheet.formulas.push(cell.pos);
        }
        sheet.cell(cell.pos, text(&cell.value, epoch), &mut rows)?;
    }
    sheet.end_row(&mut rows)?;
    if let Some((row, column)) = sheet.formulas.first() {
        let message = format!(
            "{} cells are computed by a formula, the first in column {}: \
             the value that the workbook keeps was taken as text, nothing was computed",
            sheet.formulas.len(),
            column + 1
        );
        rows.warn(*row as usize + 1, "formula", message);
    }
    Ok(rows)
}

/// The text that a person sees in the cell, as far as the file says it.
fn text(value: &DataRef<'_>, epoch: f64) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        // A serial number; what it means is decided where a date is wanted.
        DataRef::DateTime(date) => (date.as_f64() + epoch).to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// The row that is being filled.
struct Sheet {
    row: u32,
    cells: Vec<String>,
    bytes: usize,
    overflow: bool,
    /// Cells merged over several rows that are still to come, the next one last.
    waiting: Vec<Dimensions>,
    /// By column: the last row of a merged cell that reaches into this row, and its text.
    reaching: BTreeMap<usize, (u32, String)>,
    formulas: Vec<(u32, u32)>,
}

impl Sheet {
    fn new(merged: &[Dimensions]) -> Sheet {
        // A cell merged over rows stands for each of them; one merged over columns is a title.
        let tall = merged
            .iter()
            .filter(|m| m.start.0 != m.end.0 && m.start.1 == m.end.1)
            .filter(|m| (m.start.1 as usize) < limits::COLUMNS);
        let mut waiting: Vec<Dimensions> = tall.copied().collect();
        waiting.sort_by_key(|area| std::cmp::Reverse(area.start.0));
        Sheet {
            row: 0,
            cells: Vec::new(),
            bytes: 0,
            overflow: false,
            waiting,
            reaching: BTreeMap::new(),
            formulas: Vec::new(),
        }
    }

    fn cell(
        &mut self,
        (row, column): (u32, u32),
        text: String,
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
        self.cells[column] = text;
        Ok(())
    }

    fn end_row(&mut self, rows: &mut Rows) -> Result<(), Refusal> {
        let line = self.row as usize + 1;
        let mut cells = std::mem::take(&mut self.cells);
        self.bytes = 0;
        if std::mem::take(&mut self.overflow) {
            let message = "the row has more than 256 KB or 512 cells".to_owned();
            rows.reject(line, "too-large", message);
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
