//! The index, tried on cities made at random and on places set by hand.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

mod examples;
mod properties;
mod sample;
mod searching;
