//! The server of the Eldercare Map: serves the static site, takes service requests and tells what
//! became of them.
//!
//! A library with a thin `main`, so that tests run the real server in their own process. Nothing
//! that a person typed is ever logged.
#![forbid(unsafe_code)]

mod app;
mod audit;
mod claim;
mod clock;
mod codes;
mod command;
mod config;
mod database;
mod fail;
mod guard;
mod http;
mod instruments;
mod log;
mod metrics;
mod overlay;
mod packs;
mod retention;
pub mod search;
mod secret;
mod serve;
mod server;
mod site;
mod staff;
mod store;
mod wordings;

pub use clock::Clock;
pub use command::verify_audit;
pub use config::{Config, ConfigError, DatabaseUrl, HELP, Invocation};
pub use log::start_logging;
pub use server::{Server, StartError};
pub use staff::{StaffCommand, StaffError};
