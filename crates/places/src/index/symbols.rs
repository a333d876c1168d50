//! The symbols of one zoom: single places, stacks at one spot, and clusters.
//!
//! They do not depend on the window, so a place never changes its symbol while the map is
//! moved; and no two of them overlap on the screen.

use std::ops::Range;

use crate::{
    Bounds, Kind, Wgs84,
    kind::KIND_COUNT,
    mercator::{self, Unit, UnitBounds},
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
    pub(super) members: Range<u32>,
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
    pub(super) zoom: u8,
    pub(super) every: Vec<Symbol>,
    /// Rows of all symbols, those of one symbol side by side along the curve.
    pub(super) members: Vec<u32>,
    /// First kind of each member.
    pub(super) kinds: Vec<Kind>,
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
