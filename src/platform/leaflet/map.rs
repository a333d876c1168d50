//! The map panel: a Leaflet map with a base canvas and a symbol canvas.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use eldercare_places::index::Symbols;
use eldercare_places::{Bounds, Wgs84};
use gloo_events::EventListener;
use leaflet::{Event, Evented, EventedHandle, Map, MapOptions};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::bindings::{CanvasHost, Tap, ZoomAnimation};
use super::scene::Scene;
use super::stage::Stage;
use super::start::{Clear, Start, lat_lng, show, show_whole};

/// What the map shows: the ground truth for the list beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The window of the map in degrees.
    pub bounds: Bounds,
    /// Zoom level, a whole number.
    pub zoom: u8,
    /// Middle of the window.
    pub centre: Wgs84,
}

/// Gives the ids of rows.
pub type NameRows = Rc<dyn Fn(&[u32]) -> Vec<String>>;

/// What the map tells its owner.
pub struct MapEvents {
    /// The window moved or zoomed and came to rest.
    pub view_changed: Rc<dyn Fn(View)>,
    /// The map begins to zoom to this level and will rest there.
    pub zooming: Rc<dyn Fn(u8)>,
    /// A tap on this point.
    pub tapped: Rc<dyn Fn(Wgs84)>,
    /// Somebody asks what is drawn: gives the ids of these rows.
    pub drawn_ids: NameRows,
}

/// The farthest look: China in one window.
pub const MIN_ZOOM: f64 = 4.0;

/// The closest look.
pub const MAX_ZOOM: f64 = 18.0;

/// A living map. Dropping it removes the map from the page.
pub struct MapPanel {
    map: CanvasHost,
    stage: Rc<Stage>,
    streets: RefCell<Option<Box<dyn Any>>>,
    listeners: Vec<EventedHandle<Event>>,
    _inspection: EventListener,
}

impl MapPanel {
    /// Makes a map in `container`. `None` when Leaflet did not load.
    pub fn new(container: &HtmlElement, start: Start, events: MapEvents) -> Option<MapPanel> {
        let map: CanvasHost = Map::new_with_element(container, &options())
            .ok()?
            .unchecked_into();
        show(&map, start);
        let stage = Stage::new(map.clone());
        stage.repaint();
        Some(MapPanel {
            listeners: listen(&map, &stage, &events),
            _inspection: inspect(container, &stage, events.drawn_ids),
            map,
            stage,
            streets: RefCell::new(None),
        })
    }

    /// What the map shows now.
    pub fn view(&self) -> View {
        view_of(&self.map)
    }

    /// Shows another scene: other places, another selection, another city.
    pub fn show(&self, scene: Scene) {
        self.stage.show(scene);
    }

    /// Paints ahead what these symbols look like, those of the zoom to which the map is on its way, as
    /// long as there is time for `more`. False when nothing is left to do.
    pub fn prepare(&self, symbols: &Symbols, more: &dyn Fn() -> bool) -> bool {
        self.stage.prepare(symbols, more)
    }

    /// Paints everything anew, for instance after the colours changed.
    pub fn repaint(&self) {
        self.stage.repaint();
    }

    /// Begins anew, as a new map would.
    pub fn restart(&self, start: Start) {
        show(&self.map, start);
    }

    /// Brings the places in these bounds into the window.
    pub fn fit(&self, bounds: Bounds) {
        show_whole(&self.map, bounds, Clear::Symbols, MIN_ZOOM);
    }

    /// The same, and in any case a closer look than now: a group that was tapped must open.
    pub fn open(&self, bounds: Bounds) {
        let closer = self.map.get_zoom() + 1.0;
        show_whole(&self.map, bounds, Clear::Symbols, closer);
    }

    /// Centres the window on a point at this zoom.
    pub fn look_at(&self, point: Wgs84, zoom: u8) {
        self.map.set_view(&lat_lng(point), f64::from(zoom));
    }

    /// Zooms by whole steps, for the buttons.
    pub fn zoom_by(&self, steps: f64) {
        self.map.set_zoom(self.map.get_zoom() + steps);
    }

