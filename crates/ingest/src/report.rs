//! What an import did with every row of a list.
//!
//! The same account for people ([`std::fmt::Display`]) and for programs ([`Report::json`]).
//! It holds no personal data: what was left out is counted by column, never quoted.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io;

use serde::Serialize;

/// Words for people. Most rows that are rejected are so for the same reason in the same words,
/// and a million of them must fit into memory.
pub type Text = Cow<'static, str>;

/// A row that did not become a facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Line of the file on which the row starts, counted from 1.
    pub line: usize,
    /// Stable code of the reason.
    pub reason: &'static str,
    /// Why, in words for people.
    pub message: Text,
}

/// Something that a person should know and that cost no row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// Line of the file on which the row starts, counted from 1.
    pub line: usize,
    /// Stable code of the warning.
    pub code: &'static str,
    /// What, in words for people.
    pub message: Text,
}

/// The account of one list: `rows = accepted + merged + unchanged + rejected`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Rows below the header that hold anything.
    pub rows: usize,
    /// Rows that became a new place or changed the place they had made before.
    pub accepted: usize,
    /// Rows that were joined to a place of another row or list.
    pub merged: usize,
    /// Rows whose place is as it was before the import.
    pub unchanged: usize,
    /// The others.
    pub rejected: Vec<Rejected>,
    /// Notes on rows that were taken, and on the list as a whole.
    pub warnings: Vec<Warning>,
    /// How many warnings of each code there were, listed or not.
    #[serde(skip)]
    warned: BTreeMap<&'static str, usize>,
    /// Name of the file.
    #[serde(skip)]
    pub list: String,
    /// What was understood: the form of the file, the meaning of each column.
    #[serde(skip)]
    pub guesses: Vec<String>,
    /// Which row is spoken of, where its line does not say it.
    #[serde(skip)]
    about: Option<String>,
}

/// Lines of one code that people are shown; the JSON has more.
const SHOWN: usize = 10;
/// Warnings of one code that are listed: more have one cause, which the first ones show, and a
/// million rows must not fill the memory with them. Rejected rows are all listed.
const LISTED: usize = 100_000;

impl Report {
    /// An empty account of a list.
    #[must_use]
    pub fn of(list: &str) -> Report {
        Report {
            list: list.to_owned(),
            ..Report::default()
        }
    }

    /// Puts words before every message from now on: all features of a file may stand on one line.
    pub fn speak_of(&mut self, about: Option<String>) {
        self.about = about;
    }

    fn message(&self, message: impl Into<Text>) -> Text {
        match &self.about {
            Some(about) => format!("{about}: {}", message.into()).into(),
            None => message.into(),
        }
    }

    /// Counts a row that was not taken.
    pub fn reject(&mut self, line: usize, reason: &'static str, message: impl Into<Text>) {
        let message = self.message(message);
        self.rejected.push(Rejected {
            line,
            reason,
            message,
        });
    }

    /// Notes something on a row that was taken, or on the list.
    pub fn warn(&mut self, line: usize, code: &'static str, message: impl Into<Text>) {
        let message = self.message(message);
        let warned = self.warned.entry(code).or_default();
        *warned += 1;
        if *warned <= LISTED {
            self.warnings.push(Warning {
                line,
                code,
                message,
            });
        }
    }

    /// Whether every row is accounted for.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.rows == self.taken() + self.rejected.len()
    }

    /// Rows that are a place now.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.accepted + self.merged + self.unchanged
    }

    /// Brings both lists into the order of the file, and says how many warnings are not listed.
    pub fn sort(&mut self) {
        for (code, warned) in &mut self.warned {
            if let Some(more) = warned.checked_sub(LISTED).filter(|more| *more > 0) {
                let message = format!("{more} more rows have the same and are not listed");
                self.warnings.push(Warning {
                    line: 1,
                    code,
                    message: message.into(),
                });
                *warned = LISTED;
            }
        }
        self.rejected.sort_by_key(|rejected| rejected.line);
        self.warnings.sort_by_key(|warning| warning.line);
    }

    /// The account for programs.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Writes the account for programs piece by piece.
    pub fn write_json(&self, out: impl io::Write) -> io::Result<()> {
        let mut out = io::BufWriter::new(out);
        serde_json::to_writer(&mut out, self)?;
        writeln(&mut out)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { list, rows, .. } = self;
        writeln!(
            f,
            "{list}: {rows} rows = {} accepted + {} merged + {} unchanged + {} rejected",
            self.accepted,
            self.merged,
            self.unchanged,
            self.rejected.len()
        )?;
        for guess in &self.guesses {
            writeln!(f, "  {guess}")?;
        }
        let rejected = self.rejected.iter().map(|r| (r.reason, r.line, &r.message));
        by_code(f, "rejected", rejected)?;
        let warnings = self.warnings.iter().map(|w| (w.code, w.line, &w.message));
        by_code(f, "warning", warnings)
    }
}

fn writeln(out: &mut impl io::Write) -> io::Result<()> {
    out.write_all(b"\n")?;
    out.flush()
}

/// The first lines of each code, and how many more there are.
fn by_code<'a>(
    f: &mut fmt::Formatter<'_>,
    what: &str,
    entries: impl Iterator<Item = (&'static str, usize, &'a Text)>,
) -> fmt::Result {
    type First<'a> = Vec<(usize, &'a Text)>;
    let mut codes: BTreeMap<&str, (usize, First<'_>)> = BTreeMap::new();
    for (code, line, message) in entries {
        let (count, first) = codes.entry(code).or_default();
        *count += 1;
        if *count <= SHOWN {
            first.push((line, message));
        }
    }
    for (code, (count, first)) in codes {
        writeln!(f, "  {what} {code}: {count}")?;
        for (line, message) in first {
            writeln!(f, "    line {line}: {message}")?;
        }
        if count > SHOWN {
            let more = count - SHOWN;
            writeln!(f, "    … and {more} more; --report json has all of them")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_has_exactly_the_promised_members() {
        let mut report = Report::of("a.csv");
        report.rows = 2;
        report.accepted = 1;
        report.reject(3, "no-name", "x");
        report.warn(2, "no-position", "y");
        assert_eq!(
            report.json(),
            r#"{"rows":2,"accepted":1,"merged":0,"unchanged":0,"rejected":[{"line":3,"reason":"no-name","message":"x"}],"warnings":[{"line":2,"code":"no-position","message":"y"}]}"#
        );
        assert!(report.is_complete());
    }

    #[test]
    fn what_is_not_listed_is_counted_once() {
        let mut report = Report::of("a.csv");
        for line in 0..LISTED + 7 {
            report.warn(line + 2, "no-position", "no position");
        }
        report.sort();
        report.sort();
        assert_eq!(report.warnings.len(), LISTED + 1);
        let more = "7 more rows have the same and are not listed";
        assert_eq!(report.warnings[0].message, more);
    }

    #[test]
    fn people_see_the_first_lines_of_a_code_and_the_number_of_the_others() {
        let mut report = Report::of("a.csv");
        for line in 2..40 {
            report.warn(line, "no-position", "no position");
        }
        let said = report.to_string();
        assert!(said.contains("warning no-position: 38"), "{said}");
        assert!(said.contains("… and 28 more"), "{said}");
        assert_eq!(said.matches("line ").count(), SHOWN);
    }
}
