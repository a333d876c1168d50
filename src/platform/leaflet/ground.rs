//! Painting the ground: the open city in light paper, neighbours a shade darker, water, lines.

use eldercare_places::basemap::{Basemap, Detail, Path};
use eldercare_places::mercator::world_size;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule};

use super::canvas::Frame;
use super::palette::Palette;

/// Up to this zoom the window is an overview of the country.
const OVERVIEW_ZOOM: f64 = 6.0;

/// From this zoom on a window over the city ends before the sea of the data does.
const SEA_ZOOM: f64 = 8.0;

/// All land of a city's base map: its own, its neighbours', and farther counties on the sea.
const LAND: [&str; 3] = ["own", "neighbours", "land"];

/// Paints areas first, then lines from the least to the most important.
pub fn paint(context: &CanvasRenderingContext2d, frame: &Frame, base: &Basemap, p: &Palette) {
    let brush = Brush::new(context, frame, base);
    context.set_fill_style_str(&p.other);
    context.fill_rect(0.0, 0.0, frame.width, frame.height);
    context.set_line_join("round");
    if brush.knows_sea() {
        // What no county covers is sea; where the data ends, nothing is claimed.
        brush.fill("sea", &p.water);
        brush.fill_land(&p.other);
    }
    brush.fill("own", &p.own);
    brush.fill("urban", &p.urban);
    brush.fill("lakes", &p.water);
    brush.stroke("rivers", &p.river, river_width(frame.zoom), &[]);
    brush.stroke("neighbours", &p.county, 1.0, &[5.0, 4.0]);
    brush.stroke("own", &p.county, 1.2, &[6.0, 4.0]);
    brush.stroke("outline", &p.city, 2.0, &[]);
    brush.stroke("border", &p.nation, 2.2, &[9.0, 3.0, 2.0, 3.0]);
}

/// Rivers keep a visible width on overviews and grow a little up close.
fn river_width(zoom: f64) -> f64 {
    (zoom - 6.0).clamp(1.5, 5.0)
}

struct Brush<'a> {
    context: &'a CanvasRenderingContext2d,
    base: &'a Basemap,
    /// Canvas pixel = unit × `scale` + shift.
    scale: f64,
    shift: (f64, f64),
    zoom: f64,
    /// The canvas in the paths' own coordinates: west, north, east, south.
    window: [f64; 4],
    /// The part of it that is on screen.
    screen: [f64; 4],
}

impl<'a> Brush<'a> {
    fn new(context: &'a CanvasRenderingContext2d, frame: &Frame, base: &'a Basemap) -> Brush<'a> {
        let scale = world_size(frame.zoom);
        let shift = (
            base.origin.x * scale - frame.left,
            base.origin.y * scale - frame.top,
        );
        let window = [
            -shift.0 / scale,
            -shift.1 / scale,
            (frame.width - shift.0) / scale,
            (frame.height - shift.1) / scale,
        ];
        let [left, top, right, bottom] = frame.window;
        let screen = [
            (left - shift.0) / scale,
            (top - shift.1) / scale,
            (right - shift.0) / scale,
            (bottom - shift.1) / scale,
        ];
        Brush {
            context,
            base,
            scale,
            shift,
            zoom: frame.zoom,
            window,
            screen,
        }
    }

    /// Whether the sea of the data fills the window, or nearly: a rectangle of water with
    /// unknown ground around it would be a lake that does not exist.
    fn knows_sea(&self) -> bool {
        let Some(sea) = self.base.layer("sea").and_then(|sea| sea.areas.first()) else {
            return false;
        };
        let [west, north, east, south] = sea.bounds.map(f64::from);
        let [left, top, right, bottom] = self.screen;
        let fills = west <= left && north <= top && right <= east && bottom <= south;
        fills || self.zoom >= SEA_ZOOM
    }

    fn fill(&self, layer: &str, colour: &str) {
        let Some(layer) = self.base.layer(layer) else {
            return;
        };
        self.context.set_fill_style_str(colour);
        self.context.begin_path();
        self.trace(&layer.areas, true);
        self.context
            .fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
    }

    /// All land in one go: counties filled one by one would let the sea show in their seams.
    fn fill_land(&self, colour: &str) {
        self.context.set_fill_style_str(colour);
        self.context.begin_path();
        for layer in LAND.iter().filter_map(|name| self.base.layer(name)) {
            self.trace(&layer.areas, true);
        }
        self.context
            .fill_with_canvas_winding_rule(CanvasWindingRule::Nonzero);
    }

    fn stroke(&self, layer: &str, colour: &str, width: f64, dash: &[f64]) {
        let Some(layer) = self.base.layer(layer) else {
            return;
        };
        self.dash(dash);
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width);
        self.context.begin_path();
        self.trace(&layer.lines, false);
        self.context.stroke();
        self.dash(&[]);
    }

    fn dash(&self, dash: &[f64]) {
        let list: js_sys::Array = dash
            .iter()
            .map(|length| wasm_bindgen::JsValue::from(*length))
            .collect();
        // A dash list of positive numbers is never refused.
        let _ = self.context.set_line_dash(&list);
    }

    fn trace(&self, paths: &[Path], close: bool) {
        for path in paths.iter().filter(|path| self.is_due(path)) {
            for (number, [x, y]) in path.points.as_chunks::<2>().0.iter().enumerate() {
                let x = f64::from(*x) * self.scale + self.shift.0;
                let y = f64::from(*y) * self.scale + self.shift.1;
                if number == 0 {
                    self.context.move_to(x, y);
                } else {
                    self.context.line_to(x, y);
                }
            }
            if close {
                self.context.close_path();
            }
        }
    }

    /// In the window, and meant for this scale: the light overview lines only from afar.
    fn is_due(&self, path: &Path) -> bool {
        let overview = self.zoom <= OVERVIEW_ZOOM;
        (path.detail == Detail::View || overview) && self.is_near(path)
    }

    fn is_near(&self, path: &Path) -> bool {
        let [west, north, east, south] = path.bounds.map(f64::from);
        let [left, top, right, bottom] = self.window;
        west <= right && left <= east && north <= bottom && top <= south
    }
}
