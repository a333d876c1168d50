//! What an import did with every row of a list.

use std::fmt;

/// A row that did not become a facility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Line of the file, the header being line 1.
    pub line: usize,
    /// Why, in a few words.
    pub reason: String,
}

/// Something about an accepted row that a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Line of the file, the header being line 1.
    pub line: usize,
    /// What, in a few words.
    pub message: String,
}

/// The account of one list: `rows = accepted + rejected`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Name of the file.
    pub list: String,
    /// Rows below the header.
    pub rows: usize,
    /// Rows that became facilities.
    pub accepted: usize,
    /// The others.
    pub rejected: Vec<Rejected>,
    /// Notes on accepted rows.
    pub warnings: Vec<Warning>,
}

impl Report {
    /// An empty account of a list.
    #[must_use]
    pub fn of(list: &str) -> Report {
        Report {
            list: list.to_owned(),
            ..Report::default()
        }
    }

    /// Counts a row that was not taken.
    pub fn reject(&mut self, line: usize, reason: impl Into<String>) {
        self.rejected.push(Rejected {
            line,
            reason: reason.into(),
        });
    }

    /// Notes something on a row that was taken.
    pub fn warn(&mut self, line: usize, message: impl Into<String>) {
        self.warnings.push(Warning {
            line,
            message: message.into(),
        });
    }

    /// Whether every row is accounted for.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.rows == self.accepted + self.rejected.len()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} rows, {} accepted, {} rejected, {} notes",
            self.list,
            self.rows,
            self.accepted,
            self.rejected.len(),
            self.warnings.len()
        )?;
        for Rejected { line, reason } in &self.rejected {
            write!(f, "\n  line {line} rejected: {reason}")?;
        }
        for Warning { line, message } in &self.warnings {
            write!(f, "\n  line {line}: {message}")?;
        }
        Ok(())
    }
}
