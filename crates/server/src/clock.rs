//! The time, as an argument, so that tests can set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use eldercare_requests::{Day, Moment};

/// China has one time zone, eight hours east of Greenwich.
const CHINA_HOURS_EAST: u8 = 8;

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
        self.now().day_in_zone(CHINA_HOURS_EAST)
    }
}
