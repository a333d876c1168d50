//! Tests of the engine against the real instrument, its texts and the worked cases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod definitions;
mod entries;
mod exactness;
mod explanation;
mod forms;
mod golden;
mod journeys;
mod locales;
mod paths;
mod properties;
mod self_rating;
mod support;
mod trend;

// The golden test runs the very code of the `evaluate` example.
#[path = "../../examples/evaluate/case.rs"]
mod case;
#[path = "../../examples/evaluate/outcome.rs"]
mod outcome;
