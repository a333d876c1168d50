//! Points from plain arrays, for places that come in no pack.

use super::{
    error::{PackError, PackFile, Problem},
    points::{Points, micro},
};
use crate::{Kind, Wgs84};

impl Points {
    /// Points of places of which no more is known than where they stand and what they are, in
    /// any order: longitude and latitude in degrees of WGS-84 and the code of the first kind
    /// ([`Kind::code`]), one of each for every row. Refused are arrays of different lengths,
    /// positions off the globe and codes that no kind has.
    pub fn from_arrays(lon: &[f64], lat: &[f64], kinds: &[u8]) -> Result<Points, PackError> {
        let rows = kinds.len();
        for (column, found) in [("lon", lon.len()), ("lat", lat.len())] {
            if found != rows {
                return Err(refusal(column, Problem::Length { rows, found }));
            }
        }
        // The other columns stay empty: what a column does not have is not published.
        let mut points = Points::default();
        points.positions.reserve_exact(rows);
        points.kinds.reserve_exact(rows);
        for (row, ((lon, lat), code)) in lon.iter().zip(lat).zip(kinds).enumerate() {
            let Some(position) = micro(Wgs84::new(*lon, *lat)) else {
                return Err(refusal("lon", Problem::Value { row, value: 0 }));
            };
            let Some(kind) = Kind::from_code(*code) else {
                let value = u32::from(*code);
                return Err(refusal("kind", Problem::Value { row, value }));
            };
            points.positions.push(position);
            points.kinds.push(kind);
        }
        Ok(points)
    }
}

fn refusal(column: &'static str, problem: Problem) -> PackError {
    PackError {
        file: PackFile::Points,
        column,
        problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_the_order_of_the_arrays_and_publish_nothing_else() {
        let kinds = [Kind::Canteen.code(), Kind::Bath.code()];
        let points = Points::from_arrays(&[106.5, 105.25], &[29.5, -30.0], &kinds).unwrap();
        assert_eq!(points.point(0), Some(Wgs84::new(106.5, 29.5)));
        assert_eq!(points.point(1), Some(Wgs84::new(105.25, -30.0)));
        assert_eq!(points.kind(1), Some(Kind::Bath));
        assert_eq!((points.beds(0), points.ownership(0)), (None, None));
        assert_eq!((points.district(0), points.demo(0)), (None, false));
    }

    #[test]
    fn what_is_no_place_is_refused_with_its_row() {
        let problem = |lon: &[f64], lat: &[f64], kinds: &[u8]| {
            Points::from_arrays(lon, lat, kinds)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            problem(&[1.0, f64::NAN], &[1.0, 1.0], &[0, 0]),
            "points.cbor, column `lon`: row 1: 0 means nothing here"
        );
        assert_eq!(
            problem(&[1.0], &[1.0], &[200]),
            "points.cbor, column `kind`: row 0: 200 means nothing here"
        );
        assert_eq!(
            problem(&[1.0], &[], &[0]),
            "points.cbor, column `lat`: 0 bytes do not hold 1 rows"
        );
    }
}
