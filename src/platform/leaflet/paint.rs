//! Painting a frame: the ground, then names and symbols, then the chosen place and the origin.

use std::f64::consts::TAU;

use eldercare_places::walk::Circle;
use eldercare_places::{Kind, mercator};
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, Path2d};

use super::canvas::Frame;
use super::faces::Faces;
use super::palette::Palette;
use super::scene::{Mark, Ring, Scene};
use super::{ground, marks, names};
use crate::decimal::decimal;
use crate::outline::outline;

/// The family of fonts on the canvas: the same as on the page.
const FONT: &str = "\"PingFang SC\",\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif";

/// How much of its colour the inside of the walking circle has.
const CIRCLE_TINT: f64 = 0.06;

/// Holds the colours and the outlines, so that a frame only fills them.
pub struct Painter {
    palette: Palette,
    outlines: [Option<Path2d>; Kind::ALL.len()],
    faces: Faces,
}

impl Painter {
    /// A painter with the colours that the page has now.
    pub fn from_styles() -> Painter {
        Painter {
            palette: Palette::from_styles(),
            outlines: Kind::ALL.map(|kind| Path2d::new_with_path_string(outline(kind)).ok()),
            faces: Faces::default(),
        }
    }

    /// Paints the ground: areas, water and lines.
    pub fn base(&self, context: &CanvasRenderingContext2d, frame: &Frame, scene: &Scene) {
        if let Some(base) = &scene.base {
            ground::paint(context, frame, base, &self.palette);
        }
    }

    /// Paints names and symbols; names yield to symbols and to each other.
    pub fn symbols(&self, context: &CanvasRenderingContext2d, frame: &Frame, scene: &Scene) {
        let marks = scene.marks(frame);
        if let Some(circle) = &scene.circle {
            self.circle(context, frame, circle);
        }
        if let Some(base) = &scene.base
            && !scene.streets
        {
            names::paint(context, frame, base, (scene, &marks), &self.palette);
        }
        for gap in scene.gaps.iter() {
            self.gap(context, frame.pixel(*gap));
        }
        let face =
            |context: &_, mark: &_| marks::paint(context, mark, &self.palette, &self.outlines);
        self.faces.copy(context, frame, &marks, &face);
        if let Some(Ring { at, radius }) = scene.stepped {
            let (x, y) = frame.pixel(at);
            self.ring(context, x, y, radius + 4.0);
        }
        if let Some(chosen) = scene.chosen {
            let (x, y) = frame.pixel(chosen);
            self.ring(context, x, y, 24.0 * self.palette.scale);
        }
        if let Some(origin) = scene.origin {
            self.origin(context, frame.pixel(origin));
        }
    }

    /// Paints the faces that a frame will need as long as there is time for `more`. False when nothing
    /// is left to do.
    pub fn prepare(&mut self, frame: &Frame, marks: &[Mark], more: &dyn Fn() -> bool) -> bool {
        let (palette, outlines) = (&self.palette, &self.outlines);
        let face = |context: &_, mark: &_| marks::paint(context, mark, palette, outlines);
        self.faces.prepare(frame, marks, &face, more)
    }

    /// The walk around the origin. Over so short a way it is a circle on the map too.
    fn circle(&self, context: &CanvasRenderingContext2d, frame: &Frame, circle: &Circle) {
        let (x, y) = frame.pixel(circle.centre);
        let radius = circle.radius_m / mercator::metres_per_pixel(circle.centre.lat, frame.zoom);
        context.begin_path();
        let _ = context.arc(x, y, radius, 0.0, TAU);
        context.set_global_alpha(CIRCLE_TINT);
        context.set_fill_style_str(&self.palette.brand);
        context.fill();
        context.set_global_alpha(1.0);
        context.set_line_width(3.0);
        context.set_stroke_style_str(&self.palette.brand);
        dash(context, &[7.0, 6.0]);
        context.stroke();
        dash(context, &[]);
    }

    fn ring(&self, context: &CanvasRenderingContext2d, x: f64, y: f64, radius: f64) {
        for (width, colour) in [(7.0, &self.palette.card), (4.0, &self.palette.brand)] {
            context.begin_path();
            let _ = context.arc(x, y, radius, 0.0, TAU);
            context.set_line_width(width);
            context.set_stroke_style_str(colour);
            context.stroke();
        }
    }

    /// A home that lacks something: an open diamond, which no kind has.
    fn gap(&self, context: &CanvasRenderingContext2d, (x, y): (f64, f64)) {
        let half = 5.5 * self.palette.scale;
        context.begin_path();
        context.move_to(x, y - half);
        context.line_to(x + half, y);
        context.line_to(x, y + half);
        context.line_to(x - half, y);
        context.close_path();
        context.set_fill_style_str(&self.palette.card);
        context.fill();
        context.set_line_width(3.0);
        context.set_stroke_style_str(&self.palette.gap);
        context.stroke();
    }

    fn origin(&self, context: &CanvasRenderingContext2d, (x, y): (f64, f64)) {
        disc(context, x, y, 12.0, &self.palette.card);
        disc(context, x, y, 9.0, &self.palette.brand);
        disc(context, x, y, 4.0, &self.palette.card);
    }
}

/// A font of the canvas at this size and weight.
pub fn font(size: f64, weight: u32) -> String {
    format!("{weight} {}px {FONT}", decimal(size, 0))
}

fn dash(context: &CanvasRenderingContext2d, lengths: &[f64]) {
    let lengths: js_sys::Array = lengths.iter().copied().map(JsValue::from_f64).collect();
    // Positive lengths are never refused.
    let _ = context.set_line_dash(&lengths);
}

fn disc(context: &CanvasRenderingContext2d, x: f64, y: f64, radius: f64, colour: &str) {
    context.begin_path();
    let _ = context.arc(x, y, radius, 0.0, TAU);
    context.set_fill_style_str(colour);
    context.fill();
}
