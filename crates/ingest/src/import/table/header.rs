//! Which line holds the headers, and the table below it.

use std::collections::HashMap;

use super::{Hints, Read, Refusal, Row};
use crate::clean::{plain, tidy};
use crate::import::columns;
use crate::report::{Rejected, Text, Warning};

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

impl Table {
    /// The headers for a message; the first ones where there are many.
    #[must_use]
    pub fn named_headers(&self) -> String {
        const NAMED: usize = 40;
        let first: Vec<&str> = self
            .headers
            .iter()
            .take(NAMED)
            .map(String::as_str)
            .collect();
        let more = if self.headers.len() > NAMED {
            ", …"
        } else {
            ""
        };
        first.join(", ") + more
    }
}

/// A header for a message: some files have a whole page in a cell.
pub(in crate::import) fn short(header: &str) -> String {
    const SHOWN: usize = 60;
    let mut short: String = header.chars().take(SHOWN).collect();
    if short.len() < header.len() {
        short.push('…');
    }
    short
}

/// Lines at the start that may be titles and blanks above the header.
pub(super) const SEARCHED: usize = 30;

/// Finds the header and puts the table together.
pub(super) fn table(read: Read, hints: &Hints) -> Result<Table, Refusal> {
    let mut all = read.rows.taken;
    if let (true, Some(first)) = (all.is_empty(), read.rows.rejected.first()) {
        return Err(refusal(first));
    }
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
        let line = all.get(at).or(below.first()).map_or(1, Row::line);
        let mut headers = if height > 0 {
            joined(&all[at..])
        } else {
            table.warnings.push(warning(line, "no-header", NO_HEADER));
            let width = below.iter().map(Row::len).max();
            vec![String::new(); width.unwrap_or_default()]
        };
        unlike(&mut headers, line, &mut table.warnings);
        if at > 0 && height > 0 {
            let message = format!("the header stands in line {line}; what is above it was skipped");
            table
                .warnings
                .push(warning(line, "header-below-title", message));
        }
        table.headers = headers;
        all = below;
    }
    for header in &mut table.headers {
        // Marks that nobody sees would go to the screen of whoever reads the report.
        *header = plain(header).0;
    }
    for row in all {
        sort_out(row, read.ragged, &mut table);
    }
    Ok(table)
}

/// A file of which no row could be read is refused for what is wrong with its first one.
fn refusal(first: &Rejected) -> Refusal {
    Refusal {
        line: first.line,
        code: first.reason,
        message: first.message.to_string(),
    }
}

const NO_HEADER: &str = "no line of headers was found: the first line with cells was read as a \
    place; header-line in a mapping says where the headers stand";

/// Takes a row, or says why it is none; says when cells are missing.
fn sort_out(row: Row, ragged: bool, table: &mut Table) {
    let (line, width) = (row.line(), table.headers.len());
    let same = row.cells().map(tidy).eq(table.headers.iter().cloned());
    let extra = (width..row.len()).any(|column| !row.cell(column).trim().is_empty());
    if same {
        let again = rejected(line, "header-again", "the header again");
        table.rejected.push(again);
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

/// How many cells of a row are headers that we know or that a mapping names.
fn words(row: &Row, hints: &Hints) -> usize {
    let named = |cell: &str| hints.headers.iter().any(|header| *header == tidy(cell));
    row.cells()
        .filter(|cell| named(cell) || columns::is_known_header(cell))
        .count()
}

/// How many headers the best of the first rows holds.
pub(super) fn known(rows: &[Row], hints: &Hints) -> usize {
    let searched = rows.iter().take(SEARCHED);
    searched.map(|row| words(row, hints)).max().unwrap_or(0)
}

/// Where the header begins among the rows, and over how many rows it goes: none where there is
/// no header.
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
    let searched = &rows[..rows.len().min(SEARCHED)];
    let best = (0..searched.len())
        .rev()
        .max_by_key(|at| words(&searched[*at], hints));
    let Some(best) = best else {
        return Err(Refusal::new(
            "empty-file",
            "the file holds no rows: nothing was imported",
        ));
    };
    if words(&searched[best], hints) == 0 {
        let wide = searched
            .iter()
            .position(|row| row.cells().filter(|c| !c.trim().is_empty()).count() > 1);
        let first = wide.unwrap_or(0);
        return Ok((first, usize::from(!is_data(&searched[first]))));
    }
    let under = searched.get(best + 1);
    let two = under.is_some_and(|next| continues(&searched[best], next));
    Ok((best, if two { 2 } else { 1 }))
}

/// Whether a line without any word of a header holds what no header does: a position or a phone.
fn is_data(row: &Row) -> bool {
    row.cells().map(str::trim).any(|cell| {
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        let degrees = cell.contains('.') && cell.parse::<f64>().is_ok();
        let phone = digits >= 7
            && cell
                .chars()
                .all(|c| c.is_ascii_digit() || "-() ".contains(c));
        degrees || phone
    })
}

/// Whether a line goes on with the header above it, as 经度 and 纬度 under 坐标 do: it holds
/// headers that are not there yet, and nothing else but the text above it, where a cell is merged
/// over both lines.
fn continues(above: &Row, below: &Row) -> bool {
    let has = |text: &str| above.cells().any(|cell| tidy(cell) == text);
    let mut new = 0;
    for column in 0..below.len() {
        let text = tidy(below.cell(column));
        if text.is_empty() || text == tidy(above.cell(column)) {
            continue;
        }
        if !columns::is_known_header(&text) || has(&text) {
            return false;
        }
        new += 1;
    }
    new > 0
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

fn warning(line: usize, code: &'static str, message: impl Into<Text>) -> Warning {
    Warning {
        line,
        code,
        message: message.into(),
    }
}

fn rejected(line: usize, reason: &'static str, message: impl Into<Text>) -> Rejected {
    Rejected {
        line,
        reason,
        message: message.into(),
    }
}
