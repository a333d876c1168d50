//! The map panel: a Leaflet map with a base canvas and a symbol canvas.

use std::cell::RefCell;
use std::rc::Rc;

use eldercare_places::{Bounds, Wgs84};
use leaflet::{
    Circle, CircleOptions, Event, Evented, EventedHandle, LatLng, LatLngBounds, Map,
    MapOptions, TileLayer, TileLayerOptions,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::bindings::{CanvasHost, Tap, ZoomAnimation};
use super::canvas::Surface;
use super::paint::{Painter, Scene};

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

/// A street layer that the operator switched on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileSource {
    /// URL template with `{z}`, `{x}` and `{y}`.
    pub url: String,
    /// The layer's own credit line.
    pub credit: String,
}

/// What the map tells its owner.
pub struct MapEvents {
    /// The window moved or zoomed and came to rest.
    pub on_view: Rc<dyn Fn(View)>,
    /// A tap at this pixel of the map's window.
    pub on_tap: Rc<dyn Fn(f64, f64)>,
}

const MIN_ZOOM: f64 = 4.0;
const MAX_ZOOM: f64 = 18.0;

/// A living map. Dropping it removes the map from the page.
pub struct MapPanel {
    map: CanvasHost,
    stage: Rc<RefCell<Stage>>,
    circle: RefCell<Option<Circle>>,
    tiles: RefCell<Option<TileLayer>>,
    _listeners: Vec<EventedHandle<Event>>,
}

/// The two canvases and what is painted on them.
struct Stage {
    base: Option<Surface>,
    symbols: Option<Surface>,
    painter: Painter,
    scene: Scene,
}

impl MapPanel {
    /// Makes a map in `container`. `None` when Leaflet did not load.
    pub fn new(container: &HtmlElement, start: Bounds, events: &MapEvents) -> Option<MapPanel> {
        let map: CanvasHost = Map::new_with_element(container, &options())
            .ok()?
            .unchecked_into();
        map.fit_bounds(&leaflet_bounds(start));
        let stage = Rc::new(RefCell::new(Stage {
            base: Surface::attach(&map, "base"),
            symbols: Surface::attach(&map, "symbols"),
            painter: Painter::from_styles(),
            scene: Scene::default(),
        }));
        let listeners = listen(&map, &stage, events);
        let panel = MapPanel {
            map,
            stage,
            circle: RefCell::new(None),
            tiles: RefCell::new(None),
            _listeners: listeners,
        };
        panel.repaint();
        Some(panel)
    }

    /// What the map shows now.
    pub fn view(&self) -> View {
        view_of(&self.map)
    }

    /// Paints a new scene: other places, another selection, another city.
    pub fn show(&self, scene: Scene) {
        self.stage.borrow_mut().scene = scene;
        paint_symbols(&self.map, &self.stage);
    }

    /// Paints everything anew, for instance after the colours changed.
    pub fn repaint(&self) {
        self.stage.borrow_mut().painter = Painter::from_styles();
        paint_all(&self.map, &self.stage);
    }

    /// Paints the base anew because its data arrived.
    pub fn set_base(&self, base: Rc<eldercare_places::basemap::BaseMap>) {
        self.stage.borrow_mut().scene.base = Some(base);
        paint_all(&self.map, &self.stage);
    }

    /// Brings these bounds into the window.
    pub fn fit(&self, bounds: Bounds) {
        self.map.fit_bounds(&leaflet_bounds(bounds));
    }

    /// Centres the window on a point at this zoom.
    pub fn look_at(&self, point: Wgs84, zoom: u8) {
        self.map.set_view(&lat_lng(point), f64::from(zoom));
    }

    /// Zooms by whole steps, for the buttons.
    pub fn zoom_by(&self, steps: f64) {
        self.map.set_zoom(self.map.get_zoom() + steps);
    }

    /// Tells Leaflet that the room of the map changed.
    pub fn resized(&self) {
        self.map.invalidate_size(false);
    }

    /// The pixel in the map's window of a point.
    pub fn pixel(&self, point: Wgs84) -> (f64, f64) {
        let pixel = self.map.lat_lng_to_container_point(&lat_lng(point));
        (pixel.x(), pixel.y())
    }

    /// Draws the walking circle, or takes it away.
    pub fn set_circle(&self, circle: Option<(Wgs84, f64)>) {
        if let Some(old) = self.circle.borrow_mut().take() {
            self.map.remove_layer(&old);
        }
        let Some((centre, radius_m)) = circle else {
            return;
        };
        let options = CircleOptions::new();
        options.set_radius(radius_m);
        options.set_class_name("map-circle".to_owned());
        options.set_interactive(false);
        let circle = Circle::new_with_options(&lat_lng(centre), &options);
        self.map.add_layer(&circle);
        *self.circle.borrow_mut() = Some(circle);
    }

