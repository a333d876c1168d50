//! Months that are over, newest first: only of those there are counts.

use eldercare_requests::Day;

/// So many are offered.
const OFFERED: usize = 24;

/// A month, as the server writes it: `2026-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    year: i32,
    month: i32,
}

impl Month {
    /// The months before the one in which this day lies.
    pub fn over(today: Day) -> Vec<Month> {
        let (year, month, _) = today.calendar();
        let this = Month { year, month };
        std::iter::successors(Some(this.before()), |month| Some(month.before()))
            .take(OFFERED)
            .collect()
    }

    /// As the server writes it.
    pub fn id(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// Year and month as numbers.
    pub fn parts(self) -> (i32, i32) {
        (self.year, self.month)
    }

    fn before(self) -> Month {
        match self.month {
            0 | 1 => Month {
                year: self.year - 1,
                month: 12,
            },
            month => Month {
                year: self.year,
                month: month - 1,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Month;
    use eldercare_requests::Day;

    #[test]
    fn the_last_month_that_is_over_comes_first_and_years_are_crossed() {
        let months = Month::over(Day::parse("2026-02-10").unwrap());
        let ids: Vec<_> = months.iter().take(3).map(|month| month.id()).collect();
        assert_eq!(ids, ["2026-01", "2025-12", "2025-11"]);
        assert_eq!(months.len(), 24);
    }
}
