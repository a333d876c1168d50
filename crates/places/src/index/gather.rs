//! The merged discs as symbols with their members side by side.

use super::{
    group::Groups,
    merge::{Disc, NONE},
    sizes::SizeClass,
    symbols::Symbols,
};
use crate::{
    Kind, Points,
    grid::GridPoint,
    rows::{in_stretches, row},
};

/// The symbols out of the merged groups, in the order of their first group. `rows` are the rows of
/// the groups one after the other, `cell` the edge of the cells by which discs are measured in
/// steps of the grid of places.
pub fn symbols(
    groups: Groups,
    rows: &[u32],
    points: &Points,
    (zoom, cell): (u8, f64),
    radii: Vec<f64>,
) -> Symbols {
    let Groups { starts, mut discs } = groups;
    let alive = stand_alone(&mut discs);
    let mut gathered = Gathered {
        anchors: Vec::with_capacity(alive),
        ends: Vec::with_capacity(alive),
        classes: Vec::with_capacity(alive),
        members: vec![0; rows.len()],
        placed: 0,
        cell,
    };
    in_stretches(discs.len(), &mut |part| {
        for group in part {
            let start = starts.get(group).map_or(0, |start| *start as usize);
            let end = starts
                .get(group + 1)
                .map_or(rows.len(), |end| *end as usize);
            let number = gathered.number(&mut discs, group);
            gathered.put(number, rows.get(start..end).unwrap_or_default());
        }
    });
    drop((starts, discs));
    let kinds = kinds(&gathered.members, points);
    Symbols::new(
        zoom,
        gathered.anchors,
        gathered.ends,
        (gathered.classes, radii),
        (gathered.members, kinds),
    )
}

/// Takes the discs out of their chains; how many were not swallowed.
fn stand_alone(discs: &mut [Disc]) -> usize {
    let mut alive = 0;
    in_stretches(discs.len(), &mut |part| {
        let part = discs.get_mut(part).unwrap_or_default().iter_mut();
        for disc in part.filter(|disc| disc.count > 0) {
            disc.link = NONE;
            alive += 1;
        }
    });
    alive
}

/// The symbols so far.
struct Gathered {
    anchors: Vec<GridPoint>,
    /// For each the place behind its members so far.
    ends: Vec<u32>,
    classes: Vec<SizeClass>,
    members: Vec<u32>,
    /// How many places the symbols so far stand for.
    placed: u32,
    cell: f64,
}

impl Gathered {
    /// The number of the symbol in which a group ended; from now on its disc knows it.
    fn number(&mut self, discs: &mut [Disc], group: usize) -> u32 {
        let mut last = group;
        while let Some(disc) = discs.get(last).filter(|disc| disc.count == 0) {
            last = disc.link as usize;
        }
        let Some(disc) = discs.get_mut(last) else {
            return NONE;
        };
        if disc.link == NONE {
            disc.link = row(self.anchors.len());
            let (x, y) = disc.centre;
            self.anchors
                .push(GridPoint::nearest(x * self.cell, y * self.cell));
            self.ends.push(self.placed);
            self.classes.push(disc.class);
            self.placed += disc.count;
        }
        let number = disc.link;
        // The way to the end is walked once: chains of large groups are long.
        let mut at = group;
        while let Some(disc) = discs.get_mut(at).filter(|disc| disc.count == 0) {
            at = std::mem::replace(&mut disc.link, row(last)) as usize;
        }
        number
    }

    /// Puts rows to the members of a symbol.
    fn put(&mut self, number: u32, rows: &[u32]) {
        if let Some(end) = self.ends.get_mut(number as usize) {
            let start = *end as usize;
            *end += row(rows.len());
            if let Some(members) = self.members.get_mut(start..*end as usize) {
                members.copy_from_slice(rows);
            }
        }
    }
}

/// The first kind of each member.
fn kinds(members: &[u32], points: &Points) -> Vec<Kind> {
    let mut kinds = Vec::with_capacity(members.len());
    in_stretches(members.len(), &mut |part| {
        let part = members.get(part).unwrap_or_default().iter();
        kinds.extend(part.map(|row| points.kind(*row).unwrap_or(Kind::Institution)));
    });
    kinds
}