    /// Switches the operator's street layer on or off.
    pub fn set_tiles(&self, source: Option<&TileSource>) {
        if let Some(old) = self.tiles.borrow_mut().take() {
            self.map.remove_layer(&old);
        }
        let Some(source) = source else {
            return;
        };
        let options = TileLayerOptions::new();
        options.set_max_zoom(MAX_ZOOM);
        let layer = TileLayer::new_options(&source.url, &options);
        self.map.add_layer(&layer);
        *self.tiles.borrow_mut() = Some(layer);
    }
}

impl Drop for MapPanel {
    fn drop(&mut self) {
        // The canvases go first, so that a late event cannot paint on a removed map.
        let mut stage = self.stage.borrow_mut();
        stage.base = None;
        stage.symbols = None;
        drop(stage);
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

fn listen(
    map: &CanvasHost,
    stage: &Rc<RefCell<Stage>>,
    events: &MapEvents,
) -> Vec<EventedHandle<Event>> {
    let on = |name: &'static str, act: Box<dyn FnMut(Event)>| {
        let target: &Map = map;
        Evented::on_leaflet_event(&target, name, act)
    };
    let rest = {
        let (map, stage, told) = (map.clone(), Rc::clone(stage), Rc::clone(&events.on_view));
        move |_| {
            paint_all(&map, &stage);
            told(view_of(&map));
        }
    };
    let drag = {
        let (map, stage) = (map.clone(), Rc::clone(stage));
        move |_| {
            let short = stage
                .borrow()
                .symbols
                .as_ref()
                .is_some_and(|surface| surface.is_running_out(&map));
            if short {
                paint_all(&map, &stage);
            }
        }
    };
    let zoom = {
        let (map, stage) = (map.clone(), Rc::clone(stage));
        move |event: Event| follow_zoom(&map, &stage, &event.unchecked_into())
    };
    let tap = {
        let told = Rc::clone(&events.on_tap);
        move |event: Event| {
            let at = event.unchecked_into::<Tap>().container_point();
            told(at.x(), at.y());
        }
    };
    vec![
        on("moveend", Box::new(rest)),
        on("drag", Box::new(drag)),
        on("zoomanim", Box::new(zoom)),
        on("click", Box::new(tap)),
    ]
}

fn follow_zoom(map: &CanvasHost, stage: &Rc<RefCell<Stage>>, event: &ZoomAnimation) {
    let centre = event.center();
    let centre = Wgs84::new(centre.lng(), centre.lat());
    let stage = stage.borrow();
    for surface in [&stage.base, &stage.symbols].into_iter().flatten() {
        surface.follow_zoom(map, centre, event.zoom());
    }
}

fn paint_all(map: &CanvasHost, stage: &Rc<RefCell<Stage>>) {
    {
        let stage = &mut *stage.borrow_mut();
        if let Some(surface) = &mut stage.base {
            let frame = surface.reset(map);
            stage.painter.base(surface.context(), &frame, &stage.scene);
        }
    }
    paint_symbols(map, stage);
}

fn paint_symbols(map: &CanvasHost, stage: &Rc<RefCell<Stage>>) {
    let stage = &mut *stage.borrow_mut();
    if let Some(surface) = &mut stage.symbols {
        let frame = surface.reset(map);
        stage.painter.symbols(surface.context(), &frame, &stage.scene);
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "Leaflet keeps the zoom between MIN_ZOOM and MAX_ZOOM"
)]
fn view_of(map: &CanvasHost) -> View {
    let bounds = map.get_bounds();
    let (low, high) = (bounds.get_south_west(), bounds.get_north_east());
    let centre = map.get_center();
    View {
        bounds: Bounds {
            west: low.lng(),
            south: low.lat(),
            east: high.lng(),
            north: high.lat(),
        },
        zoom: map.get_zoom().round().clamp(MIN_ZOOM, MAX_ZOOM) as u8,
        centre: Wgs84::new(centre.lng(), centre.lat()),
    }
}

fn lat_lng(point: Wgs84) -> LatLng {
    LatLng::new(point.lat, point.lon)
}

fn leaflet_bounds(bounds: Bounds) -> LatLngBounds {
    LatLngBounds::new(
        &LatLng::new(bounds.south, bounds.west),
        &LatLng::new(bounds.north, bounds.east),
    )
}

