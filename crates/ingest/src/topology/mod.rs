//! Polygons with shared edges as arcs that are stored once (TopoJSON).
//!
//! Coordinates are whole numbers of a grid. Deliberately not here: which layers a city's
//! map has (`basemap`) and the reading in the app (`eldercare-places`).

mod arcs;
mod document;
mod read;

pub use arcs::{ArcStore, Cell, Detail};
pub use document::{Document, Grid};
pub use read::{ReadArea, ReadLabel, read_areas, read_labels};
