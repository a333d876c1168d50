//! Which line holds the headers, and the table below it.

use std::collections::HashMap;

use super::{Hints, Read, Refusal, Row};
use crate::clean::tidy;
use crate::import::columns;
use crate::report::{Rejected, Warning};

/// A list with its headers.
#[derive(Debug)]
pub struct Table {
    /// Words for people: `CSV, GB18030, tab`.
    pub form: String,
    /// The headers, without two alike and none empty.
    pub headers: Vec<String>,
    /// The rows below the header, blank ones left out.
    pub rows: Vec<Row>,
    /// Rows that could not be read.
    pub rejected: Vec<Rejected>,
    /// What a person should know.
    pub warnings: Vec<Warning>,
}

/// Lines at the start that may be titles and blanks above the header.
const SEARCHED: usize = 30;

/// Finds the header and puts the table together.
pub(super) fn table(read: Read, hints: &Hints) -> Result<Table, Refusal> {
    let mut all = read.rows.taken;
    let mut table = Table {
        form: read.form,
        headers: read.headers.unwrap_or_default(),
        rows: Vec::new(),
        rejected: read.rows.rejected,
        warnings: read.rows.warnings,
    };
    if table.headers.is_empty() {
        let (at, height) = find(&all, hints)?;
        let below = all.split_off(at + height);
        let mut headers = joined(&all[at..]);
        let line = all[at].line();
        unlike(&mut headers, line, &mut table.warnings);
        if at > 0 {
            let message = format!("the header stands in line {line}; what is above it was skipped");
            table
                .warnings
                .push(warning(line, "header-below-title", message));
        }
        table.headers = headers;
        all = below;
    }
    for row in all {
        sort_out(row, read.ragged, &mut table);
    }
    Ok(table)
}

/// Takes a row, or says why it is none; says when cells are missing.
fn sort_out(row: Row, ragged: bool, table: &mut Table) {
    let (line, width) = (row.line(), table.headers.len());
    let same = row.cells().map(tidy).eq(table.headers.iter().cloned());
    let extra = (width..row.len()).any(|column| !row.cell(column).trim().is_empty());
    if same {
        let message = "the header again".to_owned();
        table.rejected.push(rejected(line, "header-again", message));
        return;
    }
    if extra && !ragged {
        let message = format!(
            "{} cells under {width} headers: a separator inside a cell must stand in quotation marks",
            row.len()
        );
        table
            .rejected
            .push(rejected(line, "too-many-cells", message));
        return;
    }
    if row.len() < width && !ragged {
        let message = format!("only {} of {width} cells: the others are empty", row.len());
        table.warnings.push(warning(line, "too-few-cells", message));
    }
    table.rows.push(row);
}

/// Where the header begins among the rows, and over how many rows it goes.
fn find(rows: &[Row], hints: &Hints) -> Result<(usize, usize), Refusal> {
    if let Some(line) = hints.header_line {
        let at = rows.iter().position(|row| row.line() == line);
        return at.map(|at| (at, 1)).ok_or_else(|| {
            Refusal::new(
                "no-header",
                format!("line {line} holds no header: it is blank or not there"),
            )
        });
    }
    let known = |row: &Row| {
        let named = |cell: &str| hints.headers.iter().any(|header| *header == tidy(cell));
        row.cells()
            .filter(|cell| named(cell) || columns::is_known_header(cell))
            .count()
    };
    let searched = &rows[..rows.len().min(SEARCHED)];
    let best = (0..searched.len())
        .rev()
        .max_by_key(|at| known(&searched[*at]));
    let Some(best) = best else {
        return Err(Refusal::new(
            "empty-file",
            "the file holds no rows: nothing was imported",
        ));
    };
    if known(&searched[best]) == 0 {
        let wide = searched
            .iter()
            .position(|row| row.cells().filter(|c| !c.trim().is_empty()).count() > 1);
        return Ok((wide.unwrap_or(0), 1));
    }
    let under = searched.get(best + 1);
    let two = under.is_some_and(|next| continues(&searched[best], next));
    Ok((best, if two { 2 } else { 1 }))
}

/// Whether a line goes on with the header above it, as 经度 and 纬度 under 坐标 do: it holds
/// nothing but headers that are not there yet.
fn continues(above: &Row, below: &Row) -> bool {
    let has = |text: &str| above.cells().any(|cell| tidy(cell) == text);
    let mut texts = below.cells().map(tidy).filter(|text| !text.is_empty());
    !below.is_empty() && texts.all(|text| columns::is_known_header(&text) && !has(&text))
}

/// The texts of one or two header lines, the lower one first where it has any.
fn joined(lines: &[Row]) -> Vec<String> {
    let width = lines.iter().map(Row::len).max().unwrap_or_default();
    let text = |column: usize| {
        let texts = lines.iter().rev().map(|line| tidy(line.cell(column)));
        texts
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let mut headers: Vec<String> = (0..width).map(text).collect();
    while headers.last().is_some_and(String::is_empty) {
        headers.pop();
    }
    headers
}

/// Gives empty headers a number and the second of two alike another name.
fn unlike(headers: &mut [String], line: usize, warnings: &mut Vec<Warning>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (column, header) in headers.iter_mut().enumerate() {
        if header.is_empty() {
            *header = format!("column {}", column + 1);
        }
        let times = seen.entry(header.clone()).or_default();
        *times += 1;
        if *times > 1 {
            let message = format!("the header {header} stands there twice: the first one is used");
            warnings.push(warning(line, "header-twice", message));
            *header = format!("{header} ({times})");
        }
    }
}

fn warning(line: usize, code: &'static str, message: String) -> Warning {
    Warning {
        line,
        code,
        message,
    }
}

fn rejected(line: usize, reason: &'static str, message: String) -> Rejected {
    Rejected {
        line,
        reason,
        message,
    }
}
