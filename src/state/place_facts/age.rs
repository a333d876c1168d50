//! Dates of facts in words, and how long ago they were.

use eldercare_places::{Day, Minute};

use crate::i18n::{t, t_with};
use crate::state::openness::month_name;

const DAYS_OF_YEAR: i32 = 365;

/// Whole days from an ISO date (of a year or a month alone: its first day) to today.
pub fn days_since(date: &str, today: Day) -> Option<i32> {
    Some(today.0 - Day::first_of(date)?.0)
}

/// "2025 年 9 月 1 日"; a year or a month where no more is published.
pub fn date_in_words(date: &str) -> String {
    let Some((year, month, day)) = Day::first_of(date).map(Day::calendar) else {
        return date.to_owned();
    };
    let (year, day) = (year.to_string(), day.to_string());
    let values = [
        ("year", year.as_str()),
        ("month", month_name(month)),
        ("day", &day),
    ];
    match date.len() {
        ..5 => t_with("date.year", &values),
        5..8 => t_with("date.month", &values),
        _ => t_with("date.day", &values),
    }
}

/// "2026 年 11 月 26 日 9:05 打印": when a sheet of paper was made, since "closed now" is true of that
/// minute alone.
pub fn printed_in_words(now: Minute) -> String {
    let (year, month, day) = now.day().calendar();
    let date = date_in_words(&format!("{year}-{month:02}-{day:02}"));
    let time = format!("{}:{:02}", now.of_day() / 60, now.of_day() % 60);
    t_with("paper.printed", &[("date", &date), ("time", &time)])
}

/// "3 天前": how long ago a day was.
pub fn ago(date: &str, today: Day) -> String {
    let Some(days) = days_since(date, today) else {
        return date.to_owned();
    };
    if date.len() == "2025".len() {
        return years_ago(date, today);
    }
    let (key, count) = match days {
        ..1 => return t("ago.today").to_owned(),
        1..60 => ("ago.days", days),
        60..730 => ("ago.months", days * 12 / DAYS_OF_YEAR),
        _ => ("ago.years", days / DAYS_OF_YEAR),
    };
    t_with(key, &[("count", &count.to_string())])
}

/// Of a year alone nobody knows the months.
fn years_ago(year: &str, today: Day) -> String {
    let (this_year, ..) = today.calendar();
    match this_year - year.parse::<i32>().unwrap_or(this_year) {
        ..1 => t("ago.this-year").to_owned(),
        1 => t("ago.last-year").to_owned(),
        years => t_with("ago.years", &[("count", &years.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_or_a_month_alone_counts_from_its_first_day() {
        let today = Day::first_of("2026-01-31").unwrap();
        assert_eq!(days_since("2026", today), Some(30));
        assert_eq!(days_since("2026-01", today), Some(30));
        assert_eq!(days_since("2026-01-30", today), Some(1));
        assert_eq!(days_since("soon", today), None);
    }

    // Without a dictionary every text is its key.
    #[test]
    fn a_bare_year_is_years_ago_and_never_months() {
        let today = Day::first_of("2026-11-25").unwrap();
        assert_eq!(ago("2024", today), "ago.years");
        assert_eq!(ago("2025", today), "ago.last-year");
        assert_eq!(ago("2026", today), "ago.this-year");
        assert_eq!(ago("2025-01", today), "ago.months");
    }
}
