//! Painting the face of a symbol: the ring of a group with the shares of its kinds and its count, or
//! the outline and the sign of a place.

use std::f64::consts::TAU;

use eldercare_places::Kind;
use eldercare_places::kind::KIND_COUNT;
use web_sys::{CanvasRenderingContext2d, Path2d};

use super::paint::font;
use super::palette::Palette;
use super::scene::{Face, Mark};

/// Outlines are drawn in a box of this size.
const OUTLINE_BOX: f64 = 36.0;

/// The ring of a group, and the white around it, in pixels.
const RING: f64 = 5.0;
const RIM: f64 = 1.5;

/// Paints one mark around the zero point.
pub fn paint(
    context: &CanvasRenderingContext2d,
    mark: &Mark,
    palette: &Palette,
    outlines: &[Option<Path2d>; KIND_COUNT],
) {
    let brush = Brush { context, palette };
    match mark.face {
        Face::Group { count, mix } => brush.group(mark.radius, count, &mix),
        Face::Place(kind) => {
            let outline = outlines.get(usize::from(kind.code()));
            brush.place(mark.radius, kind, outline.and_then(Option::as_ref));
        }
    }
}

struct Brush<'a> {
    context: &'a CanvasRenderingContext2d,
    palette: &'a Palette,
}

impl Brush<'_> {
    /// The white ground, the part of each kind in the ring, and the count.
    fn group(&self, radius: f64, count: u32, mix: &[u32; KIND_COUNT]) {
        self.arc(radius, (0.0, 1.0));
        self.context.set_fill_style_str(&self.palette.card);
        self.context.fill();
        let ring = RING * self.palette.scale;
        self.context.set_line_width(ring);
        let share = |part: u32| f64::from(part) / f64::from(count.max(1));
        let mut before = 0;
        for (kind, own) in Kind::ALL.into_iter().zip(mix).filter(|(_, own)| **own > 0) {
            let part = (share(before), share(before + own));
            self.arc(radius - ring / 2.0 - RIM, part);
            self.context.set_stroke_style_str(self.palette.kind(kind));
            self.context.stroke();
            before += own;
        }
        let size = if count > 999 { 17.0 } else { 18.0 };
        self.word(&count.to_string(), size, &self.palette.ink, 1.0);
    }

    /// A part of a circle, clockwise from the top.
    fn arc(&self, radius: f64, part: (f64, f64)) {
        let angle = |share: f64| TAU * (share - 0.25);
        self.context.begin_path();
        // A positive radius is never refused.
        let _ = self
            .context
            .arc(0.0, 0.0, radius, angle(part.0), angle(part.1));
    }

    /// The outline with a white edge, and the sign.
    fn place(&self, radius: f64, kind: Kind, outline: Option<&Path2d>) {
        if let Some(outline) = outline {
            let scale = 2.0 * radius / (OUTLINE_BOX + 4.0);
            self.context.save();
            // A transformation of finite numbers is never refused.
            let _ = self.context.scale(scale, scale);
            let _ = self
                .context
                .translate(-OUTLINE_BOX / 2.0, -OUTLINE_BOX / 2.0);
            self.context.set_stroke_style_str(&self.palette.card);
            self.context.set_line_width(4.0);
            self.context.set_line_join("round");
            self.context.stroke_with_path(outline);
            self.context.set_fill_style_str(self.palette.kind(kind));
            self.context.fill_with_path_2d(outline);
            self.context.restore();
        }
        let sign = kind.glyph();
        self.word(sign.encode_utf8(&mut [0; 4]), 17.0, &self.palette.card, 1.5);
    }

    fn word(&self, text: &str, size: f64, colour: &str, down: f64) {
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        self.context.set_font(&font(size * self.palette.scale, 700));
        self.context.set_fill_style_str(colour);
        // Text that cannot be drawn leaves the disc, which still counts.
        let _ = self.context.fill_text(text, 0.0, down);
    }
}
