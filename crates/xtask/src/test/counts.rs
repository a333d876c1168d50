//! Numbers of checks, and how they are read from what the runners report.

use std::fmt;

use anyhow::{Context, Result};
use serde_json::Value;

/// Passed, failed and skipped checks.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Counts {
    /// Ran and held.
    pub passed: u64,
    /// Ran and did not hold, or could not be run because something before it failed.
    pub failed: u64,
    /// Not run because its tool is missing or the test asked for it.
    pub skipped: u64,
}

impl Counts {
    /// One check that held.
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
        skipped: 0,
    };
    /// One check that did not.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
        skipped: 0,
    };
    /// One check whose tool is missing.
    pub const SKIPPED: Self = Self {
        passed: 0,
        failed: 0,
        skipped: 1,
    };

    /// One check, by whether it held.
    pub fn of(held: bool) -> Self {
        if held { Self::PASSED } else { Self::FAILED }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// Something ran and nothing failed; where a skip counts as a failure, nothing was skipped.
    pub fn is_good(self, strict: bool) -> bool {
        self.passed > 0 && self.failed == 0 && (!strict || self.skipped == 0)
    }

    /// Adds a failure when the runner failed without naming a failed test (it did not compile).
    pub fn or_failed(self, success: bool) -> Self {
        if success || self.failed > 0 {
            self
        } else {
            self.plus(Self::FAILED)
        }
    }

    /// Counts tests that passed only because they skipped what they could not do as skipped.
    pub fn but_skipped(self, skipped: u64) -> Self {
        let moved = skipped.min(self.passed);
        Self {
            passed: self.passed - moved,
            skipped: self.skipped + moved,
            ..self
        }
    }

    /// Reads the closing line of `cargo nextest`,
    /// `Summary [ 0.1s] 17 tests run: 16 passed, 1 timed out, 2 skipped`, or sums those of
    /// `cargo test`, `test result: ok. 17 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out`.
    /// `nextest` repeats what a failed test printed, closing line included: that one counts once.
    pub fn from_rust(text: &str) -> Self {
        let plain = without_colour(text);
        let lines = || plain.lines().map(str::trim_start);
        if let Some(summary) = lines().rfind(|line| line.starts_with("Summary [")) {
            return Self::from_line(summary);
        }
        lines()
            .filter(|line| line.starts_with("test result:"))
            .fold(Self::default(), |sum, line| sum.plus(Self::from_line(line)))
    }

    fn from_line(line: &str) -> Self {
        let words: Vec<&str> = line
            .split([' ', ',', ';', '(', ')'])
            .filter(|w| !w.is_empty())
            .collect();
        let mut counts = Self::default();
        for pair in words.windows(2) {
            let (Ok(number), Some(word)) = (pair[0].parse::<u64>(), pair.get(1)) else {
                continue;
            };
            match *word {
                "passed" => counts.passed += number,
                "failed" | "timed" | "exec" => counts.failed += number,
                "skipped" | "ignored" => counts.skipped += number,
                _ => {}
            }
        }
        counts
    }

    /// Reads Playwright's JSON report. A test that passed only at the second try has failed.
    pub fn from_playwright(json: &str) -> Result<Self> {
        let report: Value =
            serde_json::from_str(json).context("the report of the browser tests")?;
        let number = |name: &str| {
            report["stats"][name]
                .as_u64()
                .with_context(|| format!("stats.{name}"))
        };
        let errors = report["errors"].as_array().map_or(0, Vec::len) as u64;
        Ok(Self {
            passed: number("expected")?,
            failed: number("unexpected")? + number("flaky")? + errors,
            skipped: number("skipped")?,
        })
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

/// Drops the escape sequences that colour a terminal.
fn without_colour(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::Counts;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn the_closing_line_of_nextest_is_read_with_colour_and_without() {
        let line = "  \u{1b}[32;1m     Summary\u{1b}[0m [   0.010s] 19 tests run: 16 passed (1 slow), 1 failed, 2 timed out, 3 skipped";
        assert_eq!(Counts::from_rust(line), counts(16, 3, 3));
        let line = "     Summary [   0.010s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(Counts::from_rust(line), counts(1, 0, 0));
    }

    #[test]
    fn a_failed_test_that_nextest_prints_again_counts_once() {
        let text = "  stdout ───\n    test result: FAILED. 0 passed; 1 failed; 0 ignored\n     Summary [   0.636s] 70 tests run: 69 passed, 1 failed, 0 skipped";
        assert_eq!(Counts::from_rust(text), counts(69, 1, 0));
    }

    #[test]
    fn the_results_of_each_cargo_test_binary_are_summed() {
        let text = "test result: ok. 17 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.10s\n\ntest result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(Counts::from_rust(text), counts(19, 1, 1));
    }

    #[test]
    fn a_flaky_browser_test_and_an_error_outside_a_test_count_as_failed() {
        let report =
            r#"{"errors":[{}],"stats":{"expected":5,"unexpected":1,"flaky":1,"skipped":2}}"#;
        assert_eq!(Counts::from_playwright(report).unwrap(), counts(5, 3, 2));
        assert!(Counts::from_playwright("{}").is_err());
    }

    #[test]
    fn a_skip_is_bad_only_where_it_must_not_be_and_nothing_run_is_never_good() {
        assert!(counts(1, 0, 1).is_good(false));
        assert!(!counts(1, 0, 1).is_good(true));
        assert!(!counts(1, 1, 0).is_good(false));
        assert!(!counts(0, 0, 0).is_good(false));
    }

    #[test]
    fn a_test_that_skipped_what_it_should_do_has_not_passed() {
        assert_eq!(counts(5, 1, 2).but_skipped(3), counts(2, 1, 5));
        assert_eq!(counts(1, 0, 0).but_skipped(2), counts(0, 0, 1));
    }

    #[test]
    fn a_runner_that_fails_without_a_failed_test_counts_one_failure() {
        assert_eq!(counts(0, 0, 0).or_failed(false), counts(0, 1, 0));
        assert_eq!(counts(3, 1, 0).or_failed(false), counts(3, 1, 0));
        assert_eq!(counts(3, 0, 0).or_failed(true), counts(3, 0, 0));
    }
}
