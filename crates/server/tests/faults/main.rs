//! The server through faults: cut lines, killed processes, full disks, broken disks, cut power.
//! The oracle is `eldercare_trials::ledger`.
//!
//! Each trial is short here; `cargo xtask soak` runs the same ones for long. A failure prints the
//! seed, and `ELDERCARE_SEED` repeats it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backup;
mod broken_disk;
mod connections;
mod crowd;
mod disk_full;
mod drawn;
mod failover;
mod kill;
mod life;
mod limits;
mod load;
mod model;
mod power;
mod support;
