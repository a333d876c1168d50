//! The open form of the facilities: collections as OGC API – Features names them (OGC 17-069r4),
//! and places as features of GeoJSON that know their city.
//!
//! The server answers with these types and the static export writes them to files, so that both
//! say the same. Deliberately not here: addresses, query parameters, and the texts of titles.

mod collection;
mod days;
mod feature;
mod holdings;
mod schema;
mod wording;

pub use collection::{CRS84, Collection, CollectionId, Collections, Extent, Link};
pub use days::checked_days;
pub use feature::feature;
pub use holdings::Holdings;
pub use schema::Schema;
pub use wording::{Texts, Wording};
