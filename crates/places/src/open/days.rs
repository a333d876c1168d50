//! The days that a published date may mean.

/// First and last day of a date as it is published: a day is itself, `2025-09` is a month and
/// `2025` a year. Both are ISO days, so they compare as texts. Nothing for another form.
#[must_use]
pub fn checked_days(published: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = published.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = published.bytes().all(|b| b == b'-' || b.is_ascii_digit());
    if !digits {
        return None;
    }
    match (parts.as_slice(), lengths.as_slice()) {
        ([year], [4]) => Some((format!("{year}-01-01"), format!("{year}-12-31"))),
        ([year, month], [4, 2]) => {
            let last = month_length(year.parse().ok()?, month.parse().ok()?)?;
            Some((format!("{published}-01"), format!("{published}-{last}")))
        }
        ([_, _, _], [4, 2, 2]) => Some((published.to_owned(), published.to_owned())),
        _ => None,
    }
}

/// Days of a month of the Gregorian calendar.
fn month_length(year: u32, month: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => Some(if leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::checked_days;

    #[test]
    fn a_month_and_a_year_mean_all_their_days() {
        for (published, first, last) in [
            ("2025-09-30", "2025-09-30", "2025-09-30"),
            ("2025-09", "2025-09-01", "2025-09-30"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2100-02", "2100-02-01", "2100-02-28"),
            ("2025", "2025-01-01", "2025-12-31"),
        ] {
            let days = checked_days(published).unwrap();
            assert_eq!((days.0.as_str(), days.1.as_str()), (first, last));
        }
        for other in [
            "",
            "2025-9",
            "2025-13",
            "25",
            "2025-09-30T00:00",
            "二〇二五",
        ] {
            assert_eq!(checked_days(other), None, "{other}");
        }
    }
}
