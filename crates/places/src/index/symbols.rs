//! The symbols of one zoom: single places, stacks at one spot, and clusters.
//!
//! They do not depend on the window, so a place never changes its symbol while the map is
//! moved; and no two of them overlap on the screen.

use std::ops::Range;

use super::sizes::SizeClass;
use crate::{
    Bounds, Kind, Wgs84,
    grid::GridPoint,
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

/// All symbols of one zoom under one selection: arrays of their own for each property, 13 bytes for
/// a symbol and 5 for each of its members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Symbols {
    zoom: u8,
    anchors: Vec<GridPoint>,
    /// Where the members of each symbol end; they begin where those before end.
    ends: Vec<u32>,
    classes: Vec<SizeClass>,
    /// The radius of each class.
    radii: Vec<f64>,
    /// Rows of all symbols, those of one symbol side by side along the curve.
    members: Vec<u32>,
    /// First kind of each member.
    kinds: Vec<Kind>,
    /// The rectangle around each stretch of anchors: neighbours follow each other, so that a window
    /// looks at a few stretches only.
    stretches: Vec<UnitBounds>,
}

/// Anchors in a stretch.
const STRETCH: usize = 64;

impl Symbols {
    /// Symbols out of anchors, the ends of their members, their classes with the radius of each
    /// class, and the members with their kinds.
    pub(super) fn new(
        zoom: u8,
        anchors: Vec<GridPoint>,
        ends: Vec<u32>,
        (classes, radii): (Vec<SizeClass>, Vec<f64>),
        (members, kinds): (Vec<u32>, Vec<Kind>),
    ) -> Symbols {
        let stretches = anchors.chunks(STRETCH).map(around).collect();
        Symbols {
            zoom,
            anchors,
            ends,
            classes,
            radii,
            members,
            kinds,
            stretches,
        }
    }

    /// The zoom for which they were made.
    #[must_use]
    pub const fn zoom(&self) -> u8 {
        self.zoom
    }

    /// How many symbols there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.anchors.len()
    }

    /// Whether there is no symbol.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.anchors.is_empty()
    }

    /// How much memory they take.
    pub(super) const fn bytes(&self) -> usize {
        13 * self.anchors.len() + 5 * self.members.len()
    }

    /// Every symbol, along the curve.
    pub fn iter(&self) -> impl Iterator<Item = Symbol> {
        (0..self.len()).filter_map(|number| self.symbol(number))
    }

    fn symbol(&self, number: usize) -> Option<Symbol> {
        let end = *self.ends.get(number)?;
        let before = number
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let class = *self.classes.get(number)?;
        Some(Symbol {
            unit: self.anchors.get(number)?.unit(),
            radius: self
                .radii
                .get(usize::from(class.0))
                .copied()
                .unwrap_or_default(),
            shape: match class {
                SizeClass::SINGLE => SymbolShape::Single,
                SizeClass::STACK => SymbolShape::Stack,
                _ => SymbolShape::Cluster,
            },
            members: before.copied().unwrap_or_default()..end,
        })
    }

    /// The symbols whose anchor is inside the rectangle (edges included): those that are
    /// drawn. Their members are exactly what the list shows.
    pub fn in_window(&self, window: &Bounds) -> impl Iterator<Item = Symbol> + use<'_> {
        self.inside(UnitBounds::from(window))
    }

    fn inside(&self, window: UnitBounds) -> impl Iterator<Item = Symbol> + use<'_> {
        let stretches = self.stretches.iter().zip(self.anchors.chunks(STRETCH));
        let near = stretches
            .enumerate()
            .filter(move |(_, (around, _))| window.meets(around));
        let found = near.flat_map(move |(place, (_, anchors))| {
            let numbers = (place * STRETCH..).zip(anchors);
            numbers.filter_map(move |(number, anchor)| {
                window.contains(anchor.unit()).then_some(number)
            })
        });
        found.filter_map(|number| self.symbol(number))
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
    pub fn holding(&self, row: u32) -> Option<Symbol> {
        let at = crate::rows::row(self.members.iter().position(|member| *member == row)?);
        self.symbol(self.ends.partition_point(|end| *end <= at))
    }

    /// The symbol that a finger at this point means: the nearest within its own disc or
    /// within `reach` CSS pixels of its centre. 24 px of reach make a target of 48 px.
    #[must_use]
    pub fn hit(&self, at: Unit, reach: f64) -> Option<Symbol> {
        let world = mercator::world_size(f64::from(self.zoom));
        let farthest = self.radii.iter().copied().fold(reach, f64::max) / world;
        self.inside(UnitBounds::around(at, farthest))
            .map(|symbol| (distance_px(symbol.unit, at, world), symbol))
            .filter(|(distance, symbol)| *distance <= reach.max(symbol.radius))
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, symbol)| symbol)
    }
}

/// The rectangle around these anchors.
fn around(anchors: &[GridPoint]) -> UnitBounds {
    let ends = |axis: fn(&GridPoint) -> u32| {
        let all = anchors.iter().map(axis);
        let low = all.clone().min().unwrap_or_default();
        (low, all.max().unwrap_or_default())
    };
    let ((west, east), (north, south)) = (ends(|at| at.x), ends(|at| at.y));
    UnitBounds {
        min: GridPoint { x: west, y: north }.unit(),
        max: GridPoint { x: east, y: south }.unit(),
    }
}

fn range(symbol: &Symbol) -> Range<usize> {
    symbol.members.start as usize..symbol.members.end as usize
}

fn distance_px(a: Unit, b: Unit, world: f64) -> f64 {
    (a.x - b.x).hypot(a.y - b.y) * world
}
