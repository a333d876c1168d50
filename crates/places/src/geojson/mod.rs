//! The published form of a city's facilities: one GeoJSON FeatureCollection (RFC 7946).
//!
//! Property names are the field names of [`crate::Facility`], kinds and ownership by id;
//! an absent property means "not published". One feature per line, sorted by id, so that
//! two versions of a file compare line by line.
//!
//! Deliberately not here: reading GeoJSON of other people's making (`eldercare-ingest`).

mod read;
mod write;

pub use geojson::Feature;
pub use read::{GeoJsonError, Problem, read};
pub(crate) use write::feature;
pub use write::{line, write};

/// The member of a facility that becomes the geometry instead of a property.
const POINT: &str = "point";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample::facilities;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_written_reads_the_same(mut places in facilities(0..20)) {
            places.sort_by(|a, b| a.id.cmp(&b.id));
            prop_assert_eq!(read(&write(&places)).unwrap(), places);
        }

        #[test]
        fn the_order_of_the_input_does_not_change_the_file(places in facilities(0..20)) {
            let mut turned = places.clone();
            turned.reverse();
            prop_assert_eq!(write(&places), write(&turned));
        }
    }
}
