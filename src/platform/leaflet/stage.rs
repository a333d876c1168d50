//! The two canvases of a map and the one frame in which they are painted.
//!
//! Whatever happens between two frames of the screen, each canvas is painted
//! at most once: a change only asks for the next frame.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use eldercare_places::Wgs84;
use eldercare_places::index::Symbols;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::bindings::{CanvasHost, ZoomAnimation};
use super::canvas::Surface;
use super::paint::Painter;
use super::scene::{Scene, marks};
use crate::platform::clock::{SLICE_MS, now_ms, sleep};
use crate::platform::dom::window;

/// How far the ground reaches over the map on each side, in pixels: it is costly to paint and is
/// painted seldom.
const BASE_MARGIN: f64 = 160.0;

/// The same of the symbols, which are painted quickly: without a graphics card every pixel of their
/// canvas is copied at each painting.
const SYMBOL_MARGIN: f64 = 96.0;

/// How long nothing may have moved before there is time to prepare the next painting.
const QUIET_MS: u32 = 60;

/// Both canvases over a map.
pub struct Stage {
    map: CanvasHost,
    base: RefCell<Option<Surface>>,
    symbols: RefCell<Option<Surface>>,
    painter: RefCell<Painter>,
    scene: RefCell<Scene>,
    /// The middle and the zoom to which the map was last on its way.
    heading: Cell<Option<(Wgs84, f64)>>,
    asked: Cell<Asked>,
    /// Whether the map has moved since it last rested.
    moves: Cell<bool>,
    /// When it moved or was painted last, in milliseconds since 1970.
    busy: Cell<f64>,
    /// Whether somebody waits for quiet to prepare the next painting.
    waits: Cell<bool>,
    myself: Weak<Stage>,
}

/// What the next frame has to paint.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Asked {
    base: bool,
    symbols: bool,
}

impl Asked {
    const ALL: Asked = Asked {
        base: true,
        symbols: true,
    };
}

impl Stage {
    /// Puts the canvases into the map.
    pub fn new(map: CanvasHost) -> Rc<Stage> {
        Rc::new_cyclic(|myself| Stage {
            base: RefCell::new(None),
            symbols: RefCell::new(Surface::attach(&map, "symbols", SYMBOL_MARGIN)),
            painter: RefCell::new(Painter::from_styles()),
            scene: RefCell::new(Scene::default()),
            heading: Cell::default(),
            asked: Cell::default(),
            moves: Cell::default(),
            busy: Cell::default(),
            waits: Cell::default(),
            myself: Weak::clone(myself),
            map,
        })
    }

    /// Shows another scene from the next frame on.
    pub fn show(&self, scene: Scene) {
        let before = self.scene.replace(scene);
        let scene = self.scene.borrow();
        let base = !scene.has_base_of(&before);
        self.ask(Asked {
            base,
            // Names belong to the ground and are painted among the symbols.
            symbols: base || !scene.has_symbols_of(&before),
        });
    }

    /// Paints everything in the next frame, with the colours that the page has then.
    pub fn repaint(&self) {
        self.painter.replace(Painter::from_styles());
        self.ask(Asked::ALL);
    }

    /// Follows a move of the map: while two fingers zoom, the picture is only stretched; while it is
    /// dragged, a canvas is painted anew when its margins are used up.
    pub fn follow_move(&self) {
        self.moves.set(true);
        self.busy.set(now_ms());
        let short = |surface: &RefCell<Option<Surface>>| match &*surface.borrow() {
            Some(surface) if surface.is_of_zoom(&self.map) => surface.is_running_out(&self.map),
            Some(surface) => {
                surface.stretch(&self.map);
                false
            }
            None => false,
        };
        self.ask(Asked {
            base: short(&self.base),
            symbols: short(&self.symbols),
        });
    }

    /// The map has come to rest: paints what no longer serves. Names make room for what lies over
    /// the map, so they are placed anew wherever the window is now.
    pub fn settle(&self) {
        self.moves.set(false);
        let serves = |surface: &RefCell<Option<Surface>>| {
            let surface = surface.borrow();
            surface
                .as_ref()
                .is_none_or(|s| s.is_of_zoom(&self.map) && !s.is_running_out(&self.map))
        };
        let has_names = self.scene.borrow().base.is_some();
        self.ask(Asked {
            base: !serves(&self.base),
            symbols: has_names || !serves(&self.symbols),
        });
    }

