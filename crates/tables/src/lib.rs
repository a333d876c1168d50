//! A small table that a person uploads, as rows of texts: CSV in UTF-8, UTF-16 or GB18030, or the first sheet of an XLSX
//! workbook, found by content and not by name.
//!
//! Everything is bounded by [`Limits`], nothing is reserved because a file states a number, and nothing is computed: a
//! cell with a formula is told as such. What is wrong is named with its row and column, as a spreadsheet counts
//! them. Deliberately not here: what the columns mean. The importer of city lists (`eldercare-ingest`) reads files a thousand
//! times as large, row by row from the disk, with libraries whose size does not matter there.
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod delimited;
mod encoding;
mod fault;
mod form;
mod limits;
mod rows;
mod workbook;

pub use fault::{Fault, FaultKind};
pub use limits::Limits;
pub use rows::{Cell, Row, Table};

use form::Form;

/// Reads a table. Its first row that holds anything are the heads.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Table, Fault> {
    if bytes.len() > limits.bytes {
        return Err(FaultKind::TooLarge.of_the_file());
    }
    let rows = match form::form(bytes)? {
        Form::Workbook => workbook::read(bytes, limits)?,
        Form::Text => delimited::read(&encoding::decoded(bytes)?, limits)?,
    };
    rows.into_table()
}

#[cfg(test)]
mod tests;
