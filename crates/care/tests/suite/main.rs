//! The rules of need and the plan, held to people written down by hand, to properties over random
//! answers, to their texts and to what earlier versions wrote.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod applications;
mod begun;
mod dangers;
mod definitions;
mod people;
mod plans;
mod properties;
mod stored;
mod support;
mod texts;
mod ways;
