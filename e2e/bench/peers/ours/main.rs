//! The entry of the bench's own page: the product's map with places given as plain columns.
//!
//! Nothing is measured here and nothing is decided here: the session in the page, which is the same
//! for every contender, calls these few functions.

use std::cell::RefCell;
use std::rc::Rc;

use eldercare_app::bench::{
    Held, MapEvents, MapPanel, Scene, Shown, Start, View, in_slices, symbol_sizes,
};
use eldercare_places::{Kind, Points, Selection, Wgs84};
use js_sys::{Float64Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

fn main() {}

/// The map under measurement.
#[wasm_bindgen]
pub struct BenchMap {
    panel: Rc<MapPanel>,
    state: Rc<State>,
}

/// What the page holds besides the map.
#[derive(Default)]
struct State {
    held: RefCell<Option<Held>>,
    selection: RefCell<Selection>,
    shown: RefCell<Shown>,
    panel: RefCell<std::rc::Weak<MapPanel>>,
    at_rest: RefCell<Option<js_sys::Function>>,
}

impl State {
    /// What the map page does at every rest of the map and every change of the selection.
    fn update(&self, view: View) {
        let mut held = self.held.borrow_mut();
        let (Some(held), Some(panel)) = (held.as_mut(), self.panel.borrow().upgrade()) else {
            return;
        };
        let shown = Shown::of(held, view, &self.selection.borrow());
        panel.show(Scene {
            symbols: shown.symbols.clone(),
            ..Scene::default()
        });
        self.shown.replace(shown);
    }

    /// What the map page does while the map is on its way to another zoom.
    fn look_ahead(self: &Rc<Self>, zoom: u8) {
        if let Some(held) = self.held.borrow_mut().as_mut() {
            held.cache
                .expect(&held.index, zoom, &self.selection.borrow());
        }
        let state = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            in_slices(|more| {
                let mut held = state.held.borrow_mut();
                held.as_mut()
                    .is_some_and(|held| held.cache.go_on(&held.index, more))
            })
            .await;
            let ready = |held: &Held| held.cache.ready(zoom);
            let ready = state.held.borrow().as_ref().and_then(ready);
            let panel = state.panel.borrow().upgrade();
            if let Some((symbols, panel)) = ready.zip(panel) {
                in_slices(|more| panel.prepare(&symbols, more)).await;
            }
        });
    }

    fn rest(&self, view: View) {
        self.update(view);
        if let Some(waiting) = self.at_rest.take() {
            // Who waits is a promise of the session; it never throws.
            let _ = waiting.call0(&JsValue::NULL);
        }
    }
}

/// Makes the empty map.
#[wasm_bindgen]
#[must_use]
pub fn create(element: &HtmlElement, lon: f64, lat: f64, zoom: u8) -> Option<BenchMap> {
    let state = Rc::new(State::default());
    let (rested, zooming) = (Rc::clone(&state), Rc::clone(&state));
    let events = MapEvents {
        view_changed: Rc::new(move |view| rested.rest(view)),
        zooming: Rc::new(move |zoom| zooming.look_ahead(zoom)),
        tapped: Rc::new(|_| ()),
        drawn_ids: Rc::new(|_| Vec::new()),
    };
    let panel = Rc::new(MapPanel::new(
        element,
        Start::Window(Wgs84::new(lon, lat), zoom),
        events,
    )?);
    panel.look_at(Wgs84::new(lon, lat), zoom);
    state.panel.replace(Rc::downgrade(&panel));
    Some(BenchMap { panel, state })
}

#[wasm_bindgen]
impl BenchMap {
    /// Builds the index over these places: degrees, and the codes of their kinds.
    pub fn build(&self, lon: &Float64Array, lat: &Float64Array, kinds: &Uint8Array) {
        // The bench's own points are never refused; an empty map would show it if they were.
        let points = read(lon, lat, kinds).unwrap_or_default();
        self.state
            .held
            .replace(Some(Held::new(points, symbol_sizes())));
    }

    /// Shows the window's symbols from the next frame on.
    pub fn show(&self) {
        self.state.update(self.panel.view());
    }

    /// Leaves only places of these kinds.
    pub fn filter(&self, codes: &[u8]) {
        let kinds = codes.iter().filter_map(|code| Kind::from_code(*code));
        self.state.selection.replace(Selection {
            kinds: kinds.collect(),
            ..Selection::default()
        });
        self.show();
    }

    /// Makes the symbols of every zoom of the map anew and lets go of them.
    pub fn every_zoom(&self) {
        let held = self.state.held.borrow();
        let selection = self.state.selection.borrow();
        for (held, zoom) in held
            .iter()
            .flat_map(|held| (4..=18).map(move |zoom| (held, zoom)))
        {
            std::hint::black_box(held.index.symbols(zoom, &selection, &symbol_sizes()));
        }
    }

    /// Looks at a place.
    pub fn look(&self, lon: f64, lat: f64, zoom: u8) {
        self.panel.look_at(Wgs84::new(lon, lat), zoom);
    }

    /// Zooms as the buttons of the map do.
    pub fn zoom_by(&self, steps: f64) {
        self.panel.zoom_by(steps);
    }

    /// Calls once when the map has come to rest again.
    pub fn at_rest(&self, waiting: js_sys::Function) {
        self.state.at_rest.replace(Some(waiting));
    }

    /// The symbols that are drawn: for each its middle in the window and its radius.
    #[must_use]
    pub fn drawn(&self) -> Vec<f64> {
        let view = self.panel.view();
        let shown = self.state.shown.borrow();
        let pixel = window_pixel(view);
        let (width, height) = pixel(Wgs84::new(view.bounds.east, view.bounds.south));
        let symbols = shown.symbols.iter().flat_map(|symbols| symbols.iter());
        let flat = symbols.filter_map(|symbol| {
            let ((x, y), r) = (pixel(symbol.position()), symbol.radius);
            let seen = -r < x && x < width + r && -r < y && y < height + r;
            seen.then_some([x, y, r])
        });
        flat.flatten().collect()
    }
}

/// The places of the page's arrays, a piece at a time: a copy of the whole would stay in the memory.
fn read(lon: &Float64Array, lat: &Float64Array, kinds: &Uint8Array) -> Option<Points> {
    const PIECE: u32 = 8192;
    let rows = kinds.length();
    let mut points = Points::default();
    points.reserve(rows as usize);
    let (mut xs, mut ys, mut codes) = (vec![0.0; 8192], vec![0.0; 8192], vec![0; 8192]);
    for start in (0..rows).step_by(PIECE as usize) {
        let end = rows.min(start + PIECE);
        let length = (end - start) as usize;
        let (xs, ys) = (xs.get_mut(..length)?, ys.get_mut(..length)?);
        let codes = codes.get_mut(..length)?;
        lon.subarray(start, end).copy_to(xs);
        lat.subarray(start, end).copy_to(ys);
        kinds.subarray(start, end).copy_to(codes);
        points.append(xs, ys, codes).ok()?;
    }
    Some(points)
}

/// Where a point stands in the window.
fn window_pixel(view: View) -> impl Fn(Wgs84) -> (f64, f64) {
    use eldercare_places::mercator::{project, world_size};
    let corner = project(Wgs84::new(view.bounds.west, view.bounds.north));
    let world = world_size(f64::from(view.zoom));
    move |point| {
        let unit = project(point);
        ((unit.x - corner.x) * world, (unit.y - corner.y) * world)
    }
}
