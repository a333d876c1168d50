//! When a place is open, as its list says it, and whether it is open at a given minute.
//!
//! A text as published is read once, at import, into a [`Schedule`]; here times are only
//! compared. The answer has three values: a list that does not say what happens on holidays
//! leaves a holiday unknown; "as usual" is never guessed.
//! Texts are read by [`written`], for those who take lists in alone.
//! Deliberately not here: words for people (locales).

mod opening;
mod plan;
#[cfg(test)]
pub(crate) mod sample;
mod schedule;
mod span;
#[cfg(test)]
mod tests;
mod weekdays;
#[cfg(feature = "written-hours")]
pub mod written;

pub use opening::{Change, ClosedDays, Hours, OpenState, Opening, Unclear};
pub use schedule::{Dated, OnHolidays, OnMakeup, Schedule, Season, ServiceHours, Weekly};
pub use span::{NoSuchTime, Span};
pub use weekdays::{NoSuchWeekday, Weekdays};