    /// Tells Leaflet that the room of the map changed, once the page has laid itself out.
    pub fn resized_soon(&self) {
        let map = self.map.clone();
        wasm_bindgen_futures::spawn_local(async move {
            crate::platform::clock::sleep(0).await;
            map.invalidate_size(false);
        });
    }

    /// The map itself, for what is laid on it.
    pub(super) fn host(&self) -> &CanvasHost {
        &self.map
    }

    /// Keeps the street layer, in the place of an earlier one.
    pub(super) fn keep_streets(&self, streets: Box<dyn Any>) {
        *self.streets.borrow_mut() = Some(streets);
    }

    /// Takes the street layer away.
    pub fn clear_streets(&self) {
        self.streets.take();
    }
}

impl Drop for MapPanel {
    fn drop(&mut self) {
        // No event may reach us while Leaflet takes the map apart.
        self.listeners.clear();
        self.streets.take();
        self.map.remove();
    }
}

fn options() -> MapOptions {
    let options = MapOptions::default();
    // Our own buttons are larger than Leaflet's 30 px ones, and our credit line is designed.
    options.set_zoom_control(false);
    options.set_attribution_control(false);
    options.set_min_zoom(MIN_ZOOM);
    options.set_max_zoom(MAX_ZOOM);
    options.set_zoom_snap(1.0);
    // A 60-year-old phone's fling should not throw the city off the screen.
    options.set_inertia(true);
    options.set_bounce_at_zoom_limits(false);
    let still = crate::platform::dom::prefers_still();
    options.set_zoom_animation(!still);
    options.set_fade_animation(!still);
    options
}

fn listen(map: &CanvasHost, stage: &Rc<Stage>, events: &MapEvents) -> Vec<EventedHandle<Event>> {
    let on = |name: &'static str, act: Box<dyn FnMut(Event)>| {
        let target: &Map = map;
        Evented::on_leaflet_event(&target, name, act)
    };
    let rest = {
        let (map, stage, told) = (
            map.clone(),
            Rc::clone(stage),
            Rc::clone(&events.view_changed),
        );
        move |_| {
            stage.settle();
            told(view_of(&map));
        }
    };
    let drag = Rc::clone(stage);
    let (zooming, coming) = (Rc::clone(stage), Rc::clone(&events.zooming));
    let zoom = move |event: Event| {
        let event: ZoomAnimation = event.unchecked_into();
        zooming.follow_zoom(&event);
        coming(level(event.zoom()));
    };
    let told = Rc::clone(&events.tapped);
    let tap = move |event: Event| {
        let at = event.unchecked_into::<Tap>().lat_lng();
        told(Wgs84::new(at.lng(), at.lat()));
    };
    vec![
        on("moveend", Box::new(rest)),
        on("move", Box::new(move |_| drag.follow_move())),
        on("zoomanim", Box::new(zoom)),
        on("click", Box::new(tap)),
    ]
}

/// Answers the event `inspect` with the ids of everything drawn, in the attribute
/// `data-drawn`: so that a test, or a curious person, can hold the list against the map.
fn inspect(container: &HtmlElement, stage: &Rc<Stage>, ids: NameRows) -> EventListener {
    let (element, stage) = (container.clone(), Rc::clone(stage));
    EventListener::new(container, "inspect", move |_| {
        let drawn = ids(&stage.drawn()).join(" ");
        // An attribute that cannot be set leaves the question unanswered.
        let _ = element.set_attribute("data-drawn", &drawn);
    })
}

fn view_of(map: &CanvasHost) -> View {
    let centre = map.get_center();
    View {
        bounds: bounds_of(map),
        zoom: level(map.get_zoom()),
        centre: Wgs84::new(centre.lng(), centre.lat()),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "Leaflet keeps the zoom between MIN_ZOOM and MAX_ZOOM"
)]
fn level(zoom: f64) -> u8 {
    zoom.round().clamp(MIN_ZOOM, MAX_ZOOM) as u8
}

/// The window of the map in degrees.
pub fn bounds_of(map: &CanvasHost) -> Bounds {
    let bounds = map.get_bounds();
    let (low, high) = (bounds.get_south_west(), bounds.get_north_east());
    Bounds {
        west: low.lng(),
        south: low.lat(),
        east: high.lng(),
        north: high.lat(),
    }
}
