//! Search over the facilities of all installed cities, on SQLite and PostgreSQL with one SQL text.
//!
//! Neither database can find two Chinese characters inside a text by an index of its own that both
//! share, so the index is ours: for every pair of neighbouring characters (and every single one) a
//! list of the places that hold it and where, as a blob of a few kilobytes per city. A query reads
//! the few lists of its pairs and merges them. Positions make phrases exact, so no text is read to
//! verify a hit, the count is always exact, and a pair that nearly every place holds (养老) costs
//! one pass over a megabyte.
//!
//! The tables are derived from the packs and may be thrown away at any time. They have a database
//! of their own (`search.sqlite` beside the requests) unless `DATABASE_URL` names a PostgreSQL.

mod best;
mod cities;
mod cursor;
mod evaluate;
mod fold;
mod gram;
mod lists;
mod load;
mod packs;
mod query;
mod reading;
mod segment;
mod store;
mod tables;

use eldercare_places::Facility;

pub use evaluate::Rank;
pub use load::CityPlaces;
pub use query::{MOST, Query, QueryError};
pub use reading::{Found, Hit};
pub use store::{SearchError, SearchStore};

pub(crate) use packs::Installed;

/// The texts of a place in which is searched, in the order in which they count.
fn fields(place: &Facility) -> [&str; FIELD_COUNT] {
    [
        &place.name,
        place.town.as_deref().unwrap_or_default(),
        place.address.as_deref().unwrap_or_default(),
        &place.district,
    ]
}

/// Name, town, address, district.
const FIELD_COUNT: usize = 4;
