//! One canvas in a pane of the map that follows panning and zooming.
//!
//! The canvas is larger than the map by a margin on each side. While the map
//! is dragged, the pane moves it for free; it is painted anew only when the
//! drag ends or has used up the margin.

use eldercare_places::mercator::{Unit, project, unproject, world_size};
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
    /// The margin on each side, as a share of the map's size.
    margin: f64,
}

impl Frame {
    /// The pixel on the canvas of a place in the world.
    pub fn pixel(&self, point: Wgs84) -> (f64, f64) {
        let unit = project(point);
        self.unit_pixel(unit.x, unit.y)
    }

    /// The part of the canvas that is on screen: left, top, right, bottom.
    pub fn window(&self) -> [f64; 4] {
        let share = 1.0 / (1.0 + 2.0 * self.margin);
        let (width, height) = (self.width * share, self.height * share);
        let (left, top) = (
            (width * self.margin).round(),
            (height * self.margin).round(),
        );
        [left, top, left + width, top + height]
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

/// The length of a side of the canvas over a side of the map.
fn with_margins(side: f64, margin: f64) -> f64 {
    (side.max(1.0) * (1.0 + 2.0 * margin)).round()
}

/// A canvas inside a pane of the map.
pub struct Surface {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    frame: Frame,
    offset: (f64, f64),
    margin: f64,
}

impl Surface {
    /// Adds a canvas to a new pane with this name, larger than the map by a margin on each side, a
    /// share of the map's size. `None` where canvas is not to be had.
    pub fn attach(map: &CanvasHost, pane: &str, margin: f64) -> Option<Surface> {
        let canvas: HtmlCanvasElement =
            document().create_element("canvas").ok()?.dyn_into().ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
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

    /// Brings the canvas over the map's window, clears it and tells where it lies.
    pub fn reset(&mut self, map: &CanvasHost) -> Frame {
        let size = map.size();
        let (width, height) = (size.x().max(1.0), size.y().max(1.0));
        let corner = map.container_point_to_layer_point(&Point::new(
            (-width * self.margin).round(),
            (-height * self.margin).round(),
        ));
        let origin = map.pixel_origin();
        self.frame = Frame {
            left: origin.x() + corner.x(),
            top: origin.y() + corner.y(),
            width: with_margins(width, self.margin),
            height: with_margins(height, self.margin),
            zoom: map.get_zoom(),
            margin: self.margin,
        };
        self.offset = (corner.x(), corner.y());
        self.resize();
        self.place(corner.x(), corner.y(), 1.0);
        self.frame
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
        let scale = (zoom - self.frame.zoom).exp2();
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
        let scale = (map.get_zoom() - self.frame.zoom).exp2();
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
        let (across, down) = (size.x() * self.margin, size.y() * self.margin);
        let corner = map.container_point_to_layer_point(&Point::new(-across, -down));
        (corner.x() - self.offset.0).abs() > across * 0.8
            || (corner.y() - self.offset.1).abs() > down * 0.8
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a canvas is at most a few thousand pixels wide"
    )]
    fn resize(&self) {
        let ratio = window().device_pixel_ratio().clamp(1.0, MAX_PIXEL_RATIO);
        let (width, height) = (
            (self.frame.width * ratio) as u32,
            (self.frame.height * ratio) as u32,
        );
        if self.canvas.width() != width || self.canvas.height() != height {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
            let style = self.canvas.style();
            // A refused style property shows as a blurred map, not as a lost one.
            let _ = style.set_property("width", &format!("{}px", decimal(self.frame.width, 0)));
            let _ = style.set_property("height", &format!("{}px", decimal(self.frame.height, 0)));
        }
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.context
            .clear_rect(0.0, 0.0, self.frame.width, self.frame.height);
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
