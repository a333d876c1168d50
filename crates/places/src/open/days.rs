//! The days that a published date may mean.

use crate::Day;

/// First and last day of a date as it is published: a day is itself, `2025-09` is a month and
/// `2025` a year. Nothing for another form.
#[must_use]
pub fn checked_days(published: &str) -> Option<(Day, Day)> {
    Day::first_of(published).zip(Day::last_of(published))
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
            let (earliest, latest) = checked_days(published).unwrap();
            assert_eq!(
                (earliest.to_string().as_str(), latest.to_string().as_str()),
                (first, last)
            );
        }
        for other in [
            "",
            "2025-9",
            "2025-13",
            "25",
            "2025-09-30T00:00",
            "2025-02-30",
            "二〇二五",
        ] {
            assert_eq!(checked_days(other), None, "{other}");
        }
    }
}
