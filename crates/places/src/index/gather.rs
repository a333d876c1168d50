//! The merged discs as symbols with their members side by side.

use std::ops::Range;

use super::{
    merge::{Crowd, Disc, NONE, Plane},
    sizes::{SizeClass, SymbolSizes},
    symbols::Symbols,
};
use crate::{Kind, Points, grid::GridPoint, rows::row};

/// The symbols so far, in the order of their first groups.
#[derive(Debug)]
pub struct Gathered {
    /// Where the rows of each group begin among those of all.
    starts: Vec<u32>,
    /// The disc of each group; of one that is a symbol by now `link` says which.
    discs: Vec<Disc>,
    anchors: Vec<GridPoint>,
    /// For each the place behind its members so far.
    ends: Vec<u32>,
    classes: Vec<SizeClass>,
    members: Vec<u32>,
    /// The first kind of each member.
    kinds: Vec<Kind>,
    /// How many places the symbols so far stand for.
    placed: u32,
    /// How many steps of the grid of places make an edge of the cells by which discs are measured.
    cell: f64,
}

/// A disc that is a symbol by now.
const NUMBERED: Crowd = Crowd::new(u32::MAX, true);

impl Gathered {
    /// No symbol yet, of discs for so many places.
    pub fn of(plane: Plane, places: usize, cell: f64) -> Gathered {
        let (starts, discs, standing) = plane.merged();
        Gathered {
            anchors: Vec::with_capacity(standing),
            ends: Vec::with_capacity(standing),
            classes: Vec::with_capacity(standing),
            members: vec![0; places],
            kinds: vec![Kind::Institution; places],
            placed: 0,
            starts,
            discs,
            cell,
        }
    }

    /// How many groups are to be gathered.
    pub fn length(&self) -> usize {
        self.discs.len()
    }

    /// Puts the rows of a stretch of groups to their symbols. `rows` are those of all groups one
    /// after the other.
    #[inline(never)]
    pub fn take(&mut self, part: Range<usize>, rows: &[u32], points: &Points, sizes: &SymbolSizes) {
        for group in part {
            let start = |group: usize| self.starts.get(group).map(|start| *start as usize);
            let (start, end) = (
                start(group).unwrap_or(0),
                start(group + 1).unwrap_or(rows.len()),
            );
            let number = self.number(group, sizes);
            self.put(number, rows.get(start..end).unwrap_or_default(), points);
        }
    }

    /// The number of the symbol in which a group ended.
    fn number(&mut self, group: usize, sizes: &SymbolSizes) -> u32 {
        let mut last = group;
        while let Some(disc) = self.swallowed(last) {
            last = disc.link as usize;
        }
        let Some(disc) = self.discs.get_mut(last) else {
            return NONE;
        };
        if disc.crowd != NUMBERED {
            disc.link = row(self.anchors.len());
            let crowd = std::mem::replace(&mut disc.crowd, NUMBERED);
            let (x, y) = disc.centre;
            self.anchors
                .push(GridPoint::nearest(x * self.cell, y * self.cell));
            self.ends.push(self.placed);
            self.classes.push(crowd.class(sizes));
            self.placed += crowd.count();
        }
        let number = disc.link;
        // The way to the end is walked once: chains of large groups are long.
        let mut at = group;
        while let Some(disc) = self.swallowed(at) {
            at = std::mem::replace(&mut disc.link, row(last)) as usize;
        }
        number
    }

    fn swallowed(&mut self, group: usize) -> Option<&mut Disc> {
        let disc = self.discs.get_mut(group)?;
        (disc.crowd == Crowd::NOBODY).then_some(disc)
    }

    /// Puts rows to the members of a symbol.
    fn put(&mut self, number: u32, rows: &[u32], points: &Points) {
        let Some(end) = self.ends.get_mut(number as usize) else {
            return;
        };
        let start = *end as usize;
        *end += row(rows.len());
        let places = start..*end as usize;
        if let (Some(members), Some(kinds)) = (
            self.members.get_mut(places.clone()),
            self.kinds.get_mut(places),
        ) {
            members.copy_from_slice(rows);
            for (kind, row) in kinds.iter_mut().zip(rows) {
                *kind = points.kind(*row).unwrap_or(Kind::Institution);
            }
        }
    }

    /// The symbols.
    pub fn symbols(self, zoom: u8, radii: Vec<f64>) -> Symbols {
        drop((self.starts, self.discs));
        Symbols::new(
            zoom,
            self.anchors,
            self.ends,
            (self.classes, radii),
            (self.members, self.kinds),
        )
    }
}
