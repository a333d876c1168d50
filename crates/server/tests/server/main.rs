//! The real server on a real port with a real database, SQLite and PostgreSQL, tried from the outside.
//!
//! City, people and numbers are invented.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod audit;
mod bad_input;
mod cautions;
mod contention;
mod contract;
mod desk;
mod fields;
mod headers;
mod interface;
mod life;
mod limits;
mod metrics;
mod ogc;
mod once;
mod pages;
mod postgres;
mod random;
mod reports;
mod restart;
mod retention;
mod search;
mod second_form;
mod services;
mod start;
mod status;
mod submit;
mod support;
