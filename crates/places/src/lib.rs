//! Places of elder care: what a facility is, where it stands, and how to find it.
//!
//! Pure: no IO, no clock, no random numbers, no text for people and no panic.
//! The same code runs natively (import, server) and as WebAssembly (the map).
//!
//! Deliberately not here: drawing, fetching, importing of other people's lists
//! (`eldercare-ingest`), and what a family is entitled to (`eldercare-entitlements`).

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::float_cmp
    )
)]

pub mod basemap;
pub mod bounds;
pub mod calendar;
pub mod city;
pub mod coordinates;
pub mod coverage;
pub mod curve;
pub mod details;
pub mod emergency;
pub mod facility;
pub mod floor;
pub mod gazetteer;
#[cfg(feature = "geojson")]
pub mod geojson;
pub mod grid;
pub mod hours;
pub mod index;
pub mod kind;
pub mod kind_set;
pub mod mercator;
#[cfg(feature = "geojson")]
pub mod open;
pub mod ownership;
pub mod pack;
pub mod rows;
#[cfg(test)]
mod sample;
pub mod search;
pub mod telephone;
pub mod tile;
pub mod truth;
pub mod vcard;
pub mod walk;

pub use basemap::Basemap;
pub use bounds::Bounds;
pub use calendar::{Day, Minute, OfficialDays};
pub use city::City;
pub use coordinates::{Bd09, Direction, Gcj02, Wgs84};
pub use details::Details;
pub use emergency::Emergency;
pub use facility::Facility;
pub use index::{Index, SymbolCache, SymbolSizes, Symbols};
pub use kind::Kind;
pub use kind_set::KindSet;
pub use ownership::Ownership;
pub use pack::{Facts, Points};
pub use rows::RowSet;
pub use search::Selection;
