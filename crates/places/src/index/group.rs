//! From selected places to the first groups of a zoom: runs along the curve.

use std::ops::Range;

use super::{
    Index, SymbolSizes,
    making::Making,
    merge::{Crowd, Disc, NONE},
    symbols::Symbols,
};
use crate::{
    RowSet, curve,
    grid::{Centre, GridPoint},
    mercator,
    rows::{in_stretches, row},
    search::Selection,
};

/// Two places may be this much farther apart than what always overlaps and still be one group: a
/// pixel in the corners of a cell, and with cells of 32 instead of 16 pixels there are less than
/// half as many groups.
const ROOM: f64 = 1.03;

impl Index {
    /// The symbols of a zoom (0 to 18; larger ones count as 18) for a selection.
    #[must_use]
    pub fn symbols(&self, zoom: u8, selection: &Selection, sizes: &SymbolSizes) -> Symbols {
        self.symbols_of(zoom, &self.select(selection), sizes)
    }

    /// The same for a selection that is known as a set of rows.
    #[must_use]
    pub fn symbols_of(&self, zoom: u8, selected: &RowSet, sizes: &SymbolSizes) -> Symbols {
        Making::new(self, zoom, selected, sizes).finish(self)
    }

    /// Rows and places along the curve.
    pub(super) fn drawn(&self) -> (&[u32], &[GridPoint]) {
        (&self.rows, &self.places)
    }

    /// The same of those that are selected.
    pub(super) fn chosen(&self, selected: &RowSet) -> (Vec<u32>, Vec<GridPoint>) {
        let most = selected.count();
        let (mut rows, mut places) = (Vec::with_capacity(most), Vec::with_capacity(most));
        in_stretches(self.rows.len(), &mut |part| {
            let all = self.rows.get(part.clone()).unwrap_or_default().iter();
            for (row, place) in all.zip(self.places.get(part).unwrap_or_default()) {
                if selected.contains(*row) {
                    rows.push(*row);
                    places.push(*place);
                }
            }
        });
        (rows, places)
    }
}

/// How many groups there will be. Counting first is a small part of the work and saves the memory
/// of growing lists.
#[derive(Debug, Default)]
pub struct Counted(usize);

impl Counted {
    /// Looks at a stretch of places.
    #[inline(never)]
    pub fn look(&mut self, places: &[GridPoint], part: Range<usize>, level: u32) {
        self.0 += usize::from(part.start == 0 && !places.is_empty());
        // One more, so that the border between two stretches is looked at too.
        let part = places.get(part.start..places.len().min(part.end + 1));
        let pairs = part.unwrap_or_default().windows(2);
        let apart = |pair: &&[GridPoint]| match pair {
            [one, other] => !one.shares_cell(*other, level),
            _ => false,
        };
        self.0 += pairs.filter(apart).count();
    }
}

/// The first groups of a zoom: runs of places in the same cell of the curve's grid.
#[derive(Debug, Default)]
pub struct Groups {
    /// Where each run begins.
    pub starts: Vec<u32>,
    /// A disc for each.
    pub discs: Vec<Disc>,
    /// The run that is not at its end, with the place that was met last.
    open: Option<(GridPoint, Centre)>,
}

impl Groups {
    /// No group yet, and room for so many.
    pub fn of(Counted(count): Counted) -> Groups {
        Groups {
            starts: Vec::with_capacity(count),
            discs: Vec::with_capacity(count),
            open: None,
        }
    }

    /// Groups a stretch of places by the cells of a level. `edge` is how many steps of the grid of
    /// places make an edge of the cells by which discs are measured.
    #[inline(never)]
    pub fn take(&mut self, places: &[GridPoint], part: Range<usize>, level: u32, edge: f64) {
        let from = row(part.start);
        for (slot, place) in (from..).zip(places.get(part).unwrap_or_default()) {
            match &mut self.open {
                Some((before, centre)) if before.shares_cell(*place, level) => {
                    centre.include(*place);
                    *before = *place;
                }
                open => {
                    self.starts.push(slot);
                    let done = open.replace((*place, Centre::at(*place)));
                    self.close(done, edge);
                }
            }
        }
    }

    /// The groups, the last one too.
    pub fn closed(mut self, edge: f64) -> Groups {
        let last = self.open.take();
        self.close(last, edge);
        self
    }

    fn close(&mut self, run: Option<(GridPoint, Centre)>, edge: f64) {
        self.discs.extend(run.map(|(_, centre)| {
            let (x, y) = centre.steps();
            Disc {
                centre: (x / edge, y / edge),
                crowd: Crowd::new(centre.count(), centre.is_one_spot()),
                link: NONE,
            }
        }));
    }
}

/// The level of the curve's grid whose cells are so small that two places in one overlap: the
/// diagonal of a cell is at most the least distance of two symbols, and [`ROOM`].
pub fn group_level(zoom: u8, sizes: &SymbolSizes) -> u32 {
    let edge = sizes.least_distance() / std::f64::consts::SQRT_2 * ROOM;
    let fits = |level: &u32| {
        mercator::world_size(f64::from(zoom)) / mercator::power_of_two(f64::from(*level)) <= edge
    };
    (0..curve::KEY_BITS).find(fits).unwrap_or(curve::KEY_BITS)
}
