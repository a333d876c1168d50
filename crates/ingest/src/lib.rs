//! City packs from public lists: importers, the demonstration generator, the base map, the
//! pack step. The command line is in `main.rs`.
//!
//! Everything under `geo/` except the hand-written `city.toml` is made here from raw public
//! files; `geo/README.md` says how. Deliberately not here: the meaning of a facility and the
//! form of the pack (`eldercare-places`).

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod basemap;
pub mod benefits;
pub mod city_folder;
pub mod clean;
pub mod demo;
pub mod divisions;
pub mod export;
pub mod facilities;
pub mod homes;
pub mod hours;
pub mod import;
pub mod letters;
pub mod lists;
pub mod nation;
pub mod official_days;
pub mod pack;
pub mod problem;
pub mod raw;
pub mod report;
pub mod shape;
pub mod start_window;
pub mod topology;
pub mod validate;
