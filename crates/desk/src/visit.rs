//! The ledger of visits (探访): once in every quarter of the year.

use eldercare_days::Day;

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: i32,
}

impl Quarter {
    /// The quarter that a day lies in.
    #[must_use]
    pub const fn of(day: Day) -> Self {
        let (year, month, _) = day.calendar();
        Self {
            year,
            number: (month - 1) / 3 + 1,
        }
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Day {
        let next = self.next();
        let first = Day::from_calendar(next.year, next.number * 3 - 2, 1);
        first.map_or(Day(i32::MAX), |day| day.plus(-1))
    }

    const fn next(self) -> Self {
        match self.number {
            4.. => Self {
                year: self.year.saturating_add(1),
                number: 1,
            },
            number => Self {
                year: self.year,
                number: number + 1,
            },
        }
    }
}

/// Whether somebody is to be visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitStanding {
    /// They were visited in this quarter.
    Visited,
    /// To be visited until this day.
    Due(Day),
    /// A whole quarter passed without a visit: go first.
    Missed,
}

/// How a person on the list stands today: on the list since a day, visited last on another.
#[must_use]
pub fn standing(listed: Day, last: Option<Day>, today: Day) -> VisitStanding {
    let now = Quarter::of(today);
    let last = last.map(Quarter::of);
    if last.is_some_and(|last| last >= now) {
        return VisitStanding::Visited;
    }
    // The first quarter that asks for a visit is that of the listing, or the one after the last visit.
    let asked = last.map_or(Quarter::of(listed), Quarter::next);
    if asked < now {
        VisitStanding::Missed
    } else {
        VisitStanding::Due(now.last_day())
    }
}

#[cfg(test)]
mod tests {
    use super::{Quarter, VisitStanding, standing};
    use eldercare_days::Day;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_visit_holds_for_its_quarter() {
        let listed = day("2025-05-02");
        let stands = |last: &str, today: &str| standing(listed, Some(day(last)), day(today));
        assert_eq!(stands("2026-10-01", "2026-12-31"), VisitStanding::Visited);
        let due = VisitStanding::Due(day("2027-03-31"));
        assert_eq!(stands("2026-10-01", "2027-01-01"), due);
        assert_eq!(stands("2026-10-01", "2027-04-01"), VisitStanding::Missed);
    }

    #[test]
    fn who_was_never_visited_is_due_in_the_quarter_of_the_listing_and_missed_after_it() {
        let never = |today: &str| standing(day("2026-11-20"), None, day(today));
        assert_eq!(never("2026-11-20"), VisitStanding::Due(day("2026-12-31")));
        assert_eq!(never("2027-01-01"), VisitStanding::Missed);
    }

    proptest! {
        #[test]
        fn every_day_has_a_quarter_that_ends_on_or_after_it(number in -20_000_i32..80_000) {
            let quarter = Quarter::of(Day(number));
            prop_assert!((1..=4).contains(&quarter.number));
            prop_assert!(quarter.last_day() >= Day(number));
            prop_assert_eq!(Quarter::of(quarter.last_day()), quarter);
            prop_assert!(Quarter::of(quarter.last_day().plus(1)) > quarter);
        }
    }
}