    fn ask(&self, more: Asked) {
        let before = self.asked.get();
        let asked = Asked {
            base: before.base || more.base,
            symbols: before.symbols || more.symbols,
        };
        self.asked.set(asked);
        if before != Asked::default() || asked == before {
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
        self.heading.set(Some((centre, event.zoom())));
        for surface in [&self.base, &self.symbols] {
            if let Some(surface) = &*surface.borrow() {
                surface.follow_zoom(&self.map, centre, event.zoom());
            }
        }
    }

    /// Paints ahead what the symbols of the zoom look like to which the map is on its way, as long as
    /// there is time for `more`. False when nothing is left to do.
    pub fn prepare(&self, symbols: &Symbols, more: &dyn Fn() -> bool) -> bool {
        let surface = self.symbols.borrow();
        let heading = self.heading.get();
        let heading = heading.filter(|(_, zoom)| zoom.total_cmp(&symbols.zoom().into()).is_eq());
        let Some((surface, (centre, zoom))) = surface.as_ref().zip(heading) else {
            return false;
        };
        let frame = surface.frame_around(&self.map, centre, zoom);
        let marks = marks(symbols, &frame);
        self.painter.borrow_mut().prepare(&frame, &marks, more)
    }

    /// The rows that stand behind the symbols that are painted and whose middle is inside the map's
    /// window now.
    pub fn drawn(&self) -> Vec<u32> {
        let scene = self.scene.borrow();
        let surface = self.symbols.borrow();
        let Some((symbols, surface)) = scene.symbols.as_ref().zip(surface.as_ref()) else {
            return Vec::new();
        };
        let painted = surface.frame().bounds(0.0);
        let window = super::map::bounds_of(&self.map);
        symbols
            .in_window(&window)
            .filter(|symbol| painted.contains(symbol.position()))
            .flat_map(|symbol| symbols.members(&symbol).iter().copied())
            .collect()
    }

    fn paint(&self) {
        let asked = self.asked.take();
        let painter = self.painter.borrow();
        let scene = self.scene.borrow();
        if asked.base {
            let mut base = self.base.borrow_mut();
            // A map that never had a ground has no canvas for it.
            if base.is_none() && scene.base.is_some() {
                *base = Surface::attach(&self.map, "base", BASE_MARGIN);
            }
            if let Some(surface) = &mut *base {
                let frame = surface.reset(&self.map, self.moves.get());
                painter.base(surface.context(), &frame, &scene);
            }
        }
        if asked.symbols
            && let Some(surface) = &mut *self.symbols.borrow_mut()
        {
            let frame = surface.reset(&self.map, self.moves.get());
            painter.symbols(surface.context(), &frame, &scene);
            self.busy.set(now_ms());
            self.prepare_when_quiet();
        }
    }

    /// Puts the faces of what is painted aside when nothing has moved for a while, so that the next
    /// painting only has to copy them.
    fn prepare_when_quiet(&self) {
        if self.waits.replace(true) {
            return;
        }
        let stage = Weak::clone(&self.myself);
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                sleep(QUIET_MS).await;
                let Some(stage) = stage.upgrade() else { return };
                let end = now_ms() + SLICE_MS;
                let is_quiet = now_ms() - stage.busy.get() >= f64::from(QUIET_MS);
                if is_quiet && !stage.prepare_painted(&|| now_ms() < end) {
                    stage.waits.set(false);
                    return;
                }
            }
        });
    }

    /// The faces of what is painted now.
    fn prepare_painted(&self, more: &dyn Fn() -> bool) -> bool {
        let surface = self.symbols.borrow();
        let Some(frame) = surface.as_ref().map(Surface::frame) else {
            return false;
        };
        let marks = self.scene.borrow().marks(&frame);
        self.painter.borrow_mut().prepare(&frame, &marks, more)
    }
}
