//! When somebody stood before a closed door.

use std::fmt;

use crate::moment::Moment;
use eldercare_days::Day;

/// China has one time zone, eight hours east of Greenwich; Taipei has the same time.
const HOURS_EAST: u8 = 8;
/// The same in seconds.
const SECONDS_EAST: u64 = HOURS_EAST as u64 * 3_600;
const DAY_SECONDS: u64 = 86_400;
/// Length of `2026-11-22T14:30`.
const LENGTH: usize = 16;

/// How many days back a visit may lie, and how many days the summary looks back: our own choice.
/// What was closed two months ago says little about today.
pub const RECENT_DAYS: u64 = 30;
/// How long a report may have waited on a device before it reached the server, as for requests.
const DAYS_UNDERWAY: u64 = 30;

/// A minute on the clock on the wall, written `2026-11-22T14:30`, the form that a browser's
/// date-and-time field has. The wall stands in China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VisitTime(Moment);

impl VisitTime {
    /// Reads exactly the form that `Display` writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != LENGTH {
            return None;
        }
        let Moment(wall) = Moment::parse(&format!("{text}:00Z"))?;
        wall.checked_sub(SECONDS_EAST).map(|utc| Self(Moment(utc)))
    }

    /// The visit at this moment, to the minute.
    #[must_use]
    pub const fn at(moment: Moment) -> Self {
        Self(Moment(moment.0 - moment.0 % 60))
    }

    /// The moment.
    #[must_use]
    pub const fn moment(self) -> Moment {
        self.0
    }

    /// The day on the calendar on the wall.
    #[must_use]
    pub fn day(self) -> Day {
        self.0.day_in_zone(HOURS_EAST)
    }
}

impl fmt::Display for VisitTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wall = Moment(self.0.0.saturating_add(SECONDS_EAST)).to_string();
        formatter.write_str(wall.get(..LENGTH).unwrap_or(&wall))
    }
}

/// The moments between which a visit must lie, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitWindow {
    /// First moment.
    pub first: Moment,
    /// Last moment.
    pub last: Moment,
}

impl VisitWindow {
    /// For the page: the last thirty days until now.
    #[must_use]
    pub const fn on_the_page(now: Moment) -> Self {
        Self {
            first: earlier(now, RECENT_DAYS),
            last: now,
        }
    }

    /// For the server: a report that waited for a network is late, but it is not refused for
    /// that. One day more at the end allows for clocks that are ahead.
    #[must_use]
    pub const fn at_the_server(now: Moment) -> Self {
        Self {
            first: earlier(now, RECENT_DAYS + DAYS_UNDERWAY),
            last: Moment(now.0.saturating_add(DAY_SECONDS)),
        }
    }

    /// For the summary: visits of the last thirty days.
    #[must_use]
    pub const fn of_the_summary(now: Moment) -> Self {
        Self {
            first: earlier(now, RECENT_DAYS),
            last: Moment(now.0.saturating_add(DAY_SECONDS)),
        }
    }
}

const fn earlier(now: Moment, days: u64) -> Moment {
    Moment(now.0.saturating_sub(days * DAY_SECONDS))
}

#[cfg(test)]
mod tests {
    use super::{SECONDS_EAST, VisitTime};
    use crate::moment::Moment;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_visit_is_read_back_from_its_text(minutes in 0_u64..120_000_000) {
            let visit = VisitTime::at(Moment(minutes * 60));
            prop_assert_eq!(VisitTime::parse(&visit.to_string()), Some(visit));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text: String) {
            let _ = VisitTime::parse(&text);
        }
    }

    #[test]
    fn the_clock_on_the_wall_is_eight_hours_ahead_of_greenwich() {
        let visit = VisitTime::parse("2026-11-22T07:30").unwrap();
        assert_eq!(
            visit.moment(),
            Moment::parse("2026-11-21T23:30:00Z").unwrap()
        );
        assert_eq!(visit.day().to_string(), "2026-11-22");
        assert_eq!(VisitTime::at(Moment(59)).moment(), Moment(0));
        assert_eq!(
            VisitTime::parse("1970-01-01T08:00").map(VisitTime::moment),
            Some(Moment(0))
        );
        assert_eq!(SECONDS_EAST, 28_800);
    }

    #[test]
    fn other_forms_and_times_that_do_not_exist_are_refused() {
        for text in [
            "",
            "2026-11-22",
            "2026-11-22 14:30",
            "2026-11-22T14:30:00",
            "2026-11-22T14:30Z",
            "2026-11-22T24:00",
            "2026-02-30T10:00",
            "1970-01-01T07:59",
            "２０２６-11-22T1",
        ] {
            assert_eq!(VisitTime::parse(text), None, "{text:?}");
        }
    }
}
