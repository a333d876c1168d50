//! The space-filling curve that orders places: near on the curve means near on the map.
//!
//! A Hilbert curve over the square of Web-Mercator. Cutting low bits off a key gives the
//! square cell of a coarser grid, and all places of a cell stand in one run: so grouping
//! by cells at any zoom is one pass over sorted places.

use crate::grid::GridPoint;

/// Bits of each axis in a key: cells of 15 cm at the equator.
pub const KEY_BITS: u32 = 28;

/// The place of a point on the curve.
#[must_use]
pub fn key(point: GridPoint) -> u64 {
    hilbert(point.x, point.y) >> (2 * (32 - KEY_BITS))
}

/// The cell of this key on the grid of `2^level` cells along each axis.
#[must_use]
pub const fn cell(key: u64, level: u32) -> u64 {
    key >> (2 * KEY_BITS.saturating_sub(level))
}

/// The distance along the curve of a cell of the grid of 2^32 columns and rows.
///
/// At each bit the curve turns by what all higher bits say. The textbook walks down bit by bit;
/// here the turns of all bits are composed in five rounds that double their reach (a prefix
/// scan, after rawrunprotected, "2D Hilbert curves in O(1)"), which is several times faster.
fn hilbert(x: u32, y: u32) -> u64 {
    let differs = x ^ y;
    let (neither, only_x) = (!(x | y), x & !y);
    // `keep` and `swap` say how the bits above turn the axes; `first` and `second` are what
    // these turns make of the two axes so far.
    let mut keep = differs | (!differs >> 1);
    let mut swap = (differs >> 1) ^ differs;
    let mut first = ((neither >> 1) ^ (!differs & (only_x >> 1))) ^ neither;
    let mut second = ((differs & (neither >> 1)) ^ (only_x >> 1)) ^ only_x;
    for reach in [2, 4, 8, 16] {
        let (kept, swapped) = (keep >> reach, swap >> reach);
        let (one, other) = (first >> reach, second >> reach);
        let mixed = keep ^ swap;
        first ^= (keep & one) ^ (swap & other);
        second ^= (swap & one) ^ (mixed & other);
        (keep, swap) = (
            (keep & kept) ^ (swap & swapped),
            (keep & swapped) ^ (swap & (kept ^ swapped)),
        );
    }
    let turned = (first ^ (first >> 1), second ^ (second >> 1));
    let high = turned.1 | !(differs | turned.0);
    spread(high) << 1 | spread(differs)
}

/// The bits with a zero between each two.
#[inline]
fn spread(bits: u32) -> u64 {
    let mut spread = u64::from(bits);
    for (shift, mask) in [
        (16, 0x0000_ffff_0000_ffff),
        (8, 0x00ff_00ff_00ff_00ff),
        (4, 0x0f0f_0f0f_0f0f_0f0f),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ] {
        spread = (spread | spread << shift) & mask;
    }
    spread
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::mercator::Unit;

    /// The textbook's conversion from a cell to its distance along the curve, bit by bit.
    fn textbook(mut x: u32, mut y: u32) -> u64 {
        let mut distance = 0_u64;
        for bit in (0..32).rev() {
            let (right, down) = (x >> bit & 1, y >> bit & 1);
            distance = distance << 2 | u64::from((3 * right) ^ down);
            if down == 0 {
                if right == 1 {
                    (x, y) = (!x, !y);
                }
                std::mem::swap(&mut x, &mut y);
            }
        }
        distance
    }

    fn key_of(unit: Unit) -> u64 {
        key(GridPoint::from(unit))
    }

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
        cells.sort_by_key(|unit| cell(key_of(*unit), level));
        let visited: BTreeSet<u64> = cells.iter().map(|u| cell(key_of(*u), level)).collect();
        assert_eq!(visited.len(), 256);
        assert_eq!(visited.last(), Some(&255));
        for pair in cells.windows(2) {
            let step = (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs();
            assert!((step - 1.0 / 16.0).abs() < 1e-12);
        }
    }

    proptest! {
        #[test]
        fn the_fast_way_is_the_textbook_way(x: u32, y: u32) {
            prop_assert_eq!(hilbert(x, y), textbook(x, y));
        }

        #[test]
        fn a_coarser_cell_holds_the_finer_ones(x: u32, y: u32, level in 0u32..28) {
            let key = key(GridPoint { x, y });
            prop_assert_eq!(cell(key, level + 1) >> 2, cell(key, level));
        }

        #[test]
        fn points_of_one_cell_share_the_grid_square(a in (0u32.., 0u32..), b in (0u32.., 0u32..), near in 0u32..30, level in 0u32..=28) {
            let a = GridPoint { x: a.0, y: a.1 };
            // Two points drawn at random share no small cell: the second is brought near.
            let b = GridPoint { x: a.x ^ b.0 >> near, y: a.y ^ b.1 >> near };
            let same_key = cell(key(a), level) == cell(key(b), level);
            prop_assert_eq!(same_key, a.shares_cell(b, level));
            prop_assert_eq!(same_key, level == 0 || (a.x >> (32 - level), a.y >> (32 - level)) == (b.x >> (32 - level), b.y >> (32 - level)));
        }
    }

    #[test]
    fn points_beyond_the_square_are_held_to_its_edge() {
        let at = |x, y| key_of(Unit { x, y });
        assert_eq!(at(-1.0, f64::NAN), at(0.0, 0.0));
        assert_eq!(at(9.0, 9.0), at(0.999_999_999_9, 0.999_999_999_9));
    }
}
