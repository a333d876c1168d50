//! Positions on the finest grid of the map: the square of Web-Mercator cut into 2^32 columns
//! and rows, one centimetre wide at the equator.
//!
//! Half the bytes of two floats, still exact to 1/64 pixel at the largest zoom, and two
//! positions that differ by a millionth of a degree never fall on the same grid point (away
//! from the polar edge of the map).

use std::f64::consts::PI;

use crate::mercator::{MAX_LATITUDE, Unit};

/// Columns and rows of the grid.
const CELLS: f64 = 4_294_967_296.0;

/// Grid columns for each millionth of a degree of longitude.
const COLUMNS: f64 = CELLS / 360e6;

/// The first latitude beyond the edge of the map, in millionths of a degree.
#[allow(clippy::cast_possible_truncation, reason = "85 million")]
const EDGE: i32 = (MAX_LATITUDE * 1e6) as i32 + 1;

/// A point of the grid: x to the east, y to the south.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridPoint {
    /// Column from 180° west.
    pub x: u32,
    /// Row from the northern edge.
    pub y: u32,
}

impl GridPoint {
    /// Columns and rows of the grid.
    pub const CELLS: f64 = CELLS;

    /// The grid point nearest to a place between grid points; what lies beyond the square is held
    /// to its edge.
    #[must_use]
    pub fn nearest(x: f64, y: f64) -> GridPoint {
        GridPoint {
            x: nearest(x),
            y: nearest(y),
        }
    }

    /// The same point in unit coordinates, exactly.
    #[must_use]
    pub fn unit(self) -> Unit {
        Unit {
            x: f64::from(self.x) / CELLS,
            y: f64::from(self.y) / CELLS,
        }
    }

    /// Whether two points lie in the same square of the grid of `2^level` columns and rows.
    #[must_use]
    pub fn shares_cell(self, other: GridPoint, level: u32) -> bool {
        let differing = (self.x ^ other.x) | (self.y ^ other.y);
        differing
            .checked_shr(32_u32.saturating_sub(level))
            .unwrap_or(0)
            == 0
    }
}

impl From<Unit> for GridPoint {
    /// The nearest grid point; what lies beyond the square is held to its edge.
    fn from(unit: Unit) -> GridPoint {
        GridPoint::nearest(unit.x * CELLS, unit.y * CELLS)
    }
}

/// The middle of grid points, summed without any rounding.
#[derive(Clone, Copy, Debug)]
pub struct Centre {
    first: GridPoint,
    sum: [u64; 2],
    count: u32,
    one_spot: bool,
}

impl Centre {
    /// The middle of one point.
    #[must_use]
    pub fn at(point: GridPoint) -> Centre {
        Centre {
            first: point,
            sum: [point.x.into(), point.y.into()],
            count: 1,
            one_spot: true,
        }
    }

    /// Takes one more point in. 2^32 points are as many as the sums hold.
    pub fn include(&mut self, point: GridPoint) {
        let [x, y] = &mut self.sum;
        *x += u64::from(point.x);
        *y += u64::from(point.y);
        self.count += 1;
        self.one_spot &= point == self.first;
    }

    /// How many points there are.
    #[must_use]
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// Whether all of them are the same point.
    #[must_use]
    pub const fn is_one_spot(&self) -> bool {
        self.one_spot
    }

    /// The middle, in columns and rows.
    #[must_use]
    pub fn steps(&self) -> (f64, f64) {
        if self.one_spot {
            return (self.first.x.into(), self.first.y.into());
        }
        let [x, y] = self.sum.map(|sum| exact(sum) / f64::from(self.count));
        (x, y)
    }
}

/// A sum as a float: exact up to two million points at the far corner of the map.
#[allow(clippy::cast_precision_loss, reason = "see above")]
const fn exact(sum: u64) -> f64 {
    sum as f64
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float to integer casts saturate, which holds the point to the grid"
)]
fn nearest(cells: f64) -> u32 {
    (cells + 0.5) as u32
}

/// Projects positions onto the grid without a logarithm for each.
///
/// The latitudes are cut into bands of 2^16 millionths of a degree; in each band a polynomial
/// of the third degree around its middle takes the place of the formula. It errs by less than
/// one grid row up to the edge of the map.
#[derive(Clone, Debug, Default)]
pub struct Projector {
    /// Number of the first band.
    first: i32,
    bands: Vec<Band>,
}

/// Row of the grid at the middle of a band, and its derivatives divided by 1, 2 and 6, for
/// each millionth of a degree.
#[derive(Clone, Copy, Debug)]
struct Band([f64; 4]);

