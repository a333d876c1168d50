//! The calendar: days, minutes of the local clock, official holidays and make-up workdays.

mod official;

pub use eldercare_days::{DAY_MINUTES, Day, Minute};
pub use official::{DayKind, DayKinds, OfficialDays, Possible, Run};
