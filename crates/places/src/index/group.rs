//! From selected places to the symbols of a zoom: groups along the curve, merged.

use super::{
    Index, SymbolSizes, gather,
    merge::{Disc, Plane},
    symbols::Symbols,
};
use crate::{
    Kind, RowSet, curve,
    grid::{Centre, GridPoint},
    mercator::{self, MAX_ZOOM},
    search::Selection,
};

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
        let world = mercator::world_size(f64::from(zoom));
        let level = group_level(zoom, sizes);
        let radius = |count, same_spot| sizes.radius(count, same_spot) / world;
        let discs = self.groups(level, selected, radius);
        let gap = sizes.gap.max(0.0) / world;
        let plane = Plane::merge(discs, sizes.largest() / world, gap, radius);
        let (discs, swallowed_by) = plane.into_discs();
        let (every, symbol_of_group) = gather::symbols(&discs, &swallowed_by, world);
        drop((discs, swallowed_by));
        let rows = self.grouped(level, selected).filter_map(|(slot, group)| {
            let row = *self.rows.get(slot)?;
            Some((row, *symbol_of_group.get(group)?))
        });
        let members = gather::members(&every, rows);
        let kind = |row: &u32| self.points.kind(*row).unwrap_or(Kind::Institution);
        Symbols {
            zoom,
            kinds: members.iter().map(kind).collect(),
            every,
            members,
        }
    }

    /// The slots of the selected places along the curve, each with the number of its group:
    /// places in the same cell, the first groups of a zoom.
    fn grouped<'a>(
        &'a self,
        level: u32,
        selected: &'a RowSet,
    ) -> impl Iterator<Item = (usize, usize)> + 'a {
        let mut before: Option<GridPoint> = None;
        let mut groups = 0;
        let slots = self.rows.iter().zip(&self.places).enumerate();
        slots.filter_map(move |(slot, (row, place))| {
            if !selected.contains(*row) {
                return None;
            }
            let shares_cell = before.is_some_and(|before| before.shares_cell(*place, level));
            groups += usize::from(!shares_cell);
            before = Some(*place);
            Some((slot, groups - 1))
        })
    }

    /// A disc for each group.
    fn groups(
        &self,
        level: u32,
        selected: &RowSet,
        radius: impl Fn(u32, bool) -> f64,
    ) -> Vec<Disc> {
        // Counting first is a small part of the work and saves the memory of a growing list.
        let count = self.grouped(level, selected).last();
        let mut discs = Vec::with_capacity(count.map_or(0, |(_, last)| last + 1));
        let disc = |centre: &Centre| Disc {
            centre: centre.unit(),
            radius: radius(centre.count(), centre.is_one_spot()),
            count: centre.count(),
            same_spot: centre.is_one_spot(),
        };
        let mut open: Option<(usize, Centre)> = None;
        for (slot, group) in self.grouped(level, selected) {
            let Some(place) = self.places.get(slot) else {
                continue;
            };
            match &mut open {
                Some((number, centre)) if *number == group => centre.include(*place),
                _ => {
                    discs.extend(open.map(|(_, centre)| disc(&centre)));
                    open = Some((group, Centre::at(*place)));
                }
            }
        }
        discs.extend(open.map(|(_, centre)| disc(&centre)));
        discs
    }
}

/// The level of the curve's grid whose cells are so small that two places in one always
/// overlap: the diagonal of a cell is at most the least distance of two symbols.
fn group_level(zoom: u8, sizes: &SymbolSizes) -> u32 {
    let edge = sizes.least_distance() / std::f64::consts::SQRT_2;
    let fits =
        |level: &u32| mercator::world_size(f64::from(zoom)) / f64::from(*level).exp2() <= edge;
    (0..curve::KEY_BITS).find(fits).unwrap_or(curve::KEY_BITS)
}
