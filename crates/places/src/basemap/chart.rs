//! What a base map is made of, in whichever file it stands: arcs, shapes that refer to them, names.

use super::{Detail, LabelKind};
use crate::Wgs84;

/// Everything that is drawn, in degrees.
#[derive(Debug, Default, PartialEq)]
pub struct Chart {
    /// Lines that shapes are put together from; two areas share the arc between them.
    pub arcs: Vec<Vec<Wgs84>>,
    /// Layers by name, in their order.
    pub layers: Vec<(String, Vec<Shape>)>,
    /// Names at points.
    pub names: Vec<Name>,
}

/// An area or lines.
#[derive(Debug, Default, PartialEq)]
pub struct Shape {
    /// Whether its paths are rings to be filled.
    pub is_area: bool,
    /// How finely it was drawn.
    pub detail: Detail,
    /// 0 is the most important.
    pub rank: u8,
    /// For each ring or line the numbers of its arcs; a negative number `n` is arc `-1 - n` from
    /// its end (TopoJSON §2.1.4).
    pub paths: Vec<Vec<i32>>,
}

/// A name at a point.
#[derive(Debug, PartialEq)]
pub struct Name {
    /// Where it stands.
    pub point: Wgs84,
    /// The name in the city's own script.
    pub text: String,
    /// The name in Latin letters, if there is one.
    pub latin: Option<String>,
    /// What it belongs to.
    pub kind: LabelKind,
    /// 0 is the most important.
    pub rank: u8,
    /// The place, among the areas of the city's own layer, of the area that it stands in.
    pub area: Option<usize>,
}

/// A shape refers to an arc that is not there.
#[derive(Debug, PartialEq, Eq)]
pub struct NoSuchArc {
    /// Layer of the shape.
    pub layer: String,
    /// Number of the arc as written.
    pub arc: i32,
}
