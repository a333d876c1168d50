//! A day of enrolment (外展登记): one worker, one device, many elders, often no network.
//!
//! Pure: no storage, no network, no clock, no random numbers, no text for people. Deliberately not here: how
//! anything is sealed or sent (`src/platform`, `eldercare-requests`), and the answers of a self-check, which
//! never stand in the list of a day.
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod agreed;
mod day;
mod intake;
mod lock;
mod met;
mod near;
mod recheck;
mod twice;

pub use agreed::{Agreed, How, READ_OUT_VERSION, SHEET_CHARS, Signature, Stroke, TooMuchInk};
pub use day::{DAY_VERSION, Drive, WorkDay};
pub use intake::{Intake, IntakeField, IntakeProblem, Problem};
pub use lock::{IDLE_SECONDS, PIN_DIGITS, Pin, PinProblem, TRIES, Tries, Wrapped};
pub use met::{MET_VERSION, Met, Stage, Tally};
pub use near::{Near, Reach, nearest_first};
pub use recheck::{Candidate, FACTS, RECHECKS, Recheck, most_worth};
pub use twice::{IdentityMark, Likeness, met_before};
