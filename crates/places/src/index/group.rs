//! From selected places to the symbols of a zoom: groups along the curve, merged.

use std::borrow::Cow;

use super::{
    Index, SymbolSizes, gather,
    merge::{self, Disc, Measures, NONE},
    symbols::Symbols,
};
use crate::{
    RowSet, curve,
    grid::{Centre, GridPoint},
    mercator::{self, MAX_ZOOM},
    rows::{in_stretches, row},
    search::Selection,
};

/// Room that rounding takes: symbols are drawn on the grid of places, and two that were rounded
/// towards each other must not touch. In steps of that grid, 1/64 pixel at the largest zoom.
const ROUNDING: f64 = 2.0;

/// The edge of the cells by which overlapping discs are looked for, in widths of the largest disc.
/// Narrow cells are many to look at, in wide ones there is much to compare.
const CELL: f64 = 1.4;

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
        let zoom = zoom.min(MAX_ZOOM);
        // The grid of places laid over the pixels of this zoom.
        let steps_a_pixel = GridPoint::CELLS / mercator::world_size(f64::from(zoom));
        let gap = sizes.gap.max(0.0) + ROUNDING / steps_a_pixel;
        let edge = (2.0 * sizes.largest() + gap) * CELL;
        let measures = Measures {
            sizes,
            radii: sizes.radii().iter().map(|radius| radius / edge).collect(),
            gap: gap / edge,
        };
        let cell = edge * steps_a_pixel;
        let (rows, places) = self.chosen(selected);
        let mut groups = Groups::of(&places, group_level(zoom, sizes), cell, sizes);
        merge::merge(&mut groups.discs, &measures);
        gather::symbols(groups, &rows, &self.points, (zoom, cell), sizes.radii())
    }

    /// Rows and places along the curve that are selected.
    fn chosen(&self, selected: &RowSet) -> (Cow<'_, [u32]>, Cow<'_, [GridPoint]>) {
        if selected.is_all() {
            return (Cow::from(&self.rows), Cow::from(&self.places));
        }
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
        (Cow::from(rows), Cow::from(places))
    }
}

/// The first groups of a zoom: runs of places in the same cell of the curve's grid.
pub struct Groups {
    /// Where each run begins.
    pub starts: Vec<u32>,
    /// A disc for each.
    pub discs: Vec<Disc>,
}

impl Groups {
    /// Groups by the cells of a level. `edge` is how many steps of the grid of places make an edge
    /// of the cells by which discs are measured.
    fn of(places: &[GridPoint], level: u32, edge: f64, sizes: &SymbolSizes) -> Groups {
        // Counting first is a small part of the work and saves the memory of growing lists.
        let count = count(places, level);
        let mut groups = Groups {
            starts: Vec::with_capacity(count),
            discs: Vec::with_capacity(count),
        };
        let mut open: Option<(GridPoint, Centre)> = None;
        in_stretches(places.len(), &mut |part| {
            let from = row(part.start);
            for (slot, place) in (from..).zip(places.get(part).unwrap_or_default()) {
                match &mut open {
                    Some((before, centre)) if before.shares_cell(*place, level) => {
                        centre.include(*place);
                        *before = *place;
                    }
                    open => {
                        groups.starts.push(slot);
                        let done = open.replace((*place, Centre::at(*place)));
                        groups.close(done.map(|(_, centre)| centre), edge, sizes);
                    }
                }
            }
        });
        groups.close(open.map(|(_, centre)| centre), edge, sizes);
        groups
    }

    fn close(&mut self, centre: Option<Centre>, edge: f64, sizes: &SymbolSizes) {
        self.discs.extend(centre.map(|centre| {
            let (x, y) = centre.steps();
            Disc {
                centre: (x / edge, y / edge),
                count: centre.count(),
                link: NONE,
                class: sizes.class(centre.count(), centre.is_one_spot()),
            }
        }));
    }
}

/// How many runs of places in the same cell there are.
fn count(places: &[GridPoint], level: u32) -> usize {
    let mut count = usize::from(!places.is_empty());
    in_stretches(places.len(), &mut |part| {
        // One more, so that the border between two stretches is looked at too.
        let part = places.get(part.start..places.len().min(part.end + 1));
        let pairs = part.unwrap_or_default().windows(2);
        let apart = |pair: &&[GridPoint]| match pair {
            [one, other] => !one.shares_cell(*other, level),
            _ => false,
        };
        count += pairs.filter(apart).count();
    });
    count
}

/// The level of the curve's grid whose cells are so small that two places in one overlap: the
/// diagonal of a cell is at most the least distance of two symbols, and [`ROOM`].
fn group_level(zoom: u8, sizes: &SymbolSizes) -> u32 {
    let edge = sizes.least_distance() / std::f64::consts::SQRT_2 * ROOM;
    let fits =
        |level: &u32| mercator::world_size(f64::from(zoom)) / f64::from(*level).exp2() <= edge;
    (0..curve::KEY_BITS).find(fits).unwrap_or(curve::KEY_BITS)
}
