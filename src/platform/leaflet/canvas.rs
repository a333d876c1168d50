//! One canvas in a pane of the map that follows panning and zooming.
//!
//! The canvas is larger than the map by a margin on each side. While the map
//! is dragged, the pane moves it for free; it is painted anew only when the
//! drag ends or has used up the margin, and then lies ahead of the drag.

use eldercare_places::mercator::{Unit, power_of_two, project, unproject, world_size};
use eldercare_places::{Bounds, Wgs84};
use leaflet::Point;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

use super::bindings::CanvasHost;
use crate::decimal::decimal;
use crate::platform::dom::{document, window};

/// A device with a very dense screen gains nothing visible from more pixels.
const MAX_PIXEL_RATIO: f64 = 2.0;

/// Where the canvas lies in the world at the last painting.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Frame {
    /// World pixels (at `zoom`) of the canvas's upper left corner.
    pub left: f64,
    /// See `left`.
    pub top: f64,
    /// Size in CSS pixels.
    pub width: f64,
    /// Size in CSS pixels.
    pub height: f64,
    /// Zoom level; whole numbers at rest.
    pub zoom: f64,
    /// Pixels of the canvas for each CSS pixel.
    pub ratio: f64,
    /// The part of the canvas that was on screen: left, top, right, bottom.
    pub window: [f64; 4],
}

impl Frame {
    /// The pixel on the canvas of a place in the world.
    pub fn pixel(&self, point: Wgs84) -> (f64, f64) {
        let unit = project(point);
        self.unit_pixel(unit.x, unit.y)
    }

    /// The rectangle of the canvas in degrees, with so many pixels more on each side.
    pub fn bounds(&self, more: f64) -> Bounds {
        let size = world_size(self.zoom);
        let corner = |x: f64, y: f64| {
            unproject(Unit {
                x: (self.left + x) / size,
                y: (self.top + y) / size,
            })
        };
        Bounds::at(corner(-more, -more)).including(corner(self.width + more, self.height + more))
    }

    /// The pixel on the canvas of a point in unit Mercator coordinates.
    pub fn unit_pixel(&self, x: f64, y: f64) -> (f64, f64) {
        let size = world_size(self.zoom);
        (x * size - self.left, y * size - self.top)
    }
}

/// The length of a side of the canvas.
fn with_margins(side: f64, margin: f64) -> f64 {
    side.max(1.0).round() + 2.0 * margin
}

/// So much of the margin is used up when the canvas is painted anew …
const USED_UP: f64 = 0.8;

/// … and so much is taken from the side behind a drag and given to the side ahead of it.
const AHEAD: f64 = 0.5;

/// A canvas inside a pane of the map.
pub struct Surface {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    frame: Frame,
    offset: (f64, f64),
    margin: f64,
}

impl Surface {
    /// Adds a canvas to a new pane with this name, larger than the map by so many pixels on each side.
    /// `None` where canvas is not to be had.
    pub fn attach(map: &CanvasHost, pane: &str, margin: f64) -> Option<Surface> {
        let (canvas, context) = blank()?;
        canvas.set_class_name("leaflet-zoom-animated map-canvas");
        canvas.set_attribute("aria-hidden", "true").ok()?;
        let pane: HtmlElement = map.create_pane_by_name(pane);
        pane.append_child(&canvas).ok()?;
        Some(Surface {
            canvas,
            context,
            frame: Frame::default(),
            offset: (0.0, 0.0),
            margin,
        })
    }

    /// Brings the canvas over the map's window, clears it and tells where it lies. While the map is
    /// `dragged`, the canvas lies ahead of the window.
    pub fn reset(&mut self, map: &CanvasHost, dragged: bool) -> Frame {
        let corner = self.corner(map);
        let most = self.margin * if dragged { AHEAD } else { 0.0 };
        let ahead = |to: f64, from: f64| (to - from).max(-most).min(most).round();
        let (x, y) = (
            corner.0 + ahead(corner.0, self.offset.0),
            corner.1 + ahead(corner.1, self.offset.1),
        );
        let origin = map.pixel_origin();
        let over = (self.margin + corner.0 - x, self.margin + corner.1 - y);
        let at = (origin.x() + x, origin.y() + y);
        self.frame = self.frame_at(map, at, over, map.get_zoom());
        self.offset = (x, y);
        self.resize();
        self.place(x, y, 1.0);
        self.frame
    }

    /// Where the canvas will lie when the map has come to a middle and a zoom.
    pub fn frame_around(&self, map: &CanvasHost, centre: Wgs84, zoom: f64) -> Frame {
        let size = map.size();
        let (middle, world) = (project(centre), world_size(zoom));
        let at = (
            middle.x * world - size.x() / 2.0 - self.margin,
            middle.y * world - size.y() / 2.0 - self.margin,
        );
        self.frame_at(map, at, (self.margin, self.margin), zoom)
    }

