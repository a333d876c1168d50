//! Cutting rings at their junctions into arcs, each kept once.
//!
//! The method is that of Bostock's TopoJSON: a vertex is a junction when the rings through
//! it do not all continue to the same two neighbours.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::shape::simplify;

/// A point on the grid.
pub type Cell = [i32; 2];

/// How exact the edges of a polygon stay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Detail {
    /// Every point stays.
    Full,
    /// Points nearer than so many grid cells to the line go, unless a full polygon shares the edge.
    Thinned(f64),
}

/// A ring waiting to be cut.
struct Ring {
    owner: usize,
    cells: Vec<Cell>,
}

/// Collects polygons, then gives each ring as a list of arc numbers.
#[derive(Default)]
pub struct ArcStore {
    rings: Vec<Ring>,
    details: Vec<Detail>,
    arcs: Vec<Vec<Cell>>,
}

/// Rings of one polygon owner: arc numbers, `!n` for arc n run backwards.
pub type RingArcs = Vec<i32>;

impl ArcStore {
    /// Adds the rings of one owner; returns its number.
    pub fn add(&mut self, rings: impl Iterator<Item = Vec<Cell>>, detail: Detail) -> usize {
        let owner = self.details.len();
        self.details.push(detail);
        for mut cells in rings {
            cells.dedup();
            if cells.len() >= 4 {
                self.rings.push(Ring { owner, cells });
            }
        }
        owner
    }

    /// Cuts everything. The result holds, for each owner, its rings as arc numbers.
    pub fn cut(&mut self) -> Vec<Vec<RingArcs>> {
        let junctions = self.junctions();
        let mut numbers = HashMap::<Vec<Cell>, usize>::new();
        let mut finest = BTreeMap::<usize, Detail>::new();
        let mut owners: Vec<Vec<RingArcs>> = vec![Vec::new(); self.details.len()];
        for ring in std::mem::take(&mut self.rings) {
            let detail = self.details[ring.owner];
            let mut ring_arcs = RingArcs::new();
            for piece in pieces(&ring.cells, &junctions) {
                let (number, backwards) = self.number(&mut numbers, piece);
                finest
                    .entry(number)
                    .and_modify(|d| *d = finer(*d, detail))
                    .or_insert(detail);
                let signed = i32::try_from(number).unwrap_or(i32::MAX);
                ring_arcs.push(if backwards { !signed } else { signed });
            }
            owners[ring.owner].push(ring_arcs);
        }
        for (number, detail) in finest {
            if let Detail::Thinned(cells) = detail {
                self.arcs[number] = thin(&self.arcs[number], cells);
            }
        }
        self.drop_collapsed(&mut owners);
        owners
    }

    /// The arcs, after [`ArcStore::cut`].
    #[must_use]
    pub fn into_arcs(self) -> Vec<Vec<Cell>> {
        self.arcs
    }

    fn junctions(&self) -> BTreeSet<Cell> {
        let mut neighbours = HashMap::<Cell, BTreeSet<Cell>>::new();
        for ring in &self.rings {
            for edge in ring.cells.windows(2) {
                neighbours.entry(edge[0]).or_default().insert(edge[1]);
                neighbours.entry(edge[1]).or_default().insert(edge[0]);
            }
        }
        neighbours
            .into_iter()
            .filter(|(_, around)| around.len() > 2)
            .map(|(cell, _)| cell)
            .collect()
    }

    /// The number of an arc and whether it is stored the other way round.
    fn number(&mut self, known: &mut HashMap<Vec<Cell>, usize>, piece: Vec<Cell>) -> (usize, bool) {
        let mut reversed = piece.clone();
        reversed.reverse();
        let backwards = reversed < piece;
        let canonical = if backwards { reversed } else { piece };
        let next = self.arcs.len();
        let number = *known.entry(canonical.clone()).or_insert(next);
        if number == next {
            self.arcs.push(canonical);
        }
        (number, backwards)
    }

    /// Thinning can flatten a small island to nothing; such a ring goes.
    fn drop_collapsed(&self, owners: &mut [Vec<RingArcs>]) {
        for rings in owners {
            rings.retain(|ring| {
                let points: usize = ring
                    .iter()
                    .filter_map(|&arc| usize::try_from(if arc < 0 { !arc } else { arc }).ok())
                    .map(|arc| self.arcs[arc].len() - 1)
                    .sum();
                points >= 3
            });
        }
    }
}

