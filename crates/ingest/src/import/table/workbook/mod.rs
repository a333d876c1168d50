//! XLSX, cell by cell: the stated size of a sheet is never believed.

mod archive;
mod part;
mod sheet;

use std::borrow::Cow;
use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook};

use super::{Hints, Read, Refusal, header, row::Rows};
use crate::import::limits;
use sheet::{Cells, Sheet};

type Book = Xlsx<BufReader<File>>;

/// Reads a sheet: the one that is asked for, or the first with a table.
pub(super) fn read(path: &Path, hints: &Hints) -> Result<Read, Refusal> {
    let hidden = archive::check(path)?;
    // The library believes some of the numbers that a workbook states.
    let read = catch_unwind(AssertUnwindSafe(|| book(path, hints)));
    let mut read =
        read.unwrap_or_else(|_| Err(archive::damaged(&"it states impossible numbers")))?;
    if hidden > 0 {
        let message = format!(
            "hidden rows in the workbook: {hidden}, perhaps by a filter; they are read like the others"
        );
        read.rows.warn(1, "hidden-rows", message);
    }
    Ok(read)
}

fn book(path: &Path, hints: &Hints) -> Result<Read, Refusal> {
    let mut book: Book = open_workbook(path).map_err(|e: XlsxError| archive::damaged(&e))?;
    let sheets = sheets(&book);
    if sheets.len() > limits::SHEETS {
        return Err(archive::bomb(&format!(
            "more than {} sheets",
            limits::SHEETS
        )));
    }
    let chosen = chosen(&mut book, sheets, hints)?;
    let mut rows = whole(&mut book, &chosen.name)?;
    if !chosen.others.is_empty() {
        let message = format!(
            "only the sheet {} was read; for the others say --sheet: {}",
            chosen.name,
            chosen.others.join(", ")
        );
        rows.warn(1, "other-sheets", message);
    }
    Ok(Read {
        form: format!("XLSX, sheet {}", chosen.name),
        headers: None,
        rows,
        ragged: true,
    })
}

/// The sheets with cells, those that a person sees first.
fn sheets(book: &Book) -> Vec<String> {
    let all = || book.sheets_metadata().iter();
    let seen = all().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let unseen = all().filter(|sheet| sheet.visible != SheetVisible::Visible);
    let cells = seen
        .chain(unseen)
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    cells.map(|sheet| sheet.name.clone()).collect()
}

/// The sheet that is read, and the others that hold anything.
struct Chosen {
    name: String,
    others: Vec<String>,
}

/// The sheet that is asked for, or the first whose header is known: a sheet of notes or sums may
/// stand before the list.
fn chosen(book: &mut Book, sheets: Vec<String>, hints: &Hints) -> Result<Chosen, Refusal> {
    if let Some(wanted) = &hints.sheet {
        if !sheets.contains(wanted) {
            let there = sheets.join(", ");
            let message = format!("there is no sheet {wanted}; there are: {there}");
            return Err(Refusal::new("no-sheet", message));
        }
        return Ok(Chosen {
            name: wanted.clone(),
            others: Vec::new(),
        });
    }
    let mut filled = Vec::new();
    for name in sheets {
        let rows = rows(book, &name, Sheet::default(), Some(header::SEARCHED))?;
        if !rows.taken.is_empty() || !rows.rejected.is_empty() {
            filled.push((header::known(&rows.taken, hints), name));
        }
    }
    // One known word may stand in any text; a header has two.
    let best = filled.iter().position(|(known, _)| *known > 1).unwrap_or(0);
    if filled.is_empty() {
        return Err(Refusal::new("empty-file", "no sheet holds anything"));
    }
    let (_, name) = filled.remove(best);
    let others = filled.into_iter().map(|(_, name)| name).collect();
    Ok(Chosen { name, others })
}

/// All rows of a sheet.
fn whole(book: &mut Book, name: &str) -> Result<Rows, Refusal> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    rows(book, name, Sheet::new(&merged), None)
}

/// The rows of a sheet, or the first ones.
fn rows(
    book: &mut Book,
    name: &str,
    mut sheet: Sheet,
    first: Option<usize>,
) -> Result<Rows, Refusal> {
    // Books of old Macs count days from 1904, which is 1,462 days later.
    let epoch = if book.has_1904_epoch() { 1462.0 } else { 0.0 };
    let mut rows = Rows::default();
    let mut formulas = Cells::default();
    let mut errors = Cells::default();
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|e| archive::damaged(&e))?;
    loop {
        let cell = match cells.next_cell_with_formula_metadata() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            // An error newer than the library; the cells behind it are read as well.
            Err(XlsxError::CellError(_)) => {
                errors.count(sheet.at());
                continue;
            }
            Err(error) => return Err(archive::damaged(&error)),
        };
        if cell.formula.is_some() {
            formulas.count(cell.pos);
        }
        if matches!(cell.value, DataRef::Error(_)) {
            errors.count(cell.pos);
        }
        sheet.cell(cell.pos, &text(&cell.value, epoch), &mut rows)?;
        if first.is_some_and(|first| rows.taken.len() >= first) {
            break;
        }
    }
    sheet.end_row(&mut rows)?;
    formulas.tell(&mut rows, "formula", |count, at| {
        format!(
            "cells with a formula: {count}, the first is {at}; the value that the workbook keeps \
             was taken as text, nothing was computed"
        )
    });
    errors.tell(&mut rows, "error-cell", |count, at| {
        format!("cells that show an error such as #N/A: {count}, the first is {at}; read as empty")
    });
    Ok(rows)
}

/// The text that a person sees in the cell, as far as the file says it.
fn text<'a>(value: &'a DataRef<'_>, epoch: f64) -> Cow<'a, str> {
    match value {
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number.to_string().into(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.into()
        }
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Bool(yes) => yes.to_string().into(),
        // A serial number; what it means is decided where a date is wanted.
        DataRef::DateTime(date) => (date.as_f64() + epoch).to_string().into(),
        DataRef::Error(_) | DataRef::Empty => "".into(),
    }
}
