//! Given places in the order of the list, a stretch at a time.

use std::{cmp::Ordering, ops::Range};

use super::{Index, Neighbour};
use crate::{
    Wgs84,
    coordinates::{distance_m, said_m},
    search::{Fit, Fits},
    truth::Rank,
};

impl Index {
    /// What `stretch` holds of `rows` once they are ordered: nearest first by the distance as it
    /// is said ([`said_m`]), of those that are said to be equally far the lower rank first, then
    /// by exact distance and row. Rows without a position are left out. Stretches that follow
    /// each other neither repeat nor miss a place.
    ///
    /// `rank` is asked only for rows of the stretch and those said to be as far as its ends.
    #[must_use]
    pub fn by_distance(
        &self,
        from: Wgs84,
        rows: &[u32],
        stretch: Range<usize>,
        rank: &dyn Fn(u32) -> Rank,
    ) -> Vec<Neighbour> {
        let far = rows.iter().filter_map(|row| {
            let distance_m = distance_m(from, self.points.point(*row)?);
            Some(Neighbour {
                row: *row,
                distance_m,
            })
        });
        in_order(far.collect(), stretch, rank)
    }

    /// The same for rows that were found by a text: those that fit better come first.
    #[must_use]
    pub fn by_fit(
        &self,
        from: Wgs84,
        rows: &[u32],
        fits: &Fits,
        stretch: Range<usize>,
        rank: &dyn Fn(u32) -> Rank,
    ) -> Vec<Neighbour> {
        let mut before = 0;
        let mut found = Vec::new();
        for fit in Fit::ALL {
            let fit = |row: &u32| fits.of(*row) == Some(fit) && self.points.spot(*row).is_some();
            let group: Vec<u32> = rows.iter().copied().filter(fit).collect();
            let within = |place: usize| place.saturating_sub(before).min(group.len());
            let part = within(stretch.start)..within(stretch.end);
            found.extend(self.by_distance(from, &group, part, rank));
            before += group.len();
        }
        found
    }
}

fn nearer(a: &Neighbour, b: &Neighbour) -> Ordering {
    a.distance_m.total_cmp(&b.distance_m)
}

/// Only the stretch is sorted: a long list is opened page by page, and its rest need not be
/// in order for that. What is said to be as far as the ends of the stretch is sorted with it,
/// since its ranks may change places across them.
fn in_order(
    mut far: Vec<Neighbour>,
    stretch: Range<usize>,
    rank: &dyn Fn(u32) -> Rank,
) -> Vec<Neighbour> {
    if stretch.start >= far.len() || stretch.is_empty() {
        return Vec::new();
    }
    let said_at = |far: &mut Vec<Neighbour>, place: usize| {
        let (_, found, _) = far.select_nth_unstable_by(place, nearer);
        said_m(found.distance_m)
    };
    let last = stretch.end.min(far.len()) - 1;
    let farthest = said_at(&mut far, last);
    let nearest = said_at(&mut far, stretch.start);
    let before = far
        .iter()
        .filter(|place| said_m(place.distance_m) < nearest)
        .count();
    let mut part: Vec<(u32, Rank, Neighbour)> = far
        .into_iter()
        .map(|place| (said_m(place.distance_m), place))
        .filter(|(said, _)| (nearest..=farthest).contains(said))
        .map(|(said, place)| (said, rank(place.row), place))
        .collect();
    part.sort_unstable_by(|(said, rank, place), (other_said, other_rank, other)| {
        said.cmp(other_said)
            .then(rank.cmp(other_rank))
            .then(nearer(place, other))
            .then(place.row.cmp(&other.row))
    });
    part.into_iter()
        .map(|(.., place)| place)
        .skip(stretch.start - before)
        .take(stretch.len())
        .collect()
}
