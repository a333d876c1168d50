//! A calendar day, without a clock and without time zones.

use std::fmt;

/// A day of the Gregorian calendar, counted from 1970-01-01 so that it can be compared and moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    since_1970: i64,
}

impl Day {
    /// Reads `2026-11-22`. Only real days of the years 1900–2199 count.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let shape = parts.next().is_none() && year.len() == 4 && month.len() == 2 && day.len() == 2;
        let digits = text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_digit());
        if !shape || !digits {
            return None;
        }
        Self::from_calendar(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day with this year, month 1–12 and day of the month, if there is one.
    #[must_use]
    pub fn from_calendar(year: i64, month: i64, day: i64) -> Option<Self> {
        let possible =
            (1900..=2199).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let counted = Self::from_days(if possible {
            days_from_civil(year, month, day)
        } else {
            0
        });
        (possible && counted.calendar() == (year, month, day)).then_some(counted)
    }

    /// The day that lies this many days after 1970-01-01.
    #[must_use]
    pub const fn from_days(since_1970: i64) -> Self {
        Self { since_1970 }
    }

    /// The day that lies this many days later; earlier when the number is negative.
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self::from_days(self.since_1970.saturating_add(days))
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i64 {
        self.since_1970
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn calendar(self) -> (i64, i64, i64) {
        civil_from_days(self.since_1970)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.calendar();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`], from the same source.
const fn civil_from_days(since_1970: i64) -> (i64, i64, i64) {
    let shifted = since_1970.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn every_day_of_three_centuries_is_read_back_from_its_text_and_follows_the_day_before() {
        let first = Day::parse("1900-01-01").unwrap();
        let last = Day::parse("2199-12-31").unwrap();
        let mut day = first;
        let mut count = 0;
        while day <= last {
            assert_eq!(Day::parse(&day.to_string()), Some(day));
            day = day.plus(1);
            count += 1;
        }
        // 300 years, 73 of them leap years (1900 and 2100 are none).
        assert_eq!(count, 300 * 365 + 73);
        assert_eq!(Day::parse("1970-01-01"), Some(Day::from_days(0)));
    }

    #[test]
    fn days_that_do_not_exist_and_other_shapes_are_refused() {
        for text in [
            "2026-02-29",
            "2100-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-4-01",
            "1899-12-31",
            "2200-01-01",
            "2026-11-22-",
            "+026-11-22",
            "２０２６-11-22",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text:?}");
        }
        assert!(Day::parse("2028-02-29").is_some());
    }
}
