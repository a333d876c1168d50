//! The rules of the desk that answers requests: who may do what and where, what is shown of a
//! person, cells that a spreadsheet opens safely, what is due, and what a clerk may change about
//! a place.
//!
//! Pure: no storage, no network, no clock, no random numbers, no text for people. The day comes in
//! as an argument. Deliberately not here: sessions and passwords (the server), wire types
//! (`eldercare-api`).
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod closed_list;
pub mod counts;
pub mod csv;
pub mod device;
pub mod due;
pub mod edit;
pub mod loan;
pub mod login;
pub mod mask;
pub mod overlay;
pub mod report;
mod role;
mod scope;
pub mod sheet;
pub mod text;
#[cfg(feature = "upload")]
pub mod upload;
pub mod visit;

pub use role::{Action, Reach, Role, reach};
pub use scope::{Actor, Object, Towns};
