//! The calendar: days, minutes of the local clock, official holidays and make-up workdays.

mod day;
mod official;

pub use day::{DAY_MINUTES, Day, Minute};
pub use official::{DayKind, DayKinds, OfficialDays, Possible, Run};
