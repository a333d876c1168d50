//! The time, as an argument, so that tests can set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use eldercare_requests::{Day, Moment};

/// China has one time zone, eight hours east of Greenwich.
const HOURS_EAST: u8 = 8;

const DAY_SECONDS: u64 = 86_400;

/// The day in China of a moment.
#[must_use]
pub(crate) fn day_in_china(moment: Moment) -> Day {
    moment.day_in_zone(HOURS_EAST)
}

/// The first moment of a day in China; the year 1970 begins where a day lies before it.
#[must_use]
pub(crate) fn start_in_china(day: Day) -> Moment {
    let days = u64::try_from(day.0).unwrap_or_default();
    let seconds = days.saturating_mul(DAY_SECONDS);
    Moment(seconds.saturating_sub(u64::from(HOURS_EAST) * 3_600))
}

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH);
            Moment(since.map_or(0, |duration| duration.as_secs()))
        }))
    }

    /// A clock that is moved by hand: it reads the seconds since 1970.
    #[must_use]
    pub fn moved_by_hand(seconds: Arc<AtomicU64>) -> Self {
        Self(Arc::new(move || Moment(seconds.load(Ordering::Relaxed))))
    }

    /// A clock that stands still.
    #[must_use]
    pub fn standing_at(moment: Moment) -> Self {
        Self(Arc::new(move || moment))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        (self.0)()
    }

    /// Today in China.
    #[must_use]
    pub fn today(&self) -> Day {
        day_in_china(self.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_china_begins_at_four_in_the_afternoon_of_greenwich() {
        let day = Day::parse("2026-11-27").unwrap();
        let start = start_in_china(day);
        assert_eq!(Moment::parse("2026-11-26T16:00:00Z"), Some(start));
        assert_eq!(day_in_china(start), day);
        assert_eq!(day_in_china(Moment(start.0 - 1)), Day(day.0 - 1));
    }
}
