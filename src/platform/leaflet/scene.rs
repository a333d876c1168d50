//! What is painted: plain data, ready for the canvas.

use std::sync::Arc;

use eldercare_places::basemap::Basemap;
use eldercare_places::index::{Symbol, SymbolShape, Symbols};
use eldercare_places::kind::KIND_COUNT;
use eldercare_places::walk::Circle;
use eldercare_places::{Kind, Wgs84};

use super::canvas::Frame;

/// Everything on the map but the operator's street layer. Nothing in it depends on the window, so
/// that moving the map changes no scene.
#[derive(Clone, Default)]
pub struct Scene {
    /// Boundaries, water, built-up areas and names.
    pub base: Option<Arc<Basemap>>,
    /// All symbols of the zoom on screen; each frame takes those that it shows.
    pub symbols: Option<Arc<Symbols>>,
    /// The chosen place, drawn with a ring.
    pub chosen: Option<Wgs84>,
    /// Where distances are counted from.
    pub origin: Option<Wgs84>,
    /// What is within a walk of the origin.
    pub circle: Option<Circle>,
    /// The symbol that the keyboard has come to.
    pub stepped: Option<Ring>,
    /// Homes that lack something in reach.
    pub gaps: Arc<Vec<Wgs84>>,
    /// Whether a street layer with names of its own lies over the ground.
    pub streets: bool,
}

/// A ring around a symbol.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// The middle of the symbol.
    pub at: Wgs84,
    /// The radius of the symbol in CSS pixels.
    pub radius: f64,
}

impl Scene {
    /// Whether both have the same ground.
    pub fn has_base_of(&self, other: &Scene) -> bool {
        is_same(self.base.as_ref(), other.base.as_ref())
    }

    /// Whether both show the same over the ground.
    pub fn has_symbols_of(&self, other: &Scene) -> bool {
        is_same(self.symbols.as_ref(), other.symbols.as_ref())
            && self.chosen == other.chosen
            && self.origin == other.origin
            && self.circle == other.circle
            && self.stepped == other.stepped
            && Arc::ptr_eq(&self.gaps, &other.gaps)
            && self.streets == other.streets
    }

    /// The symbols that reach into a frame, where they stand in it.
    pub fn marks(&self, frame: &Frame) -> Vec<Mark> {
        let symbols = self.symbols.as_ref();
        symbols.map_or(Vec::new(), |symbols| marks(symbols, frame))
    }
}

/// The symbols that reach into a frame, where they stand in it.
pub fn marks(symbols: &Symbols, frame: &Frame) -> Vec<Mark> {
    let near = symbols.in_window(&frame.bounds(MARGIN_PX));
    near.map(|symbol| mark(frame, symbols, &symbol)).collect()
}

/// More than the radius of the largest symbol.
const MARGIN_PX: f64 = 100.0;

fn is_same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn mark(frame: &Frame, symbols: &Symbols, symbol: &Symbol) -> Mark {
    let face = match (symbol.shape, symbols.kinds(symbol)) {
        (SymbolShape::Single, [kind, ..]) => Face::Place(*kind),
        _ => Face::Group {
            count: symbol.count(),
            mix: symbols.counts(symbol),
        },
    };
    Mark {
        at: frame.unit_pixel(symbol.unit.x, symbol.unit.y),
        radius: symbol.radius,
        face,
    }
}

/// One symbol in a frame: a place, or several that would overlap.
pub struct Mark {
    /// The pixel of its middle.
    pub at: (f64, f64),
    /// Radius of its disc in CSS pixels.
    pub radius: f64,
    /// What it shows.
    pub face: Face,
}

/// The face of a symbol.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// One place of this kind.
    Place(Kind),
    /// Several places: how many, and how many of each kind.
    Group {
        /// How many places.
        count: u32,
        /// How many of each kind, by the kind's code.
        mix: [u32; KIND_COUNT],
    },
}
