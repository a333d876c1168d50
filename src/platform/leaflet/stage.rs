//! The two canvases of a map and the one frame in which they are painted.
//!
//! Whatever happens between two frames of the screen, each canvas is painted
//! at most once: a change only asks for the next frame.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use eldercare_places::Wgs84;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::bindings::{CanvasHost, ZoomAnimation};
use super::canvas::Surface;
use super::paint::Painter;
use super::scene::Scene;
use crate::platform::dom::window;

/// How far off a place's pixel may be, in pixels.
const ROUNDING: f64 = 1.0;

/// Both canvases over a map.
pub struct Stage {
    map: CanvasHost,
    base: RefCell<Option<Surface>>,
    symbols: RefCell<Option<Surface>>,
    painter: RefCell<Painter>,
    scene: RefCell<Scene>,
    asked: Cell<Asked>,
    myself: Weak<Stage>,
}

/// What the next frame has to paint.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Asked {
    waiting: bool,
    base: bool,
}

impl Stage {
    /// Puts the canvases into the map.
    pub fn new(map: CanvasHost) -> Rc<Stage> {
        Rc::new_cyclic(|myself| Stage {
            base: RefCell::new(Surface::attach(&map, "base")),
            symbols: RefCell::new(Surface::attach(&map, "symbols")),
            painter: RefCell::new(Painter::from_styles()),
            scene: RefCell::new(Scene::default()),
            asked: Cell::default(),
            myself: Weak::clone(myself),
            map,
        })
    }

    /// Shows another scene from the next frame on.
    pub fn show(&self, scene: Scene) {
        let new_base = match (&self.scene.borrow().base, &scene.base) {
            (Some(old), Some(new)) => !std::sync::Arc::ptr_eq(old, new),
            (old, new) => old.is_some() != new.is_some(),
        };
        self.scene.replace(scene);
        self.ask(new_base);
    }

    /// Paints everything in the next frame, with the colours that the page has then.
    pub fn repaint(&self) {
        self.painter.replace(Painter::from_styles());
        self.ask(true);
    }

    /// Asks for a frame; `base` says whether the ground has to be painted too.
    pub fn ask(&self, base: bool) {
        let asked = self.asked.get();
        self.asked.set(Asked {
            waiting: true,
            base: asked.base || base,
        });
        if asked.waiting {
            return;
        }
        let stage = Weak::clone(&self.myself);
        let frame = Closure::once_into_js(move || {
            // The page may have been left in the meantime.
            if let Some(stage) = stage.upgrade() {
                stage.paint();
            }
        });
        // Without animation frames there is no picture; nothing else can be done about it.
        let _ = window().request_animation_frame(frame.unchecked_ref());
    }

    /// Keeps the picture in place while Leaflet animates a zoom.
    pub fn follow_zoom(&self, event: &ZoomAnimation) {
        let centre = event.center();
        let centre = Wgs84::new(centre.lng(), centre.lat());
        for surface in [&self.base, &self.symbols] {
            if let Some(surface) = &*surface.borrow() {
                surface.follow_zoom(&self.map, centre, event.zoom());
            }
        }
    }

    /// Asks for a frame when a drag has used up the margin of the canvases.
    pub fn follow_drag(&self) {
        let short = self
            .symbols
            .borrow()
            .as_ref()
            .is_some_and(|surface| surface.is_running_out(&self.map));
        if short {
            self.ask(true);
        }
    }

    /// The rows that stand behind the symbols whose middle is inside the map's window.
    pub fn drawn(&self) -> Vec<u32> {
        let size = self.map.size();
        let inside = |at: Wgs84| {
            let pixel = self
                .map
                .lat_lng_to_container_point(&leaflet::LatLng::new(at.lat, at.lon));
            // Leaflet rounds to whole pixels, the list's window does not.
            (-ROUNDING..=size.x() + ROUNDING).contains(&pixel.x())
                && (-ROUNDING..=size.y() + ROUNDING).contains(&pixel.y())
        };
        let scene = self.scene.borrow();
        let marks = scene.marks.iter().filter(|mark| inside(mark.at));
        marks
            .flat_map(|mark| mark.members.iter().copied())
            .collect()
    }

    fn paint(&self) {
        let asked = self.asked.take();
        let painter = self.painter.borrow();
        let scene = self.scene.borrow();
        if asked.base
            && let Some(surface) = &mut *self.base.borrow_mut()
        {
            let frame = surface.reset(&self.map);
            painter.base(surface.context(), &frame, &scene);
        }
        if let Some(surface) = &mut *self.symbols.borrow_mut() {
            let frame = surface.reset(&self.map);
            painter.symbols(surface.context(), &frame, &scene);
        }
    }
}
