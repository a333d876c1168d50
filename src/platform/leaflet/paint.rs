//! Painting the symbols: places by glyph, shape and colour, groups by a ring of their mix.

use std::f64::consts::TAU;

use eldercare_places::Kind;
use web_sys::{CanvasRenderingContext2d, Path2d};

use super::canvas::Frame;
use super::palette::Palette;
use super::scene::{Face, Mark, Scene};
use super::{ground, names};
use crate::decimal::decimal;
use crate::outline::outline;

/// The family of fonts on the canvas: the same as on the page.
const FONT: &str = "\"PingFang SC\",\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif";

/// Outlines are drawn in a box of this size.
const OUTLINE_BOX: f64 = 36.0;

/// Holds the colours and the outlines, so that a frame only fills them.
pub struct Painter {
    palette: Palette,
    outlines: [Option<Path2d>; Kind::ALL.len()],
}

impl Painter {
    /// A painter with the colours that the page has now.
    pub fn from_styles() -> Painter {
        Painter {
            palette: Palette::from_styles(),
            outlines: Kind::ALL.map(|kind| Path2d::new_with_path_string(outline(kind)).ok()),
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
        if let Some(base) = &scene.base {
            names::paint(context, frame, base, scene, &self.palette);
        }
        for mark in scene.marks.iter() {
            self.mark(context, frame, mark);
        }
        if let Some(chosen) = scene.chosen {
            let (x, y) = frame.pixel(chosen);
            self.ring(context, x, y, 24.0 * self.palette.scale);
        }
        if let Some(origin) = scene.origin {
            self.origin(context, frame.pixel(origin));
        }
    }

    fn mark(&self, context: &CanvasRenderingContext2d, frame: &Frame, mark: &Mark) {
        let (x, y) = frame.pixel(mark.at);
        match &mark.face {
            Face::Place(kind) => self.place(context, (x, y), mark.radius, *kind),
            Face::Group { count, mix } => {
                self.group(context, (x, y), mark.radius, mix);
                let size = if *count > 999 { 17.0 } else { 18.0 };
                self.text(context, &count.to_string(), (x, y), size, &self.palette.ink);
            }
        }
    }

    fn place(
        &self,
        context: &CanvasRenderingContext2d,
        (x, y): (f64, f64),
        radius: f64,
        kind: Kind,
    ) {
        let Some(Some(path)) = self.outlines.get(usize::from(kind.code())) else {
            return;
        };
        let scale = 2.0 * radius / (OUTLINE_BOX + 4.0);
        context.save();
        // A transformation of finite numbers is never refused.
        let _ = context.translate(x, y);
        let _ = context.scale(scale, scale);
        let _ = context.translate(-OUTLINE_BOX / 2.0, -OUTLINE_BOX / 2.0);
        context.set_stroke_style_str(&self.palette.card);
        context.set_line_width(4.0);
        context.set_line_join("round");
        context.stroke_with_path(path);
        context.set_fill_style_str(self.palette.kind(kind));
        context.fill_with_path_2d(path);
        context.restore();
        let glyph = kind.glyph().to_string();
        self.text(context, &glyph, (x, y + 0.5), 17.0, &self.palette.card);
    }

    fn group(
        &self,
        context: &CanvasRenderingContext2d,
        (x, y): (f64, f64),
        radius: f64,
        mix: &[u32; Kind::ALL.len()],
    ) {
        let total: u32 = mix.iter().sum();
        disc(context, x, y, radius, &self.palette.card);
        let ring = 5.0 * self.palette.scale;
        context.set_line_width(ring);
        let mut from = -TAU / 4.0;
        for (kind, count) in Kind::ALL.into_iter().zip(mix).filter(|(_, n)| **n > 0) {
            let to = from + TAU * f64::from(*count) / f64::from(total.max(1));
            context.begin_path();
            // A positive radius is never refused.
            let _ = context.arc(x, y, radius - ring / 2.0 - 1.5, from, to);
            context.set_stroke_style_str(self.palette.kind(kind));
            context.stroke();
            from = to;
        }
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

    fn origin(&self, context: &CanvasRenderingContext2d, (x, y): (f64, f64)) {
        disc(context, x, y, 12.0, &self.palette.card);
        disc(context, x, y, 9.0, &self.palette.brand);
        disc(context, x, y, 4.0, &self.palette.card);
    }

    fn text(
        &self,
        context: &CanvasRenderingContext2d,
        text: &str,
        (x, y): (f64, f64),
        size: f64,
        colour: &str,
    ) {
        context.set_font(&font(size * self.palette.scale, 700));
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_fill_style_str(colour);
        // Text that cannot be drawn leaves the disc, which still counts.
        let _ = context.fill_text(text, x, y + 1.0);
    }
}

/// A font of the canvas at this size and weight.
pub fn font(size: f64, weight: u32) -> String {
    format!("{weight} {}px {FONT}", decimal(size, 0))
}

fn disc(context: &CanvasRenderingContext2d, x: f64, y: f64, radius: f64, colour: &str) {
    context.begin_path();
    let _ = context.arc(x, y, radius, 0.0, TAU);
    context.set_fill_style_str(colour);
    context.fill();
}
