//! What the server and the outbox of the device are tried with. Never a part of the product: only
//! tests and benches depend on it.
//!
//! - [`cluster`]: a PostgreSQL to throw away.
//! - [`failover`]: two PostgreSQL of which one takes over, and the way to whichever leads.
//! - [`proxy`]: a seeded fault proxy between a client and the server.
//! - [`model`]: schedules, and a device that runs the outbox of the product through them.
//! - [`ledger`]: the oracle: what was promised, held against what the database holds.
//! - [`server`]: the real program, started, killed and started again.
//! - [`power`]: the disk as a power cut leaves it.
//! - [`load`]: how many requests the server accepts, and how fast.
//! - [`sample`]: invented requests, and the smallest site that takes them.
//!
//! It is a harness, so it panics with a reason where something around a trial does not work.
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::missing_panics_doc, reason = "a failed trial is a panic")]

pub mod cluster;
pub mod failover;
pub mod http;
pub mod ledger;
pub mod load;
pub mod model;
pub mod power;
pub mod proxy;
pub mod random;
pub mod sample;
pub mod server;
pub mod skip;

pub use cluster::Cluster;
pub use random::Random;
