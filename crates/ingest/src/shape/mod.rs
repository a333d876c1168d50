//! Plane geometry for boundaries in degrees: rectangles, polygons, cutting, thinning.
//!
//! A county is small enough that degrees can be treated as a plane. Deliberately not
//! here: distances on the ground (`eldercare-places`) and files (`raw`, `topology`).

mod clip;
mod label;
mod polygon;
mod simplify;

pub use clip::{clip_line, clip_ring};
pub use label::{edge_distance, label_point};
pub use polygon::{area, contains, points_of};
pub use simplify::simplify;

use eldercare_places::{Bounds, Wgs84};

/// Longitude and latitude in degrees.
pub type Point = [f64; 2];
/// A chain of points; a ring repeats its first point at the end.
pub type Line = Vec<Point>;
/// An outer ring and its holes.
pub type Polygon = Vec<Line>;
/// Several polygons that belong together.
pub type Shape = Vec<Polygon>;

/// The smallest rectangle around a shape, or nothing when it has no points.
#[must_use]
pub fn bounds_of(shape: &Shape) -> Option<Bounds> {
    Bounds::around(points_of(shape).map(Wgs84::from))
}

/// The rectangle with `margin` degrees added on each side.
#[must_use]
pub fn widened(bounds: Bounds, margin: f64) -> Bounds {
    Bounds {
        west: bounds.west - margin,
        south: bounds.south - margin,
        east: bounds.east + margin,
        north: bounds.north + margin,
    }
}
