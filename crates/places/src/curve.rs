//! The space-filling curve that orders places: near on the curve means near on the map.
//!
//! A Hilbert curve over the square of Web-Mercator. Cutting low bits off a key gives the
//! square cell of a coarser grid, and all places of a cell stand in one run: so grouping
//! by cells at any zoom is one pass over sorted keys.

use crate::mercator::Unit;

/// Bits of each axis in a key: cells of 15 cm at the equator.
pub const KEY_BITS: u32 = 28;

/// Number of cells along each axis.
const CELLS: u32 = 1 << KEY_BITS;

/// The place of a point on the curve.
#[must_use]
pub fn key(unit: Unit) -> u64 {
    hilbert(cell_of(unit.x), cell_of(unit.y))
}

/// The cell of this key on the grid of `2^level` cells along each axis.
#[must_use]
pub const fn cell(key: u64, level: u32) -> u64 {
    key >> (2 * KEY_BITS.saturating_sub(level))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float to integer casts saturate, and the result is held to the grid"
)]
fn cell_of(unit: f64) -> u32 {
    ((unit * f64::from(CELLS)) as u32).min(CELLS - 1)
}

/// The classic conversion from a cell to its distance along the curve, bit by bit.
fn hilbert(mut x: u32, mut y: u32) -> u64 {
    let mut distance = 0_u64;
    for bit in (0..KEY_BITS).rev() {
        let (right, down) = (x >> bit & 1, y >> bit & 1);
        distance = distance << 2 | u64::from((3 * right) ^ down);
        if down == 0 {
            if right == 1 {
                x = CELLS - 1 - x;
                y = CELLS - 1 - y;
            }
            std::mem::swap(&mut x, &mut y);
        }
    }
    distance
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// The middle of each cell of the grid of this level.
    fn middles(level: u32) -> Vec<Unit> {
        let n = 1_u32 << level;
        let at = |i: u32| (f64::from(i) + 0.5) / f64::from(n);
        (0..n)
            .flat_map(|x| (0..n).map(move |y| (x, y)))
            .map(|(x, y)| Unit { x: at(x), y: at(y) })
            .collect()
    }

    #[test]
    fn the_curve_visits_each_cell_once_and_steps_to_a_neighbour() {
        let level = 4;
        let mut cells = middles(level);
        cells.sort_by_key(|unit| cell(key(*unit), level));
        let visited: BTreeSet<u64> = cells.iter().map(|u| cell(key(*u), level)).collect();
        assert_eq!(visited.len(), 256);
        assert_eq!(visited.last(), Some(&255));
        for pair in cells.windows(2) {
            let step = (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs();
            assert!((step - 1.0 / 16.0).abs() < 1e-12);
        }
    }

    proptest! {
        #[test]
        fn a_coarser_cell_holds_the_finer_ones(x in 0.0..1.0f64, y in 0.0..1.0f64, level in 0u32..28) {
            let unit = Unit { x, y };
            prop_assert_eq!(cell(key(unit), level + 1) >> 2, cell(key(unit), level));
        }

        #[test]
        fn points_of_one_cell_share_the_grid_square(
            a in (0.0..1.0f64, 0.0..1.0f64), b in (0.0..1.0f64, 0.0..1.0f64), level in 0u32..6,
        ) {
            let n = f64::from(1_u32 << level);
            let square = |(x, y): (f64, f64)| ((x * n).floor(), (y * n).floor());
            let same_key = cell(key(Unit { x: a.0, y: a.1 }), level)
                == cell(key(Unit { x: b.0, y: b.1 }), level);
            prop_assert_eq!(same_key, square(a) == square(b));
        }
    }

    #[test]
    fn points_beyond_the_square_are_held_to_its_edge() {
        assert_eq!(
            key(Unit {
                x: -1.0,
                y: f64::NAN
            }),
            key(Unit { x: 0.0, y: 0.0 })
        );
        assert_eq!(
            key(Unit { x: 9.0, y: 9.0 }),
            key(Unit {
                x: 0.999_999_999_9,
                y: 0.999_999_999_9
            })
        );
    }
}