/// Bits of a latitude that say where in its band it is.
const BAND_BITS: u32 = 16;

impl Projector {
    /// A projector for these latitudes, in millionths of a degree. Others are drawn as the
    /// nearest latitude that it knows.
    pub fn over(latitudes: impl IntoIterator<Item = i32>) -> Projector {
        let nothing = (i32::MAX, i32::MIN);
        let (south, north) = latitudes.into_iter().fold(nothing, |(south, north), lat| {
            (south.min(lat), north.max(lat))
        });
        let band = |lat: i32| lat.clamp(-EDGE, EDGE) >> BAND_BITS;
        if south > north {
            return Projector::default();
        }
        Projector {
            first: band(south),
            bands: (band(south)..=band(north)).map(Band::new).collect(),
        }
    }

    /// The grid point of a position in millionths of a degree, longitude first.
    #[must_use]
    pub fn project(&self, [lon, lat]: [i32; 2]) -> GridPoint {
        let lat = lat.clamp(-EDGE, EDGE);
        let number = (lat >> BAND_BITS).wrapping_sub(self.first);
        let band = usize::try_from(number).ok().and_then(|n| self.bands.get(n));
        GridPoint {
            x: nearest((f64::from(lon) + 180e6) * COLUMNS),
            y: band.map_or(0, |band| nearest(band.row(lat))),
        }
    }
}

impl Band {
    fn new(number: i32) -> Band {
        let step = PI / 180e6;
        let lat = f64::from(middle(number)) * step;
        let (tan, sec) = (lat.tan(), lat.cos().recip());
        let scale = CELLS / (2.0 * PI);
        Band([
            CELLS / 2.0 - scale * tan.asinh(),
            -scale * step * sec,
            -scale * step * step * sec * tan / 2.0,
            -scale * step * step * step * sec * (2.0 * sec * sec - 1.0) / 6.0,
        ])
    }

    fn row(&self, lat: i32) -> f64 {
        let Band([row, first, second, third]) = self;
        let off = f64::from(lat - middle(lat >> BAND_BITS));
        row + off * (first + off * (second + off * third))
    }
}

/// The latitude in the middle of a band.
const fn middle(band: i32) -> i32 {
    (band << BAND_BITS) + (1 << (BAND_BITS - 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{mercator, pack};

    fn exact(spot: [i32; 2]) -> GridPoint {
        GridPoint::from(mercator::project(pack::degrees(spot)))
    }

    proptest! {
        #[test]
        fn the_polynomials_give_what_the_formula_gives(
            lon in -180_000_000..=180_000_000_i32, lat in -90_000_000..=90_000_000_i32,
        ) {
            let found = Projector::over([lat]).project([lon, lat]);
            let exact = exact([lon, lat]);
            prop_assert!(found.x.abs_diff(exact.x) <= 1, "{found:?} {exact:?}");
            prop_assert!(found.y.abs_diff(exact.y) <= 1, "{found:?} {exact:?}");
        }

        #[test]
        fn neighbouring_positions_stay_apart(lon in -179_999_999..180_000_000_i32, lat in -85_000_000..85_000_000_i32) {
            let projector = Projector::over([lat, lat + 1]);
            let here = projector.project([lon, lat]);
            prop_assert!(projector.project([lon - 1, lat]).x < here.x);
            prop_assert!(projector.project([lon, lat + 1]).y < here.y);
        }

        #[test]
        fn a_wider_projector_gives_the_same(lat in -80_000_000..80_000_000_i32) {
            let narrow = Projector::over([lat]).project([0, lat]);
            prop_assert_eq!(Projector::over([-90_000_000, lat, 90_000_000]).project([0, lat]), narrow);
        }

        #[test]
        fn a_grid_point_is_found_again(x: u32, y: u32) {
            let point = GridPoint { x, y };
            prop_assert_eq!(GridPoint::from(point.unit()), point);
        }
    }

    #[test]
    fn the_edges_of_the_world_are_the_edges_of_the_grid() {
        let projector = Projector::over([-90_000_000, 90_000_000]);
        let north_east = projector.project([180_000_000, 90_000_000]);
        let south_west = projector.project([-180_000_000, -90_000_000]);
        assert_eq!((north_east.x, south_west.x), (u32::MAX, 0));
        assert!(north_east.y < 8 && south_west.y > u32::MAX - 8);
        assert_eq!(Projector::default().project([0, 0]).y, 0);
    }
}
