//! What is painted: plain data, ready for the canvas.

use std::sync::Arc;

use eldercare_places::basemap::Basemap;
use eldercare_places::kind::KIND_COUNT;
use eldercare_places::{Kind, Wgs84};

/// Everything on the map but the operator's street layer.
#[derive(Clone, Default)]
pub struct Scene {
    /// Boundaries, water, built-up areas and names.
    pub base: Option<Arc<Basemap>>,
    /// The symbols in the window.
    pub marks: Arc<Vec<Mark>>,
    /// The chosen place, drawn with a ring.
    pub chosen: Option<Wgs84>,
    /// Where distances are counted from.
    pub origin: Option<Wgs84>,
}

/// One symbol: a place, or several that would overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where it stands.
    pub at: Wgs84,
    /// Radius of its disc in CSS pixels.
    pub radius: f64,
    /// What it shows.
    pub face: Face,
    /// The rows of the places that it stands for.
    pub members: Vec<u32>,
}

/// The face of a symbol.
#[derive(Debug, Clone, PartialEq)]
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
