//! Given places in the order of their distance, a stretch at a time.

use std::{cmp::Ordering, ops::Range};

use super::{Index, Neighbour};
use crate::{Wgs84, coordinates::distance_m};

impl Index {
    /// What `stretch` holds of `rows` once they are ordered, nearest first, the same distance
    /// by row. Rows without a position are left out. Stretches that follow each other neither
    /// repeat nor miss a place.
    #[must_use]
    pub fn by_distance(&self, from: Wgs84, rows: &[u32], stretch: Range<usize>) -> Vec<Neighbour> {
        let far = rows.iter().filter_map(|row| {
            let distance_m = distance_m(from, self.points.point(*row)?);
            Some(Neighbour {
                row: *row,
                distance_m,
            })
        });
        in_order(far.collect(), stretch)
    }
}

fn order(a: &Neighbour, b: &Neighbour) -> Ordering {
    a.distance_m
        .total_cmp(&b.distance_m)
        .then(a.row.cmp(&b.row))
}

/// Only the stretch is sorted: a long list is opened page by page, and its rest need not be
/// in order for that.
fn in_order(mut far: Vec<Neighbour>, stretch: Range<usize>) -> Vec<Neighbour> {
    if stretch.end < far.len() {
        far.select_nth_unstable_by(stretch.end, order);
        far.truncate(stretch.end);
    }
    if stretch.start >= far.len() {
        return Vec::new();
    }
    far.select_nth_unstable_by(stretch.start, order);
    let mut part = far.split_off(stretch.start);
    part.sort_unstable_by(order);
    part
}
