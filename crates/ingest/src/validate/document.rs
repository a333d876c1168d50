//! `services.toml` and `benefits.toml`, if there: TOML, sources, dates. What they mean is checked
//! where it is known (`eldercare-entitlements`); here only what they refer to.

use std::path::Path;

use toml::{Table, Value};

use super::{Findings, Today, line_at, text};

const FILES: [&str; 2] = ["services.toml", "benefits.toml"];
/// Keys whose value is a day that has been.
const DATES: [&str; 4] = ["as_of", "checked", "date", "published"];

/// A source that a document names, and where.
pub(super) struct Reference {
    pub(super) file: &'static str,
    pub(super) line: usize,
    pub(super) source: String,
}

/// Everything that the documents refer to.
pub(super) fn check(folder: &Path, today: Today, found: &mut Findings) -> Vec<Reference> {
    let mut references = Vec::new();
    for file in FILES {
        let Some(text) = text(folder, file, false, found) else {
            continue;
        };
        match text.parse::<Table>() {
            Ok(table) => {
                let mut reader = Reader {
                    file,
                    text: &text,
                    today,
                    references: &mut references,
                    found,
                };
                reader.table(&table);
            }
            Err(error) => {
                let line = line_at(&text, error.span().map_or(0, |span| span.start));
                found.error(
                    file,
                    line,
                    "form",
                    format!("{}; correct it", error.message()),
                );
            }
        }
    }
    references
}

struct Reader<'a> {
    file: &'static str,
    text: &'a str,
    today: Today,
    references: &'a mut Vec<Reference>,
    found: &'a mut Findings,
}

impl Reader<'_> {
    fn table(&mut self, table: &Table) {
        for (key, value) in table {
            self.value(key, value);
        }
    }

    fn value(&mut self, key: &str, value: &Value) {
        match value {
            Value::Table(table) => self.table(table),
            Value::Array(items) => items.iter().for_each(|item| self.value(key, item)),
            Value::String(text) if key == "source" || key == "sources" => {
                let line = self.line(key, text);
                self.references.push(Reference {
                    file: self.file,
                    line,
                    source: text.clone(),
                });
            }
            Value::String(text) if DATES.contains(&key) => {
                let at = (self.file, self.line(key, text));
                self.today.check(key, text, at, self.found);
            }
            _ => {}
        }
    }

    /// The first line that holds key and value.
    fn line(&self, key: &str, value: &str) -> usize {
        let holds = |line: &str| line.contains(key) && line.contains(value);
        self.text.lines().position(holds).map_or(1, |at| at + 1)
    }
}
