//! What is sea around a city on the coast.
//!
//! The boundary file covers all land of the country and nothing else. In a rectangle without
//! foreign land, what no county covers is therefore sea, on the very coast of the source.

use eldercare_places::{Bounds, City};
use serde_json::{Value, json};

use crate::shape::Line;
use crate::topology::Document;

/// Farther counties are thinned to so many degrees: under two pixels where the sea is first painted.
pub(super) const FAR_TOLERANCE: f64 = 8e-3;

/// Rectangles around cities on the coast in which no land of another country lies. The nearest is
/// Gageodo (125.1° E) and Jeju (126.1° E) for Shanghai, Yonaguni (122.93° E) for Taipei.
const WATCHED: [(&str, Bounds); 2] = [
    (
        "310000",
        Bounds {
            west: 118.9,
            south: 29.0,
            east: 124.3,
            north: 33.6,
        },
    ),
    (
        "710009",
        Bounds {
            west: 119.2,
            south: 23.2,
            east: 122.8,
            north: 26.8,
        },
    ),
];

/// The rectangle of a city on the coast.
pub(super) fn watched(city: &City) -> Option<Bounds> {
    let known = WATCHED.iter().find(|(id, _)| *id == city.id);
    known.map(|(_, bounds)| *bounds)
}

/// Adds the layers `sea`, the whole rectangle, and `land`, the counties in it that are neither
/// own nor neighbours: whoever draws lays all land over the sea.
pub(super) fn layers(document: &mut Document, bounds: &Bounds, land: &[Value]) {
    let Bounds {
        west,
        south,
        east,
        north,
    } = *bounds;
    let ring: Line = vec![
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
    ];
    let sea: Vec<Value> = document.polygon(&[ring], &json!({})).into_iter().collect();
    document.layer("sea", &sea);
    let shapes: Vec<Value> = land.iter().map(unnamed).collect();
    document.layer("land", &shapes);
}

/// Only the shape counts; names would cost more than the lines.
fn unnamed(county: &Value) -> Value {
    json!({"type": county["type"], "arcs": county["arcs"]})
}