    /// A frame with its corner at a pixel of the world that reaches so far over the window.
    fn frame_at(&self, map: &CanvasHost, at: (f64, f64), over: (f64, f64), zoom: f64) -> Frame {
        let size = map.size();
        let (left, top) = over;
        Frame {
            left: at.0,
            top: at.1,
            width: with_margins(size.x(), self.margin),
            height: with_margins(size.y(), self.margin),
            zoom,
            ratio: window().device_pixel_ratio().clamp(1.0, MAX_PIXEL_RATIO),
            window: [left, top, left + size.x(), top + size.y()],
        }
    }

    /// Where the corner of the canvas belongs when the map rests.
    fn corner(&self, map: &CanvasHost) -> (f64, f64) {
        let corner = Point::new(-self.margin, -self.margin);
        let corner = map.container_point_to_layer_point(&corner);
        (corner.x(), corner.y())
    }

    /// Where the canvas lies since the last painting.
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// The drawing context, scaled to CSS pixels.
    pub fn context(&self) -> &CanvasRenderingContext2d {
        &self.context
    }

    /// Keeps the picture in place while Leaflet animates a zoom.
    pub fn follow_zoom(&self, map: &CanvasHost, centre: Wgs84, zoom: f64) {
        let scale = power_of_two(zoom - self.frame.zoom);
        let size = map.size();
        let pane = map.container_point_to_layer_point(&Point::new(0.0, 0.0));
        let centre = project(centre);
        let world = world_size(zoom);
        let origin_x = (centre.x * world - size.x() / 2.0 - pane.x()).round();
        let origin_y = (centre.y * world - size.y() / 2.0 - pane.y()).round();
        self.place(
            self.frame.left * scale - origin_x,
            self.frame.top * scale - origin_y,
            scale,
        );
    }

    /// Stretches the picture to the zoom that the map has now.
    pub fn stretch(&self, map: &CanvasHost) {
        let scale = power_of_two(map.get_zoom() - self.frame.zoom);
        let origin = map.pixel_origin();
        self.place(
            self.frame.left * scale - origin.x(),
            self.frame.top * scale - origin.y(),
            scale,
        );
    }

    /// True when the picture was painted at the map's zoom.
    pub fn is_of_zoom(&self, map: &CanvasHost) -> bool {
        self.frame.zoom.to_bits() == map.get_zoom().to_bits()
    }

    /// True when the map has another size, or a drag has used up most of the margin.
    pub fn is_running_out(&self, map: &CanvasHost) -> bool {
        let size = map.size();
        let grown =
            |side: f64, painted: f64| (with_margins(side, self.margin) - painted).abs() > 0.5;
        if grown(size.x(), self.frame.width) || grown(size.y(), self.frame.height) {
            return true;
        }
        let corner = self.corner(map);
        let used = |to: f64, from: f64| (to - from).abs() > self.margin * USED_UP;
        used(corner.0, self.offset.0) || used(corner.1, self.offset.1)
    }

    fn resize(&self) {
        let Frame {
            width,
            height,
            ratio,
            ..
        } = self.frame;
        if set_size(&self.canvas, (width * ratio, height * ratio)) {
            let style = self.canvas.style();
            // A refused style property shows as a blurred map, not as a lost one.
            let _ = style.set_property("width", &format!("{}px", decimal(width, 0)));
            let _ = style.set_property("height", &format!("{}px", decimal(height, 0)));
        }
        turn(&self.context, ratio, (0.0, 0.0));
        self.context.clear_rect(0.0, 0.0, width, height);
    }

    fn place(&self, x: f64, y: f64, scale: f64) {
        let _ = self.canvas.style().set_property(
            "transform",
            &format!(
                "translate3d({}px, {}px, 0) scale({})",
                decimal(x, 2),
                decimal(y, 2),
                decimal(scale, 6)
            ),
        );
    }
}

/// A canvas on no page, and what draws on it. `None` where canvas is not to be had.
pub fn blank() -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// Gives a canvas so many pixels; whether it had others before.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a canvas is at most a few thousand pixels wide"
)]
pub fn set_size(canvas: &HtmlCanvasElement, (width, height): (f64, f64)) -> bool {
    let (width, height) = (width as u32, height as u32);
    let changes = canvas.width() != width || canvas.height() != height;
    if changes {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    changes
}

/// Lets so many pixels be one unit and this pixel the zero point.
pub fn turn(context: &CanvasRenderingContext2d, scale: f64, (x, y): (f64, f64)) {
    // A transformation of finite numbers is never refused.
    let _ = context.set_transform(scale, 0.0, 0.0, scale, x, y);
}
