//! Minutes of the local clock.

use crate::Day;

/// Minutes of a day.
pub const DAY_MINUTES: i32 = 1440;

/// China and Taiwan keep one time all year: eight hours before Greenwich.
const EAST_OF_GREENWICH: i32 = 8 * 60;

/// A minute of the local clock, counted from 1970-01-01 00:00 local time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(pub i32);

impl Minute {
    /// The minute in China at so many minutes since 1970-01-01 UTC.
    #[must_use]
    pub const fn in_china(since_1970: i32) -> Minute {
        Minute(since_1970.saturating_add(EAST_OF_GREENWICH))
    }

    /// Its day.
    #[must_use]
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(DAY_MINUTES))
    }

    /// Minutes since midnight, 0 to 1439.
    #[must_use]
    pub const fn of_day(self) -> i32 {
        self.0.rem_euclid(DAY_MINUTES)
    }
}

#[cfg(test)]
mod tests {
    use super::Minute;
    use crate::Day;

    #[test]
    fn minutes_are_those_of_the_clock_on_the_wall() {
        let day = |text| Day::parse(text).unwrap();
        let evening = Minute::in_china(day("2026-11-24").start().0 + 17 * 60);
        assert_eq!((evening.day(), evening.of_day()), (day("2026-11-25"), 60));
    }
}
