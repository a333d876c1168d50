//! The operator's street layer: Leaflet's tile layers over the own ground.
//!
//! Tiles in GCJ-02 are moved one by one, see [`eldercare_places::tile`]. A server that does not
//! answer leaves the ground as it is, and the page is told.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use eldercare_places::tile::{Placed, shifted};
use eldercare_places::{Wgs84, mercator};
use gloo_timers::callback::Timeout;
use leaflet::{Event, Evented, EventedHandle, LatLng, Layer, TileLayer, TileLayerOptions};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::bindings::CanvasHost;
use super::map::{MAX_ZOOM, MapPanel};
use crate::decimal::decimal;

/// A street layer that the operator switched on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileSource {
    /// URL templates with `{z}`, `{x}` and `{y}`: ground and names.
    pub urls: Vec<String>,
    /// One character for each `{s}`.
    pub subdomains: String,
    /// The last zoom that it has.
    pub max_zoom: u8,
    /// Whether its tiles are in GCJ-02 and the city is one where that applies.
    pub shifted: bool,
}

/// How the layer fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Streets {
    /// There is none, or its first tile is still on its way.
    #[default]
    None,
    /// Its tiles come.
    Shown,
    /// They do not.
    Missing,
}

/// Is told each time that it fares otherwise than before.
pub type Told = Rc<dyn Fn(Streets)>;

/// So many tiles in a row that did not come are no accident.
const FAILURES: u32 = 4;

/// So long one waits for a first tile, in milliseconds.
const PATIENCE_MS: u32 = 10_000;

/// Tiles reach this much over the window, in pixels: the shift is not the same at both edges.
const EDGE_PX: f64 = 16.0;

#[wasm_bindgen]
extern "C" {
    /// A tile layer with the one method that decides which tiles a window needs. It is Leaflet's
    /// own, private and pinned with it; a test with shifted tiles holds that it is still asked.
    #[wasm_bindgen(extends = TileLayer)]
    #[derive(Clone)]
    type OpenLayer;
    #[wasm_bindgen(method, getter, js_name = _getTiledPixelBounds)]
    fn window_needs(this: &OpenLayer) -> js_sys::Function;
    #[wasm_bindgen(method, setter, js_name = _getTiledPixelBounds)]
    fn set_window_needs(this: &OpenLayer, needs: &JsValue);

    /// A rectangle of Leaflet.
    type PixelBounds;
    #[wasm_bindgen(method, getter)]
    fn min(this: &PixelBounds) -> PixelPoint;
    #[wasm_bindgen(method, getter)]
    fn max(this: &PixelBounds) -> PixelPoint;

    /// A point of Leaflet that can be moved.
    type PixelPoint;
    #[wasm_bindgen(method, getter)]
    fn x(this: &PixelPoint) -> f64;
    #[wasm_bindgen(method, getter)]
    fn y(this: &PixelPoint) -> f64;
    #[wasm_bindgen(method, getter)]
    fn z(this: &PixelPoint) -> f64;
    #[wasm_bindgen(method, setter)]
    fn set_x(this: &PixelPoint, x: f64);
    #[wasm_bindgen(method, setter)]
    fn set_y(this: &PixelPoint, y: f64);

    /// The event of a tile that is asked for.
    type TileAsked;
    #[wasm_bindgen(method, getter)]
    fn tile(this: &TileAsked) -> PlacedTile;
    #[wasm_bindgen(method, getter)]
    fn coords(this: &TileAsked) -> PixelPoint;

    /// A tile that Leaflet has placed.
    #[wasm_bindgen(extends = HtmlElement)]
    type PlacedTile;
    #[wasm_bindgen(method, getter, js_name = _leaflet_pos)]
    fn position(this: &PlacedTile) -> PixelPoint;
}

/// The living layers; dropping them takes them from the map.
struct Layers {
    map: CanvasHost,
    laid: Vec<OpenLayer>,
    listeners: Vec<EventedHandle<Event>>,
    needs: Vec<Closure<dyn FnMut(LatLng) -> JsValue>>,
    _health: Rc<Health>,
}

impl Drop for Layers {
    fn drop(&mut self) {
        self.listeners.clear();
        for layer in &self.laid {
            self.map.remove_layer(layer);
        }
        // Only now: a layer that is taken away asks no more which tiles it needs.
        self.needs.clear();
    }
}

/// What became of the tiles so far.
struct Health {
    state: Cell<Streets>,
    failures: Cell<u32>,
    told: Told,
    waiting: RefCell<Option<Timeout>>,
}

impl Health {
    fn turn(&self, state: Streets) {
        if self.state.replace(state) != state {
            (self.told)(state);
        }
    }

    fn came(&self) {
        self.failures.set(0);
        self.waiting.take();
        self.turn(Streets::Shown);
    }

