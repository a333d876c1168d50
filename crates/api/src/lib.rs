//! The HTTP interface as both sides see it: wire types by version, the error envelope, and the
//! way to and from the domain types of the pure crates.
//!
//! Wire types are not domain types: they hold plain texts and numbers, every released version
//! stays readable, and a frozen fixture per version proves it. Deliberately not here: transport,
//! validation (`eldercare-requests`), text for people.
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod error;
pub mod v1;

pub use error::{ErrorEnvelope, ErrorKind, FieldProblem, HandedIn};
