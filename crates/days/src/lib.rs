//! Days of the Gregorian calendar and minutes of the local clock as plain numbers, so that they can
//! be compared, moved and kept; `ical` writes days into a file for a telephone's calendar. Pure: no
//! clock, no text for people.
//!
//! A crate of its own because places and requests both reckon with days and know nothing of each
//! other. Deliberately not here: what a day is to an office (`eldercare-places`, official days) and
//! moments in Greenwich's time (`eldercare-requests`).
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod civil;
pub mod content_line;
mod day;
pub mod ical;
mod minute;

pub use day::Day;
pub use minute::{DAY_MINUTES, Minute};
