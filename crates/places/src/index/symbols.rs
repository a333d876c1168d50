//! The symbols of one zoom: single places, stacks at one spot, and clusters.
//!
//! They do not depend on the window, so a place never changes its symbol while the map is
//! moved; and no two of them overlap on the screen.

use std::ops::Range;

use super::{
    Index, SymbolSizes,
    merge::{Disc, Plane},
};
use crate::{
    Bounds, Kind, RowSet, Wgs84, curve,
    kind::KIND_COUNT,
    mercator::{self, MAX_ZOOM, Unit, UnitBounds},
    rows::row,
    search::Selection,
};

/// What a symbol stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolShape {
    /// One place.
    Single,
    /// Several places at the same spot: zooming never parts them, so a tap lists them.
    Stack,
    /// Several places near each other.
    Cluster,
}

/// One symbol on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Where it is drawn, in unit coordinates: the place, or the middle of all its places.
    pub unit: Unit,
    /// Radius in CSS pixels.
    pub radius: f64,
    /// What it stands for.
    pub shape: SymbolShape,
    /// Where its rows stand in the list of all members.
    members: Range<u32>,
}

impl Symbol {
    /// Where it is drawn.
    #[must_use]
    pub fn position(&self) -> Wgs84 {
        mercator::unproject(self.unit)
    }

    /// How many places it stands for.
    #[must_use]
    pub const fn count(&self) -> u32 {
        self.members.end - self.members.start
    }
}

/// All symbols of one zoom under one selection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Symbols {
    zoom: u8,
    every: Vec<Symbol>,
    /// Rows of all symbols, those of one symbol side by side along the curve.
    members: Vec<u32>,
    /// First kind of each member.
    kinds: Vec<Kind>,
}

impl Symbols {
    /// The zoom for which they were made.
    #[must_use]
    pub const fn zoom(&self) -> u8 {
        self.zoom
    }

    /// Every symbol, along the curve.
    pub fn iter(&self) -> impl Iterator<Item = &Symbol> {
        self.every.iter()
    }

    /// The symbols whose anchor is inside the rectangle (edges included): those that are
    /// drawn. Their members are exactly what the list shows.
    pub fn in_window(&self, window: &Bounds) -> impl Iterator<Item = &Symbol> + use<'_> {
        let window = UnitBounds::from(window);
        self.every
            .iter()
            .filter(move |symbol| window.contains(symbol.unit))
    }

    /// The rows for which a symbol stands.
    #[must_use]
    pub fn members(&self, symbol: &Symbol) -> &[u32] {
        self.members.get(range(symbol)).unwrap_or_default()
    }

    /// The first kinds of its members, in the order of [`Symbols::members`].
    #[must_use]
    pub fn kinds(&self, symbol: &Symbol) -> &[Kind] {
        self.kinds.get(range(symbol)).unwrap_or_default()
    }

    /// How many of its members are of each kind, by the kind's code; by first kind, so that
    /// the sum is the count of the symbol.
    #[must_use]
    pub fn counts(&self, symbol: &Symbol) -> [u32; KIND_COUNT] {
        let mut counts = [0; KIND_COUNT];
        for kind in self.kinds(symbol) {
            if let Some(count) = counts.get_mut(usize::from(kind.code())) {
                *count += 1;
            }
        }
        counts
    }

    /// The symbol that stands for this row.
    #[must_use]
    pub fn holding(&self, row: u32) -> Option<&Symbol> {
        let at = crate::rows::row(self.members.iter().position(|member| *member == row)?);
        self.every.iter().find(|s| s.members.contains(&at))
    }

    /// The symbol that a finger at this point means: the nearest within its own disc or
    /// within `reach` CSS pixels of its centre. 24 px of reach make a target of 48 px.
    #[must_use]
    pub fn hit(&self, at: Unit, reach: f64) -> Option<&Symbol> {
        let world = mercator::world_size(f64::from(self.zoom));
        self.every
            .iter()
            .map(|symbol| (distance_px(symbol.unit, at, world), symbol))
            .filter(|(distance, symbol)| *distance <= reach.max(symbol.radius))
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, symbol)| symbol)
    }
}

fn range(symbol: &Symbol) -> Range<usize> {
    symbol.members.start as usize..symbol.members.end as usize
}

fn distance_px(a: Unit, b: Unit, world: f64) -> f64 {
    (a.x - b.x).hypot(a.y - b.y) * world
}

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
        let mut cell_before = None;
        for ((row_number, key), unit) in self.rows.iter().zip(&self.keys).zip(&self.units) {
            if !selected.contains(*row_number) {
                continue;
            }
            let single = Disc {
                centre: *unit,
                count: 1,
                radius: radius(1, true),
                spot: self.points.spot(*row_number),
            };
            let cell = Some(curve::cell(*key, level));
            match discs.last_mut().filter(|_| cell == cell_before) {
                Some(group) => *group = super::merge::joined(group, &single, radius),
                None => discs.push(single),
            }
            cell_before = cell;
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

/// The members of the merged symbols, counted before they are written side by side.
struct Gathering {
    /// For each group the symbol it ended in.
    symbol_of_group: Vec<u32>,
    /// For each symbol the disc it is.
    discs: Vec<u32>,
}

impl Gathering {
    /// Numbers the symbols in the order of their first group along the curve.
    fn of(plane: &Plane) -> Gathering {
        let ends = plane.ends();
        let mut numbers = vec![None; ends.len()];
        let mut discs = Vec::new();
        let symbol_of_group = ends
            .into_iter()
            .map(|disc| {
                let fresh = row(discs.len());
                match numbers.get_mut(disc as usize) {
                    Some(number) => *number.get_or_insert_with(|| {
                        discs.push(disc);
                        fresh
                    }),
                    None => fresh,
                }
            })
            .collect();
        Gathering {
            symbol_of_group,
            discs,
        }
    }

    fn finish(
        self,
        index: &Index,
        zoom: u8,
        plane: &Plane,
        slots: &[(u32, u32)],
        world: f64,
    ) -> Symbols {
        let mut start = 0;
        let symbols: Vec<Symbol> = self
            .discs
            .iter()
            .filter_map(|disc| plane.disc(*disc))
            .map(|disc| {
                let first = start;
                start += disc.count;
                symbol(disc, first, world)
            })
            .collect();
        let members = self.members(&symbols, slots);
        let kind = |row: &u32| index.points.kind(*row).unwrap_or(Kind::Institution);
        Symbols {
            zoom,
            kinds: members.iter().map(kind).collect(),
            every: symbols,
            members,
        }
    }

    /// Puts each selected row into the stretch of its symbol, in the order of the curve.
    fn members(&self, symbols: &[Symbol], slots: &[(u32, u32)]) -> Vec<u32> {
        let mut free: Vec<u32> = symbols.iter().map(|s| s.members.start).collect();
        let mut members = vec![0; slots.len()];
        for (group, row_number) in slots {
            let symbol = self.symbol_of_group.get(*group as usize);
            if let Some(free) = symbol.and_then(|symbol| free.get_mut(*symbol as usize))
                && let Some(member) = members.get_mut(*free as usize)
            {
                *member = *row_number;
                *free += 1;
            }
        }
        members
    }
}

fn symbol(disc: &Disc, first: u32, world: f64) -> Symbol {
    let shape = match (disc.count, disc.spot) {
        (1, _) => SymbolShape::Single,
        (_, Some(_)) => SymbolShape::Stack,
        (_, None) => SymbolShape::Cluster,
    };
    Symbol {
        unit: disc.centre,
        radius: disc.radius * world,
        shape,
        members: first..first + disc.count,
    }
}