    fn failed(&self) {
        self.failures.set(self.failures.get() + 1);
        if self.failures.get() >= FAILURES {
            self.waiting.take();
            self.turn(Streets::Missing);
        }
    }

    /// A new window asks for tiles: one of them has to come in time.
    fn asked(self: &Rc<Self>) {
        let health = Rc::downgrade(self);
        let late = move || {
            if let Some(health) = health.upgrade() {
                health.turn(Streets::Missing);
            }
        };
        let mut waiting = self.waiting.borrow_mut();
        if waiting.is_none() && self.state.get() != Streets::Missing {
            *waiting = Some(Timeout::new(PATIENCE_MS, late));
        }
    }
}

/// Puts the layers on a map, under everything that is ours but the ground.
pub fn lay(panel: &MapPanel, source: &TileSource, told: Told) {
    panel.clear_streets();
    panel.keep_streets(layers(panel.host(), source, told));
}

fn layers(map: &CanvasHost, source: &TileSource, told: Told) -> Box<dyn Any> {
    let health = Rc::new(Health {
        state: Cell::default(),
        failures: Cell::default(),
        told,
        waiting: RefCell::default(),
    });
    let mut living = Layers {
        map: map.clone(),
        laid: Vec::new(),
        listeners: Vec::new(),
        needs: Vec::new(),
        _health: Rc::clone(&health),
    };
    for (url, height) in source.urls.iter().zip([1.0, 2.0]) {
        let layer: OpenLayer =
            TileLayer::new_options(url, &options(source, height)).unchecked_into();
        if source.shifted {
            living.needs.push(ask_for_shifted(&layer));
            living.listeners.push(on(&layer, "tileloadstart", |event| {
                place(&event.unchecked_into());
            }));
        }
        // The names alone are no street map, and their absence is none lost.
        if living.laid.is_empty() {
            living.listeners.extend(watch(&layer, &health));
        }
        map.add_layer(&layer);
        living.laid.push(layer);
    }
    Box::new(living)
}

fn options(source: &TileSource, height: f64) -> TileLayerOptions {
    let options = TileLayerOptions::new();
    options.set_max_zoom(MAX_ZOOM);
    options.set_max_native_zoom(f64::from(source.max_zoom));
    options.set_z_index(height);
    if !source.subdomains.is_empty() {
        // The crate takes this for a yes or no. A plain object takes every property.
        let subdomains = JsValue::from_str(&source.subdomains);
        let _ = js_sys::Reflect::set(&options, &"subdomains".into(), &subdomains);
    }
    options
}

fn on(
    layer: &OpenLayer,
    name: &'static str,
    act: impl FnMut(Event) + 'static,
) -> EventedHandle<Event> {
    let layer: &Layer = layer;
    Evented::on_leaflet_event(&layer, name, Box::new(act))
}

fn watch(layer: &OpenLayer, health: &Rc<Health>) -> [EventedHandle<Event>; 3] {
    let [asked, came, failed] = [(); 3].map(|()| Rc::clone(health));
    [
        on(layer, "loading", move |_| asked.asked()),
        on(layer, "tileload", move |_| came.came()),
        on(layer, "tileerror", move |_| failed.failed()),
    ]
}

/// Makes the layer ask for the tiles that show the window, not for those that have its numbers.
fn ask_for_shifted(layer: &OpenLayer) -> Closure<dyn FnMut(LatLng) -> JsValue> {
    let (own, layer_of_it) = (layer.window_needs(), layer.clone());
    let needs = Closure::new(move |centre: LatLng| {
        let there = shifted(Wgs84::new(centre.lng(), centre.lat()));
        let there = LatLng::new(there.lat, there.lon);
        let needed = own.call1(&layer_of_it, &there).unwrap_or_default();
        let bounds: &PixelBounds = needed.unchecked_ref();
        let (low, high) = (bounds.min(), bounds.max());
        low.set_x(low.x() - EDGE_PX);
        low.set_y(low.y() - EDGE_PX);
        high.set_x(high.x() + EDGE_PX);
        high.set_y(high.y() + EDGE_PX);
        needed
    });
    layer.set_window_needs(needs.as_ref());
    needs
}

/// Moves one tile to its place: from where the numbers of its corner say to where it belongs.
fn place(asked: &TileAsked) {
    let (tile, at) = (asked.tile(), asked.coords());
    let laid = tile.position();
    let Placed(mut matrix) = Placed::of_gcj02(at.x(), at.y(), at.z());
    matrix[4] += laid.x() - at.x() * mercator::TILE_SIZE;
    matrix[5] += laid.y() - at.y() * mercator::TILE_SIZE;
    let words = matrix.map(|number| decimal(number, 7)).join(",");
    let style = tile.style();
    // A refused style property shows as a shifted street.
    let _ = style.set_property("transform-origin", "0 0");
    let _ = style.set_property("transform", &["matrix(", &words, ")"].concat());
}
