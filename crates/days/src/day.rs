//! A day of the calendar, without a clock and without time zones.

use std::fmt;

use crate::civil::{civil_from_days, days_from_civil};
use crate::minute::{DAY_MINUTES, Minute};

/// A day of the Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "cbor", derive(minicbor::Encode, minicbor::Decode))]
#[cfg_attr(feature = "cbor", cbor(transparent))]
pub struct Day(#[cfg_attr(feature = "cbor", n(0))] pub i32);

impl Day {
    /// Reads `2026-11-22` and nothing shorter. Years 1900 to 2199.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        match parts(text)? {
            (year, Some(month), Some(day)) => Day::from_calendar(year, month, day),
            _ => None,
        }
    }

    /// Reads `2026-11-22`; of `2026-11` and `2026` the first day. Years 1900 to 2199.
    #[must_use]
    pub fn first_of(text: &str) -> Option<Day> {
        let (year, month, day) = parts(text)?;
        Day::from_calendar(year, month.unwrap_or(1), day.unwrap_or(1))
    }

    /// Reads `2026-11-22`; of `2026-11` and `2026` the last day. Years 1900 to 2199.
    #[must_use]
    pub fn last_of(text: &str) -> Option<Day> {
        match parts(text)? {
            (year, Some(month), Some(day)) => Day::from_calendar(year, month, day),
            (year, Some(month @ 1..=11), None) => {
                Day::from_calendar(year, month + 1, 1).map(|next| next.plus(-1))
            }
            (year, Some(12) | None, _) => Day::from_calendar(year, 12, 31),
            _ => None,
        }
    }

    /// The day with this year, month 1 to 12 and day of the month, if there is one.
    #[must_use]
    pub fn from_calendar(year: i32, month: i32, day: i32) -> Option<Day> {
        let possible =
            (1900..=2199).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let counted = Day(if possible {
            days_from_civil(year, month, day)
        } else {
            0
        });
        (possible && counted.calendar() == (year, month, day)).then_some(counted)
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn calendar(self) -> (i32, i32, i32) {
        civil_from_days(self.0)
    }

    /// Day of the week, 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday.
    #[allow(clippy::cast_possible_truncation, reason = "between 0 and 6")]
    #[must_use]
    pub const fn weekday(self) -> u8 {
        self.0.wrapping_add(3).rem_euclid(7).unsigned_abs() as u8
    }

    /// The day that lies this many days later; earlier when the number is negative.
    #[must_use]
    pub const fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// Its first minute.
    #[must_use]
    pub const fn start(self) -> Minute {
        Minute(self.0.saturating_mul(DAY_MINUTES))
    }
}

/// As an ISO date: `2026-11-22`.
impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.calendar();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// Year and, where given, month and day of the month of an ISO date.
fn parts(text: &str) -> Option<(i32, Option<i32>, Option<i32>)> {
    let mut fields = text.split('-').map(number);
    let year = fields.next()??;
    let (month, day) = (fields.next(), fields.next());
    if !matches!(text.len(), 4 | 7 | 10) || fields.next().is_some() {
        return None;
    }
    Some((year, checked(month)?, checked(day)?))
}

/// A field that is absent stays so; one that is no number refuses the whole date.
#[allow(clippy::option_option, reason = "absent and wrong are two answers")]
const fn checked(field: Option<Option<i32>>) -> Option<Option<i32>> {
    match field {
        None => Some(None),
        Some(None) => None,
        Some(number) => Some(number),
    }
}

/// Two or four digits, nothing else.
fn number(field: &str) -> Option<i32> {
    let digits = matches!(field.len(), 2 | 4) && field.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| {
        field
            .bytes()
            .fold(0, |value, byte| value * 10 + i32::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::first_of(text).unwrap()
    }

    #[test]
    fn every_day_of_three_centuries_follows_the_day_before() {
        let mut expected = day("1900-01-01");
        for year in 1900..=2199 {
            for month in 1..=12 {
                for date in 1..=31 {
                    let Some(found) = Day::from_calendar(year, month, date) else {
                        continue;
                    };
                    assert_eq!(found, expected);
                    assert_eq!(Day::parse(&found.to_string()), Some(found));
                    expected = expected.plus(1);
                }
            }
        }
        // 300 years, 73 of them leap years (1900 and 2100 are none).
        assert_eq!(expected.0 - day("1900-01-01").0, 300 * 365 + 73);
    }

    #[test]
    fn a_date_without_day_has_a_first_and_a_last() {
        for (text, first, last) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-12", "2025-12-01", "2025-12-31"),
            ("2025-09-30", "2025-09-30", "2025-09-30"),
        ] {
            assert_eq!(Day::first_of(text), Some(day(first)));
            assert_eq!(Day::last_of(text), Some(day(last)), "{text}");
        }
    }

    #[test]
    fn other_shapes_and_days_that_do_not_exist_are_refused() {
        for text in [
            "",
            "2025-",
            "25",
            "2025-1",
            "2025-13",
            "2025-02-29",
            "2025-00-10",
            "2025-04-31",
            "20250401",
            "2025-09-301",
            "1899-01-01",
            "２０２５",
            "+025-01-01",
            "2025-0a",
        ] {
            assert_eq!(Day::first_of(text), None, "{text:?}");
        }
        assert_eq!(Day::last_of("2025-13"), None);
        for text in [
            "2025",
            "2025-09",
            "2026-02-29",
            "2100-02-29",
            "2026-4-01",
            "2026-11-22-",
        ] {
            assert_eq!(Day::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn weekdays_are_right_before_and_after_1970() {
        // 2026-11-25 was a Wednesday.
        assert_eq!(day("2026-11-25").weekday(), 2);
        assert_eq!(day("1969-12-29").weekday(), 0);
        assert_eq!(day("1970-01-01").weekday(), 3);
        assert_eq!(day("2028-02-29").weekday(), 1);
    }
}
