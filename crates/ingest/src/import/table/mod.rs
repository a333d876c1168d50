//! A list as a table of texts: CSV, a workbook or GeoJSON, found by content and not by name.
//!
//! Every reader is bounded (see [`super::limits`]) and says the physical line of each row.
//! Deliberately not here: what the columns mean.

mod delimited;
mod encoding;
mod features;
mod header;
mod lines;
mod markup;
mod quotes;
mod row;
mod sniff;
mod workbook;

use std::path::Path;

pub(super) use features::ID as FEATURE_ID;
pub use header::Table;
pub(super) use header::short;
pub use row::Row;
use row::Rows;
use sniff::Form;

/// Why a file as a whole cannot be read. The line is 1 where no line is to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct Refusal {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// Stable code.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

impl Refusal {
    /// A refusal of the file as a whole.
    pub fn new(code: &'static str, message: impl Into<String>) -> Refusal {
        Refusal {
            line: 1,
            code,
            message: message.into(),
        }
    }

    /// A file that the system does not let us read.
    #[must_use]
    pub fn unreadable(error: &std::io::Error) -> Refusal {
        Refusal::new("unreadable", format!("the file cannot be read: {error}"))
    }
}

/// What the caller knows about the file.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Traditional characters are more likely than simplified ones: Big5 before GB18030.
    pub traditional: bool,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line of the header.
    pub header_line: Option<usize>,
    /// Headers that a mapping names: the line that has them is the header.
    pub headers: Vec<String>,
}

/// What a reader found.
#[derive(Debug, Default)]
struct Read {
    /// Words for people: `CSV, GB18030, tab`.
    form: String,
    /// The headers, where the form itself has names and no header line.
    headers: Option<Vec<String>>,
    /// The rows, the header line among them unless `headers` is there.
    rows: Rows,
    /// Merged cells reach over several rows, features have only the members they need: a row
    /// with fewer cells than headers is then no fault.
    ragged: bool,
}

/// Reads a list.
pub fn read(path: &Path, hints: &Hints) -> Result<Table, Refusal> {
    let read = match sniff::form(path)? {
        Form::Workbook => workbook::read(path, hints)?,
        Form::Features => features::read(path, hints)?,
        Form::Text => delimited::read(path, hints)?,
    };
    header::table(read, hints)
}
