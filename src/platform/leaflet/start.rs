//! What the map shows first, and how a rectangle comes into its window.

use eldercare_places::mercator::{UnitBounds, unproject};
use eldercare_places::{Bounds, Wgs84};
use leaflet::LatLng;

use super::bindings::CanvasHost;
use super::fit::{NEARLY, Room, fit};
use super::map::{MAX_ZOOM, MIN_ZOOM};
use super::palette::text_scale;
use crate::platform::dom;

/// What a new map shows first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Start {
    /// A whole rectangle.
    Whole(Bounds),
    /// A window that was left: its middle and its zoom.
    Window(Wgs84, u8),
}

/// A point as the library wants it.
pub fn lat_lng(point: Wgs84) -> LatLng {
    LatLng::new(point.lat, point.lon)
}

/// What lies over the right edge and over the bottom of the map.
const COVERS: (&str, &str) = (".map-buttons", ".map-foot");

/// What a symbol of normal size needs around the middle of its place, in pixels.
const SYMBOL_PX: f64 = 26.0;

/// A map on which fewer symbols than this stand above one another is low.
const LOW_SYMBOLS: f64 = 3.5;
/// On a low map a city may be larger than the map by so much: whole it would be one group.
const OVER: f64 = 1.5;

/// What of a rectangle is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clear {
    /// Its ground, as large as the map can be: the corners of a city are mostly empty.
    Ground,
    /// The symbols at its edges too.
    Symbols,
}

/// Shows what a map begins with.
pub fn show(map: &CanvasHost, start: Start) {
    match start {
        Start::Whole(bounds) => show_whole(map, bounds, Clear::Ground, MIN_ZOOM),
        Start::Window(middle, zoom) => {
            map.set_view(&lat_lng(middle), f64::from(zoom));
        }
    }
}

/// Brings a rectangle into the window, from this zoom on, beside what is covered.
pub fn show_whole(map: &CanvasHost, bounds: Bounds, clear: Clear, least: f64) {
    let size = map.size();
    let is_low = size.y() < LOW_SYMBOLS * 2.0 * SYMBOL_PX * text_scale();
    let margin = match clear {
        Clear::Ground => 0.0,
        Clear::Symbols => SYMBOL_PX * text_scale(),
    };
    let (zoom, middle) = fit(
        &UnitBounds::from(&bounds),
        Room {
            size: (size.x(), size.y()),
            covered: covered().unwrap_or_default(),
            margin,
            least: least.min(MAX_ZOOM),
            over: if clear == Clear::Ground && is_low {
                OVER
            } else {
                NEARLY
            },
        },
    );
    map.set_view(&lat_lng(unproject(middle)), zoom);
}

fn covered() -> Option<(f64, f64)> {
    let [_, _, right, bottom] = dom::box_of(".map-box")?;
    let [left, ..] = dom::box_of(COVERS.0)?;
    let [_, top, ..] = dom::box_of(COVERS.1)?;
    Some((right - left, bottom - top))
}
