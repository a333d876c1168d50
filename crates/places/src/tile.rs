//! Where the tiles of a street layer in GCJ-02 lie on the map.
//!
//! The layer is shifted, never the data. The shift changes by up to half a percent of the way, so
//! that one shift for a whole window would be several pixels off at its edges. Each tile therefore
//! gets a shift of its own, exact at three of its corners: as an affine map its error is that of
//! the shift's curvature within one tile, see the tests.

use crate::{
    Gcj02, Wgs84,
    mercator::{TILE_SIZE, Unit, power_of_two, project, unproject, world_size},
};

/// How much larger than its place a tile is drawn, in pixels, half of it on each side: fractions of
/// pixels at the edges of two neighbours would let the ground shine through.
const OVERLAP: f64 = 0.75;

/// Where a tile is drawn: from its own pixels to world pixels of its zoom,
/// `(a·x + c·y + e, b·x + d·y + f)`, in the order of a CSS `matrix()`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed(pub [f64; 6]);

impl Placed {
    /// The place of the tile with this column and row of a layer in GCJ-02.
    #[must_use]
    pub fn of_gcj02(column: f64, row: f64, zoom: f64) -> Placed {
        let corner = |right: f64, down: f64| {
            let tiles = power_of_two(zoom);
            let shifted = unproject(Unit {
                x: (column + right) / tiles,
                y: (row + down) / tiles,
            });
            let unit = project(Gcj02::new(shifted.lon, shifted.lat).to_wgs84());
            (unit.x * world_size(zoom), unit.y * world_size(zoom))
        };
        let (start, right, below) = (corner(0.0, 0.0), corner(1.0, 0.0), corner(0.0, 1.0));
        let grown = (TILE_SIZE + OVERLAP) / TILE_SIZE;
        let [a, b] = [right.0 - start.0, right.1 - start.1].map(|way| way / TILE_SIZE * grown);
        let [c, d] = [below.0 - start.0, below.1 - start.1].map(|way| way / TILE_SIZE * grown);
        let half = OVERLAP / 2.0;
        Placed([a, b, c, d, start.0 - half, start.1 - half])
    }
}

/// The position whose tiles a layer in GCJ-02 has to show where the map shows `point`.
#[must_use]
pub fn shifted(point: Wgs84) -> Wgs84 {
    let there = Gcj02::from_wgs84(point);
    Wgs84::new(there.lon, there.lat)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    impl Placed {
        fn at(self, x: f64, y: f64) -> (f64, f64) {
            let Placed(m) = self;
            (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
        }
    }

    /// How far off, in pixels, a place is drawn by the tile that a layer in GCJ-02 has it on.
    fn error_px(point: Wgs84, zoom: u8) -> f64 {
        let zoom = f64::from(zoom);
        let there = project(shifted(point));
        let (x, y) = (there.x * zoom.exp2(), there.y * zoom.exp2());
        let tile = Placed::of_gcj02(x.floor(), y.floor(), zoom);
        let drawn = tile.at(x.fract() * TILE_SIZE, y.fract() * TILE_SIZE);
        let unit = project(point);
        let wanted = (unit.x * world_size(zoom), unit.y * world_size(zoom));
        (drawn.0 - wanted.0).hypot(drawn.1 - wanted.1)
    }

    /// How far off it would be with one shift for the whole window.
    fn error_of_one_shift_px(middle: Wgs84, point: Wgs84, zoom: u8) -> f64 {
        let pixel = |point: Wgs84| {
            let unit = project(point);
            (
                unit.x * world_size(f64::from(zoom)),
                unit.y * world_size(f64::from(zoom)),
            )
        };
        let shift = |point: Wgs84| {
            let (here, there) = (pixel(point), pixel(shifted(point)));
            (there.0 - here.0, there.1 - here.1)
        };
        let (a, b) = (shift(middle), shift(point));
        (a.0 - b.0).hypot(a.1 - b.1)
    }

    #[test]
    fn one_shift_for_a_wide_window_would_not_do() {
        // Half of a window of 1,920 px at zoom 18 is 0.00515° wide.
        let middle = Wgs84::new(112.0, 34.0);
        let edge = Wgs84::new(112.005_15, 34.0);
        assert!(error_of_one_shift_px(middle, edge, 18) > 2.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        /// The whole mainland, from Hainan to the Amur, at every zoom of the map.
        #[test]
        fn a_place_is_drawn_within_a_pixel_of_its_street(
            lon in 73.5..135.0f64, lat in 18.2..53.5f64, zoom in 4..=18_u8,
        ) {
            let error = error_px(Wgs84::new(lon, lat), zoom);
            prop_assert!(error <= 1.0, "{error} px at zoom {zoom}");
        }

        /// At street zooms nothing but the overlap is left of the error.
        #[test]
        fn up_close_it_is_half_of_that(
            lon in 73.5..135.0f64, lat in 18.2..53.5f64, zoom in 15..=18_u8,
        ) {
            let error = error_px(Wgs84::new(lon, lat), zoom);
            prop_assert!(error <= 0.6, "{error} px at zoom {zoom}");
        }

        #[test]
        fn neighbouring_tiles_leave_no_gap(
            column in 780_000.0..880_000.0f64, row in 380_000.0..440_000.0f64, down in 0.0..256.0f64,
        ) {
            let (column, row) = (column.floor(), row.floor());
            let edge = |tile: Placed, x: f64| tile.at(x, down).0;
            let right_edge = edge(Placed::of_gcj02(column, row, 20.0), TILE_SIZE);
            let left_edge = edge(Placed::of_gcj02(column + 1.0, row, 20.0), 0.0);
            prop_assert!(right_edge > left_edge, "{right_edge} {left_edge}");
            prop_assert!(right_edge - left_edge < 2.0 * OVERLAP);
        }
    }
}
