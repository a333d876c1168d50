//! What each column of a list means: said by a mapping, or guessed by header, then by content.

mod content;
mod field;
mod personal;
mod words;

use std::collections::BTreeMap;

use eldercare_places::Bounds;

pub use field::Field;
pub(super) use words::simplified;

use super::mapping::Mapping;
use super::table::{Refusal, Row, Table, short};

/// Rows that are looked at for a guess by content.
const SAMPLE: usize = 500;

/// The meaning of every column.
#[derive(Debug, Default)]
pub struct Columns {
    /// Columns of each meaning, in the order of the mapping or the file.
    of: BTreeMap<Field, Vec<usize>>,
    /// Columns about persons.
    pub personal: Vec<usize>,
    /// Lines for people: what was understood, and how.
    pub guesses: Vec<String>,
}

impl Columns {
    /// The columns of a meaning.
    #[must_use]
    pub fn of(&self, field: Field) -> &[usize] {
        self.of.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The first column of a meaning.
    #[must_use]
    pub fn first(&self, field: Field) -> Option<usize> {
        self.of(field).first().copied()
    }

    fn is_used(&self, column: usize) -> bool {
        self.of.values().any(|columns| columns.contains(&column))
    }
}

/// Whether a text is the header of a column that we know something about.
#[must_use]
pub fn is_known_header(text: &str) -> bool {
    let short = text.chars().count() <= 30;
    short && (!words::meanings(text).is_empty() || personal::is_personal(text))
}

/// Finds the meaning of every column.
pub fn understand(
    table: &Table,
    mapping: &Mapping,
    bounds: Bounds,
    districts: &[String],
) -> Result<Columns, Refusal> {
    let mut columns = Columns::default();
    mapped(table, mapping, &mut columns)?;
    let mut unknown = Vec::new();
    for (column, header) in table.headers.iter().enumerate() {
        let said = mapping.names(header);
        if columns.is_used(column) || said {
            continue;
        }
        let texts = || {
            table
                .rows
                .iter()
                .take(SAMPLE)
                .map(move |row| row.cell(column))
        };
        if personal::is_personal(header) || is_unknown(header) && personal::holds_persons(texts()) {
            columns.personal.push(column);
            let line = format!("{header}: left out, it is about persons");
            columns.guesses.push(line);
        } else if !by_header(header, column, &mut columns) {
            unknown.push(column);
        }
    }
    let unused = by_content(&unknown, table, bounds, districts, &mut columns);
    if !unused.is_empty() {
        let names: Vec<String> = unused.iter().map(|c| short(&table.headers[*c])).collect();
        columns
            .guesses
            .push(format!("not used: {}", names.join(", ")));
    }
    Ok(columns)
}

fn is_unknown(header: &str) -> bool {
    words::meanings(header).is_empty()
}

/// Columns that the mapping names.
fn mapped(table: &Table, mapping: &Mapping, columns: &mut Columns) -> Result<(), Refusal> {
    for (field, headers) in &mapping.columns {
        for header in headers.iter() {
            let Some(column) = table.headers.iter().position(|h| h == header) else {
                let there = table.named_headers();
                let message = format!(
                    "the mapping wants the column {header} for {}, but there are: {there}",
                    field.id()
                );
                return Err(Refusal::new("no-such-column", message));
            };
            columns.of.entry(*field).or_default().push(column);
            let line = format!("{header}: {}, as the mapping says", field.id());
            columns.guesses.push(line);
        }
    }
    Ok(())
}

/// Meanings by the words of the header; a meaning that is taken is not given twice.
fn by_header(header: &str, column: usize, columns: &mut Columns) -> bool {
    let meanings = words::meanings(header);
    let free: Vec<Field> = meanings
        .into_iter()
        .filter(|field| columns.of(*field).is_empty())
        .collect();
    for field in &free {
        columns.of.entry(*field).or_default().push(column);
        let line = format!("{header}: {}, by its header", field.id());
        columns.guesses.push(line);
    }
    !free.is_empty()
}

/// Meanings by content, and the columns that are left over.
fn by_content(
    unknown: &[usize],
    table: &Table,
    bounds: Bounds,
    districts: &[String],
    columns: &mut Columns,
) -> Vec<usize> {
    let mut unused = Vec::new();
    let sample: &[Row] = &table.rows[..table.rows.len().min(SAMPLE)];
    for &column in unknown {
        let texts: Vec<&str> = sample.iter().map(|row| row.cell(column)).collect();
        match content::meaning(&texts, bounds, districts) {
            Some(field) if columns.of(field).is_empty() => {
                columns.of.entry(field).or_default().push(column);
                let header = &table.headers[column];
                let line = format!("{header}: {}, by what stands in it", field.id());
                columns.guesses.push(line);
            }
            _ => unused.push(column),
        }
    }
    unused
}
