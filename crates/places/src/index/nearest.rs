//! Which places are nearest, exactly.

use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};

use super::{
    Index,
    boxes::{Below, Node},
};
use crate::{
    Bounds, RowSet, Wgs84,
    coordinates::{distance_m, haversine},
    search::Selection,
};

/// A place and how far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    /// Its row.
    pub row: u32,
    /// Great-circle distance in metres.
    pub distance_m: f64,
}

/// Something that may hold the next nearest place: a box or a place itself.
struct Candidate {
    /// Haversine of the distance: of a place exactly, of a box at most.
    haversine: f64,
    what: What,
}

enum What {
    Node(Node),
    Row(u32),
}

impl Candidate {
    /// Nearer first; at the same distance boxes before places, since a box may hold a
    /// place of a smaller row, and then smaller rows first.
    fn rank(&self) -> (f64, bool, u32) {
        match self.what {
            What::Node(_) => (self.haversine, false, 0),
            What::Row(row) => (self.haversine, true, row),
        }
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((a, a_kind, a_row), (b, b_kind, b_row)) = (self.rank(), other.rank());
        a.total_cmp(&b)
            .then(a_kind.cmp(&b_kind))
            .then(a_row.cmp(&b_row))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl Index {
    /// The `count` nearest matching places, nearest first; the same distance by row.
    #[must_use]
    pub fn nearest(&self, from: Wgs84, count: usize, selection: &Selection) -> Vec<Neighbour> {
        self.nearest_of(from, count, &self.select(selection))
    }

    /// The same for a selection that is known as a set of rows.
    #[must_use]
    pub fn nearest_of(&self, from: Wgs84, count: usize, selected: &RowSet) -> Vec<Neighbour> {
        let mut heap = BinaryHeap::new();
        heap.extend(
            self.boxes()
                .root()
                .map(|root| self.node_candidate(from, root)),
        );
        let mut found = Vec::new();
        while found.len() < count
            && let Some(Reverse(next)) = heap.pop()
        {
            match next.what {
                What::Row(row) => found.extend(self.neighbour(from, row)),
                What::Node(node) => self.open(node, from, selected, &mut heap),
            }
        }
        found
    }

    fn neighbour(&self, from: Wgs84, row: u32) -> Option<Neighbour> {
        let distance_m = distance_m(from, self.points.point(row)?);
        Some(Neighbour { row, distance_m })
    }

    fn node_candidate(&self, from: Wgs84, node: Node) -> Reverse<Candidate> {
        Reverse(Candidate {
            haversine: haversine_to_box(from, &self.boxes().bounds(node)),
            what: What::Node(node),
        })
    }

    fn open(
        &self,
        node: Node,
        from: Wgs84,
        selected: &RowSet,
        heap: &mut BinaryHeap<Reverse<Candidate>>,
    ) {
        match self.boxes().below(node) {
            Below::Nodes(nodes) => {
                heap.extend(
                    nodes
                        .into_iter()
                        .map(|node| self.node_candidate(from, node)),
                );
            }
            Below::Slots(slots) => {
                let rows = self.rows.get(slots).unwrap_or_default().iter();
                heap.extend(
                    rows.filter(|row| selected.contains(**row))
                        .filter_map(|row| {
                            Some(Reverse(Candidate {
                                haversine: haversine(from, self.points.point(*row)?),
                                what: What::Row(*row),
                            }))
                        }),
                );
            }
        }
    }
}

/// The room that rounding takes: a bound is made smaller by this part, so that it stays one.
const ROUNDING: f64 = 1.0 - 1e-12;

/// A haversine that no point of the box undercuts: each factor of the formula at its least.
fn haversine_to_box(from: Wgs84, bounds: &Bounds) -> f64 {
    let dlat = (bounds.south - from.lat)
        .max(from.lat - bounds.north)
        .max(0.0);
    let dlon = if (bounds.west..=bounds.east).contains(&from.lon) {
        0.0
    } else {
        around_the_globe(bounds.west - from.lon).min(around_the_globe(bounds.east - from.lon))
    };
    let cosine = bounds
        .south
        .to_radians()
        .cos()
        .min(bounds.north.to_radians().cos());
    let sin_lat = (dlat.to_radians() / 2.0).sin();
    let sin_lon = (dlon.to_radians() / 2.0).sin();
    let sum = sin_lat * sin_lat + from.lat.to_radians().cos() * cosine * sin_lon * sin_lon;
    sum * ROUNDING
}

/// The shorter way between two meridians, in degrees.
fn around_the_globe(degrees: f64) -> f64 {
    let turn = degrees.rem_euclid(360.0);
    turn.min(360.0 - turn)
}
