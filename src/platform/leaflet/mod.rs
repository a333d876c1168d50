//! Leaflet behind our own small façade, through the `leaflet` crate.
//!
//! Leaflet gives what it is best at: panning, zooming, touch, tile layers.
//! The facilities are not Leaflet objects: they are painted on one canvas from
//! the index in WebAssembly, so a city of ten thousand places costs no more
//! objects than one of ten.

mod bindings;
mod canvas;
mod faces;
mod fit;
mod ground;
mod map;
mod marks;
mod names;
mod paint;
mod palette;
mod room;
mod scene;
mod stage;
mod start;
mod streets;

pub use map::{MapEvents, MapPanel, View};
pub use palette::text_scale;
pub use scene::{Ring, Scene};
pub use start::Start;
pub use streets::{Streets, TileSource, Told, lay as lay_streets};
