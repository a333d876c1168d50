//! Days as texts, and which of them are still to come.

use std::time::{SystemTime, UNIX_EPOCH};

use super::Findings;
use crate::clean::iso_date;

/// The day on which the check is made, as `2026-11-25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today([u8; 10]);

impl Today {
    /// From a text; None when it is no day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Today> {
        let day = iso_date(text)?;
        Some(Today(day.as_bytes().try_into().ok()?))
    }

    /// Of a clock, in UTC.
    #[must_use]
    pub fn of(now: SystemTime) -> Today {
        let seconds = now
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        let (year, month, day) = civil(seconds / 86_400);
        let text = format!("{year:04}-{month:02}-{day:02}");
        Today::parse(&text).unwrap_or(Today(*b"1970-01-01"))
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether another day, as an ISO date, is not over yet.
    pub(super) fn is_not_after(&self, other: &str) -> bool {
        self.text() <= other
    }

    /// Checks a date of a file: it exists (`2019`, `2019-07` or `2019-07-01`) and is not to come.
    pub(super) fn check(self, what: &str, date: &str, at: (&str, usize), found: &mut Findings) {
        let whole = match date.len() {
            4 => iso_date(&format!("{date}-01-01")),
            7 => iso_date(&format!("{date}-01")),
            _ => iso_date(date),
        };
        let (file, line) = at;
        if whole.is_none() {
            let message =
                format!("{what} \"{date}\" is no date; write 2025, 2025-09 or 2025-09-30");
            found.error(file, line, "date", message);
        } else if date > self.text() && !self.text().starts_with(date) {
            let message = format!(
                "{what} {date} is still to come (today is {}); correct it",
                self.text()
            );
            found.error(file, line, "date-future", message);
        }
    }
}

/// Year, month and day of a count of days since 1970-01-01 (Hinnant, "chrono-compatible low-level
/// date algorithms", `civil_from_days`).
fn civil(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_gives_the_day() {
        let at = |seconds| Today::of(UNIX_EPOCH + std::time::Duration::from_secs(seconds));
        assert_eq!(at(0).text(), "1970-01-01");
        assert_eq!(at(951_782_400).text(), "2000-02-29");
        assert_eq!(at(1_795_564_800).text(), "2026-11-25");
    }

    #[test]
    fn only_dates_after_today_are_to_come() {
        let today = Today::parse("2025-09-15").unwrap();
        let bad = |date: &str| {
            let mut found = Findings::default();
            today.check("checked", date, ("f", 1), &mut found);
            found.iter().map(|f| f.code).collect::<Vec<_>>()
        };
        for fine in ["2025", "2025-09", "2025-09-15", "1998-02"] {
            assert!(bad(fine).is_empty(), "{fine}");
        }
        for future in ["2026", "2025-10", "2025-09-16"] {
            assert_eq!(bad(future), ["date-future"], "{future}");
        }
        for wrong in ["", "25-09-15", "2025-02-30", "2025/09/15", "2025-13"] {
            assert_eq!(bad(wrong), ["date"], "{wrong}");
        }
    }
}
