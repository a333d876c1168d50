//! The pack of a city: files that a phone loads instead of the GeoJSON and TopoJSON sources.
//!
//! `points.cbor` is all that the map needs (positions, kinds, what filters ask for),
//! `facts.cbor` is everything else. Both list the facilities in the same order, so a row
//! number means the same facility in both: first those with a position along the Hilbert
//! curve of [`crate::curve`], then those without.
//!
//! `basemap.cbor` ([`encode_basemap`]) is what is drawn under the points.
//!
//! Each file is CBOR (RFC 8949): `[version, checksum, body]`. The body is a map from column
//! names to columns; a reader skips columns that it does not know, so a column can be added
//! without a new version. Numbers stand as byte planes ([`planes`]), texts as dictionaries
//! ([`text`]): both only arrange bytes so that the web server's brotli finds what repeats.
//!
//! Deliberately not here: compression (the web server's) and the spatial index, which is
//! built from the points after loading ([`crate::index`]).

mod amend;
mod arrays;
mod base;
mod checksum;
mod columns;
mod details;
mod encode;
mod envelope;
mod error;
mod facts;
mod letters;
mod lists;
mod official;
mod order;
mod planes;
mod points;
mod text;
mod varints;

pub use base::encode_basemap;
pub use encode::{CityWide, encode, encode_with};
pub use error::{PackError, PackFile, Problem};
pub use facts::{Facts, TextField};
pub use letters::Letter;
pub(crate) use letters::Letters;
pub use order::rows;
pub use points::Points;
pub(crate) use points::degrees;

/// Version of these files. It changes when an old reader would misread a new file.
pub const VERSION: u32 = 1;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Facility, sample::facilities};

    fn decode_all(points: &[u8], facts: &[u8]) -> Result<Vec<Facility>, PackError> {
        let points = Points::decode(points)?;
        let facts = Facts::decode(facts)?;
        facts.check(&points)?;
        Ok(points
            .rows()
            .filter_map(|row| facts.facility(row, &points))
            .collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_is_packed_comes_out_the_same_in_row_order(places in facilities(0..40)) {
            let (points, facts) = encode(&places);
            let ordered: Vec<_> = rows(&places).into_iter().map(|at| places[at].clone()).collect();
            prop_assert_eq!(decode_all(&points, &facts).unwrap(), ordered);
        }

        #[test]
        fn the_order_of_the_input_changes_no_byte(places in facilities(0..30)) {
            let mut turned = places.clone();
            turned.reverse();
            prop_assert_eq!(encode(&places), encode(&turned));
        }

        #[test]
        fn a_truncated_file_is_refused(places in facilities(1..10), at: prop::sample::Index) {
            let (points, facts) = encode(&places);
            prop_assert!(Points::decode(&points[..at.index(points.len())]).is_err());
            prop_assert!(Facts::decode(&facts[..at.index(facts.len())]).is_err());
        }

        #[test]
        fn a_changed_bit_is_refused(places in facilities(1..10), at: prop::sample::Index, bit in 0..8) {
            let (mut points, mut facts) = encode(&places);
            let (p, f) = (at.index(points.len()), at.index(facts.len()));
            points[p] ^= 1_u8 << bit;
            facts[f] ^= 1_u8 << bit;
            prop_assert!(Points::decode(&points).is_err());
            prop_assert!(Facts::decode(&facts).is_err());
        }

        #[test]
        fn a_wrong_body_under_a_right_checksum_never_panics(
            places in facilities(1..6), at: prop::sample::Index, byte: u8, cut: prop::sample::Index,
        ) {
            let (points, facts) = encode(&places);
            for (file, bytes) in [(PackFile::Points, points), (PackFile::Facts, facts)] {
                let mut body = envelope::open(file, &bytes).unwrap().bytes.to_vec();
                let at = at.index(body.len());
                body[at] = byte;
                for body in [&body[..], &body[..cut.index(body.len())]] {
                    let (bytes, _) = envelope::seal(body);
                    let _ = Points::decode(&bytes);
                    if let Ok(facts) = Facts::decode(&bytes) {
                        for row in 0..10 {
                            for field in TextField::ALL {
                                let _ = facts.text(field, row);
                            }
                        }
                    }
                }
            }
        }

        #[test]
        fn any_bytes_are_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Points::decode(&bytes).is_err());
            prop_assert!(Facts::decode(&bytes).is_err());
        }
    }

    #[test]
    fn files_of_two_packs_do_not_go_together() {
        let one = Facility::new(
            "a",
            crate::Kind::Bath,
            "演示浴",
            "甲区",
            "demo",
            "2025-01-01",
        );
        let other = Facility {
            beds: Some(1),
            ..one.clone()
        };
        let (points, _) = encode(&[one]);
        let (_, facts) = encode(&[other]);
        let error = decode_all(&points, &facts).unwrap_err();
        assert_eq!(
            error.to_string(),
            "facts.cbor, column `file`: written for other points than those loaded"
        );
    }

    #[test]
    fn another_version_is_named() {
        let mut bytes = encode(&[]).0;
        assert_eq!(bytes[1], 1);
        bytes[1] = 2;
        let error = Points::decode(&bytes).unwrap_err();
        assert_eq!(
            error.to_string(),
            "points.cbor, column `file`: version 2 cannot be read, only version 1"
        );
    }

    #[test]
    fn a_row_is_found_by_its_id() {
        let place = |id: &str| {
            Facility::new(
                id,
                crate::Kind::Bath,
                "演示浴",
                "甲区",
                "demo",
                "2025-01-01",
            )
        };
        let facts = Facts::decode(&encode(&[place("b"), place("a")]).1).unwrap();
        assert_eq!(facts.row_of("b"), Some(1));
        assert_eq!(facts.row_of("c"), None);
    }
}
