//! One thing that is wrong, and the list of all of them, for people and as JSON.

use std::fmt;

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The folder must not be used like this.
    Error,
    /// A person should look at it.
    Warning,
}

/// Something about one line of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Name of the file in the city's folder; empty for the folder itself.
    pub file: String,
    /// Line from 1; 0 where it is about the whole file.
    pub line: usize,
    /// How bad it is.
    pub severity: Severity,
    /// The rule that is broken, for programs.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        match self.line {
            0 => write!(
                f,
                "{}: {severity}: {} [{}]",
                self.file, self.message, self.code
            ),
            line => write!(
                f,
                "{}:{line}: {severity}: {} [{}]",
                self.file, self.message, self.code
            ),
        }
    }
}

/// Everything that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Notes an error.
    pub fn error(
        &mut self,
        file: &str,
        line: usize,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.push(file, line, Severity::Error, code, message.into());
    }

    /// Notes a warning.
    pub fn warn(
        &mut self,
        file: &str,
        line: usize,
        code: &'static str,
        message: impl Into<String>,
    ) {
        self.push(file, line, Severity::Warning, code, message.into());
    }

    fn push(
        &mut self,
        file: &str,
        line: usize,
        severity: Severity,
        code: &'static str,
        message: String,
    ) {
        self.0.push(Finding {
            file: file.to_owned(),
            line,
            severity,
            code,
            message,
        });
    }

    /// By file and line.
    pub(super) fn sort(&mut self) {
        self.0.sort();
        self.0.dedup();
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// How many are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.0
            .iter()
            .filter(|f| f.severity == Severity::Error)
            .count()
    }

    /// How many are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.0.len() - self.errors()
    }

    /// `{"errors": n, "warnings": n, "findings": [{"file", "line", "severity", "code", "message"}]}`
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "errors": self.errors(),
            "warnings": self.warnings(),
            "findings": self.0,
        })
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