fn finer(a: Detail, b: Detail) -> Detail {
    match (a, b) {
        (Detail::Thinned(x), Detail::Thinned(y)) => Detail::Thinned(x.min(y)),
        _ => Detail::Full,
    }
}

/// The ring from junction to junction; a ring without one starts at its smallest cell, so
/// that two owners of the same ring find the same arc.
fn pieces(ring: &[Cell], junctions: &BTreeSet<Cell>) -> Vec<Vec<Cell>> {
    let open = &ring[..ring.len() - 1];
    let start = open
        .iter()
        .position(|cell| junctions.contains(cell))
        .or_else(|| {
            open.iter()
                .enumerate()
                .min_by_key(|(_, c)| **c)
                .map(|(i, _)| i)
        })
        .unwrap_or(0);
    let turned = open[start..].iter().chain(&open[..=start]);
    let mut pieces: Vec<Vec<Cell>> = Vec::new();
    let mut current: Vec<Cell> = Vec::new();
    for cell in turned {
        current.push(*cell);
        if current.len() > 1 && junctions.contains(cell) {
            pieces.push(std::mem::replace(&mut current, vec![*cell]));
        }
    }
    if current.len() > 1 {
        pieces.push(current);
    }
    pieces
}

/// Thins an arc on the grid; a closed one is thinned in two halves, so that it stays open wide.
fn thin(arc: &[Cell], cells: f64) -> Vec<Cell> {
    let points: Vec<[f64; 2]> = arc.iter().map(|c| [c[0].into(), c[1].into()]).collect();
    let closed = arc.first() == arc.last();
    let thinned = if closed && points.len() > 4 {
        let half = points.len() / 2;
        let mut first = simplify(&points[..=half], cells);
        first.extend(simplify(&points[half..], cells).into_iter().skip(1));
        first
    } else {
        simplify(&points, cells)
    };
    #[expect(clippy::cast_possible_truncation, reason = "they came from i32")]
    thinned
        .into_iter()
        .map(|p| [p[0] as i32, p[1] as i32])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32) -> Vec<Cell> {
        vec![[x, 0], [x + 2, 0], [x + 2, 2], [x, 2], [x, 0]]
    }

    #[test]
    fn two_squares_side_by_side_share_one_arc() {
        let mut store = ArcStore::default();
        store.add([square(0)].into_iter(), Detail::Full);
        store.add([square(2)].into_iter(), Detail::Full);
        let owners = store.cut();
        assert_eq!(store.into_arcs().len(), 3);
        let shared: Vec<i32> = owners[0][0]
            .iter()
            .map(|arc| !arc)
            .filter(|arc| owners[1][0].contains(arc))
            .collect();
        assert_eq!(shared.len(), 1);
    }

    #[test]
    fn an_edge_shared_with_a_full_polygon_is_not_thinned() {
        let bumpy = vec![[2, 0], [4, 0], [4, 2], [2, 2], [3, 1], [2, 0]];
        let neighbour = vec![[0, 0], [2, 0], [3, 1], [2, 2], [0, 2], [0, 0]];
        let mut store = ArcStore::default();
        store.add([bumpy].into_iter(), Detail::Full);
        store.add([neighbour].into_iter(), Detail::Thinned(100.0));
        store.cut();
        assert!(store.into_arcs().iter().any(|arc| arc.contains(&[3, 1])));
    }

    #[test]
    fn an_island_inside_another_polygon_is_one_arc_for_both() {
        let outer = vec![[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]];
        let mut hole: Vec<Cell> = square(3).iter().map(|c| [c[0], c[1] + 3]).collect();
        let island = hole.clone();
        hole.rotate_left(1);
        hole.pop();
        hole.push(hole[0]);
        hole.dedup();
        let mut store = ArcStore::default();
        store.add([outer, hole].into_iter(), Detail::Full);
        store.add([island].into_iter(), Detail::Full);
        store.cut();
        assert_eq!(store.into_arcs().len(), 2);
    }
}
