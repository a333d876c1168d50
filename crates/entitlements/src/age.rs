//! Ages in whole years (周岁), and birth dates that may be known only to the year.

use eldercare_days::Day;
use serde::{Deserialize, Serialize};

/// Ages in whole years, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeRange {
    /// The youngest age.
    pub from: u8,
    /// The oldest age; none where there is no upper end.
    pub to: Option<u8>,
}

impl AgeRange {
    /// Whether an age is inside.
    #[must_use]
    pub fn contains(self, age: u8) -> bool {
        age >= self.from && self.to.is_none_or(|to| age <= to)
    }

    /// The ages at which being inside changes: the first one inside, the first one past the end.
    pub fn turns(self) -> impl Iterator<Item = u8> {
        let past = self.to.and_then(|to| to.checked_add(1));
        [Some(self.from), past].into_iter().flatten()
    }
}

/// The day on which somebody who was born on `month`-`day` of `year` is `age` years old.
///
/// Who was born on 29 February is a year older on 1 March of a year without that day.
#[must_use]
pub fn birthday(year: u16, (month, day): (u8, u8), age: u8) -> Option<Day> {
    let year = i32::from(year) + i32::from(age);
    let (month, day) = (i32::from(month), i32::from(day));
    Day::from_calendar(year, month, day).or_else(|| {
        (month == 2 && day == 29)
            .then(|| Day::from_calendar(year, 3, 1))
            .flatten()
    })
}

/// Age in whole years on a day; zero before the birth, 255 where it would be more.
#[must_use]
pub fn age_on(today: Day, year: u16, birth: (u8, u8)) -> u8 {
    let (this_year, ..) = today.calendar();
    let years = this_year - i32::from(year);
    let whole = u8::try_from(years.clamp(0, 255)).unwrap_or(u8::MAX);
    match birthday(year, birth, whole) {
        Some(birthday) if birthday > today => whole.saturating_sub(1),
        _ => whole,
    }
}

/// The ages that somebody may have on a day of whom only the year of birth is known; one or two.
#[must_use]
pub fn ages_on(today: Day, year: u16) -> [u8; 2] {
    [age_on(today, year, (12, 31)), age_on(today, year, (1, 1))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_year_is_added_on_the_birthday_and_not_the_day_before() {
        assert_eq!(age_on(day("2027-05-02"), 1962, (5, 3)), 64);
        assert_eq!(age_on(day("2027-05-03"), 1962, (5, 3)), 65);
        assert_eq!(age_on(day("2028-02-29"), 1944, (2, 29)), 84);
        assert_eq!(age_on(day("2027-02-28"), 1944, (2, 29)), 82);
        assert_eq!(age_on(day("2027-03-01"), 1944, (2, 29)), 83);
        assert_eq!(age_on(day("1950-01-01"), 1962, (5, 3)), 0);
    }

    #[test]
    fn a_year_alone_leaves_two_ages_but_for_its_last_day() {
        assert_eq!(ages_on(day("2027-05-03"), 1962), [64, 65]);
        assert_eq!(ages_on(day("2027-12-31"), 1962), [65, 65]);
    }

    #[test]
    fn a_range_has_both_its_ends_and_turns_behind_them() {
        let range = AgeRange {
            from: 90,
            to: Some(99),
        };
        assert!(range.contains(90) && range.contains(99));
        assert!(!range.contains(89) && !range.contains(100));
        assert_eq!(range.turns().collect::<Vec<_>>(), [90, 100]);
    }
}
