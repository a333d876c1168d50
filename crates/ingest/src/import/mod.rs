//! `import`: a real list, as messy as it is, into a city's folder.
//!
//! A list is read by content ([`table`]), its columns are understood ([`columns`], [`mapping`]),
//! each row becomes a place ([`place`], [`position`]) and is brought into what the folder has
//! ([`store`]). Every row is accounted for in the [`crate::report`]. Nothing is written unless
//! everything went well, and then at once.

mod assumed;
pub mod columns;
mod folder;
mod home;
pub mod identity;
pub mod limits;
pub mod mapping;
pub mod place;
pub mod position;
mod run;
mod stated;
pub mod store;
pub mod table;

pub use folder::{furnish, open};
pub use run::{Failure, Request, all, known, run};
