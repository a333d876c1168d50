//! Painting the symbols in passes: all discs, then the rings kind by kind, then all words. Symbols
//! never cover each other, so the order among them is free, and the canvas is told a colour or a
//! font once for all instead of once for each.

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

/// Paints all marks.
pub fn paint(
    context: &CanvasRenderingContext2d,
    marks: &[Mark],
    palette: &Palette,
    outlines: &[Option<Path2d>; KIND_COUNT],
) {
    let brush = Brush {
        context,
        marks,
        palette,
    };
    brush.discs();
    for kind in Kind::ALL {
        brush.rings(kind);
        if let Some(Some(outline)) = outlines.get(usize::from(kind.code())) {
            brush.places(kind, outline);
        }
    }
    brush.words();
}

struct Brush<'a> {
    context: &'a CanvasRenderingContext2d,
    marks: &'a [Mark],
    palette: &'a Palette,
}

impl Brush<'_> {
    fn groups(&self) -> impl Iterator<Item = (&Mark, u32, &[u32; KIND_COUNT])> {
        self.marks.iter().filter_map(|mark| match &mark.face {
            Face::Group { count, mix } => Some((mark, *count, mix)),
            Face::Place(_) => None,
        })
    }

    /// The white ground of every group.
    fn discs(&self) {
        self.context.begin_path();
        for (mark, ..) in self.groups() {
            self.arc(mark, mark.radius, (0.0, 1.0));
        }
        self.context.set_fill_style_str(&self.palette.card);
        self.context.fill();
    }

    /// The part of a kind in the ring of every group.
    fn rings(&self, kind: Kind) {
        let place = usize::from(kind.code());
        let ring = RING * self.palette.scale;
        self.context.begin_path();
        let mut any = false;
        for (mark, count, mix) in self.groups() {
            let own = mix.get(place).copied().unwrap_or_default();
            if own > 0 {
                let before: u32 = mix.iter().take(place).sum();
                let share = |part: u32| f64::from(part) / f64::from(count.max(1));
                let part = (share(before), share(before + own));
                self.arc(mark, mark.radius - ring / 2.0 - RIM, part);
                any = true;
            }
        }
        if any {
            self.context.set_line_width(ring);
            self.context.set_stroke_style_str(self.palette.kind(kind));
            self.context.stroke();
        }
    }

    /// A part of a circle around a mark, clockwise from the top.
    fn arc(&self, mark: &Mark, radius: f64, (from, to): (f64, f64)) {
        let (x, y) = mark.at;
        let [from, to] = [from, to].map(|share| TAU * (share - 0.25));
        self.context
            .move_to(x + radius * from.cos(), y + radius * from.sin());
        // A positive radius is never refused.
        let _ = self.context.arc(x, y, radius, from, to);
    }

    /// Every single place of a kind: its outline with a white edge.
    fn places(&self, kind: Kind, outline: &Path2d) {
        let own = |mark: &&Mark| matches!(mark.face, Face::Place(of) if of == kind);
        for mark in self.marks.iter().filter(own) {
            let (x, y) = mark.at;
            let scale = 2.0 * mark.radius / (OUTLINE_BOX + 4.0);
            self.context.save();
            // A transformation of finite numbers is never refused.
            let _ = self.context.translate(x, y);
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
    }

    /// The counts of the groups and the signs of the places.
    fn words(&self) {
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        let is_long = |count: u32| count > 999;
        for (long, size) in [(false, 18.0), (true, 17.0)] {
            self.style(size, &self.palette.ink);
            for (mark, count, _) in self.groups().filter(|group| is_long(group.1) == long) {
                self.word(mark, &count.to_string(), 1.0);
            }
        }
        self.style(17.0, &self.palette.card);
        for mark in self.marks {
            if let Face::Place(kind) = mark.face {
                self.word(mark, kind.glyph().encode_utf8(&mut [0; 4]), 1.5);
            }
        }
    }

    fn style(&self, size: f64, colour: &str) {
        self.context.set_font(&font(size * self.palette.scale, 700));
        self.context.set_fill_style_str(colour);
    }

    fn word(&self, mark: &Mark, text: &str, down: f64) {
        // Text that cannot be drawn leaves the disc, which still counts.
        let _ = self.context.fill_text(text, mark.at.0, mark.at.1 + down);
    }
}
