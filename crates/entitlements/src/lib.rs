//! What a city offers to its older residents, as closed lists that other crates may refer to.
//!
//! So far this holds the ids of the services that can be asked for in a request. A city's
//! benefits, their rules and their sources are not here yet; texts for people never will be.
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod service;

pub use service::ServiceId;
