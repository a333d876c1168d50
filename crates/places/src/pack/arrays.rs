//! Points from plain arrays, for places that come in no pack.

use super::{
    error::{PackError, PackFile, Problem},
    points::{Points, micro},
};
use crate::{Kind, Wgs84, rows::in_stretches};

impl Points {
    /// Points of places of which no more is known than where they stand and what they are, in
    /// any order: longitude and latitude in degrees of WGS-84 and the code of the first kind
    /// ([`Kind::code`]), one of each for every row. Refused are arrays of different lengths,
    /// positions off the globe and codes that no kind has.
    pub fn from_arrays(lon: &[f64], lat: &[f64], kinds: &[u8]) -> Result<Points, PackError> {
        // The other columns stay empty: what a column does not have is not published.
        let mut points = Points::default();
        points.reserve(kinds.len());
        points.append(lon, lat, kinds)?;
        Ok(points)
    }

    /// Makes room for so many more places of [`Points::append`], and for no more than those.
    pub fn reserve(&mut self, rows: usize) {
        self.positions.reserve_exact(rows);
        self.kinds.reserve_exact(rows);
    }

    /// Puts more places behind those of [`Points::from_arrays`]: long arrays that are elsewhere may
    /// come in pieces and need not be copied as a whole. What is refused is not in it.
    pub fn append(&mut self, lon: &[f64], lat: &[f64], kinds: &[u8]) -> Result<(), PackError> {
        let rows = kinds.len();
        for (column, found) in [("lon", lon.len()), ("lat", lat.len())] {
            if found != rows {
                return Err(refusal(column, Problem::Length { rows, found }));
            }
        }
        let mut refused = None;
        in_stretches(rows, &mut |part| {
            let lon = lon.get(part.clone()).unwrap_or_default();
            let lat = lat.get(part.clone()).unwrap_or_default();
            let kinds = kinds.get(part).unwrap_or_default();
            for ((lon, lat), code) in lon.iter().zip(lat).zip(kinds) {
                let position = micro(Wgs84::new(*lon, *lat));
                match (position, Kind::from_code(*code)) {
                    _ if refused.is_some() => {}
                    (Some(position), Some(kind)) => {
                        self.positions.push(position);
                        self.kinds.push(kind);
                    }
                    (position, _) => refused = Some((self.kinds.len(), position, *code)),
                }
            }
        });
        match refused {
            None => Ok(()),
            Some((row, None, _)) => Err(refusal("lon", Problem::Value { row, value: 0 })),
            Some((row, Some(_), code)) => {
                let value = u32::from(code);
                Err(refusal("kind", Problem::Value { row, value }))
            }
        }
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
        let mut pieces = Points::from_arrays(&[106.5], &[29.5], &kinds[..1]).unwrap();
        pieces.append(&[105.25], &[-30.0], &kinds[1..]).unwrap();
        assert_eq!(pieces, points);
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
