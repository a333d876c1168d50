//! From selected places to the symbols of a zoom: groups along the curve, merged.

use super::{
    Index, SymbolSizes,
    gather::Gathering,
    merge::{Disc, Plane, joined},
    symbols::Symbols,
};
use crate::{
    RowSet, curve,
    grid::GridPoint,
    mercator::{self, MAX_ZOOM},
    rows::row,
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
        let radius = |count, same_spot| sizes.radius(count, same_spot) / world;
        let (discs, slots) = self.groups(group_level(zoom, sizes), selected, &radius);
        let gap = sizes.gap.max(0.0) / world;
        let plane = Plane::merge(discs, sizes.largest() / world, gap, radius);
        Gathering::of(&plane).finish(self, zoom, &plane, &slots, world)
    }

    /// The first groups: selected places in the same cell. Returns a disc for each group and
    /// for each selected slot its group.
    fn groups(
        &self,
        level: u32,
        selected: &RowSet,
        radius: &impl Fn(u32, bool) -> f64,
    ) -> (Vec<Disc>, Vec<(u32, u32)>) {
        let mut discs: Vec<Disc> = Vec::new();
        let mut slots = Vec::with_capacity(self.rows.len());
        let mut before = None;
        let single_radius = radius(1, true);
        for (row_number, place) in self.rows.iter().zip(&self.places) {
            if !selected.contains(*row_number) {
                continue;
            }
            let single = Disc {
                centre: place.unit(),
                count: 1,
                radius: single_radius,
                spot: Some(*place),
            };
            let shares_cell = |before: GridPoint| before.shares_cell(*place, level);
            match discs.last_mut().filter(|_| before.is_some_and(shares_cell)) {
                Some(group) => *group = joined(group, &single, radius),
                None => discs.push(single),
            }
            before = Some(*place);
            slots.push((row(discs.len()) - 1, *row_number));
        }
        (discs, slots)
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
