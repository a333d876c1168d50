//! What the server and the outbox of the device are tried with. Never a part of the product: only
//! tests and benches depend on it.
//!
//! It is a harness, so it panics with a reason where something around a trial does not work.
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::missing_panics_doc, reason = "a failed trial is a panic")]

pub mod cluster;
pub mod skip;

pub use cluster::Cluster;
