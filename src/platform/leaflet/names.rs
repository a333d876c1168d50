//! Painting names: the most important first; a name that would touch another or a symbol yields.

use eldercare_places::basemap::{Basemap, Label};
use web_sys::CanvasRenderingContext2d;

use super::canvas::Frame;
use super::paint::font;
use super::palette::Palette;
use super::scene::Mark;

/// Names are the product's smallest text, 18 px, and grow with the reader's choice.
const NAME_PX: f64 = 18.0;

/// Free room around a name, in pixels.
const ROOM_PX: f64 = 7.0;

/// A rectangle on the canvas: left, top, right, bottom.
type Room = [f64; 4];

/// Paints as many names as have room.
pub fn paint(
    context: &CanvasRenderingContext2d,
    frame: &Frame,
    base: &Basemap,
    marks: &[Mark],
    palette: &Palette,
) {
    let size = NAME_PX * palette.scale;
    context.set_font(&font(size, 500));
    context.set_text_align("center");
    context.set_text_baseline("middle");
    context.set_line_join("round");
    context.set_line_width(4.0);
    context.set_stroke_style_str(&palette.halo);
    context.set_fill_style_str(&palette.name);
    let mut taken: Vec<Room> = marks.iter().map(|mark| disc_room(frame, mark)).collect();
    for label in base.labels.iter().filter(|label| is_due(label, frame.zoom)) {
        let (x, y) = frame.unit_pixel(label.unit.x, label.unit.y);
        if !(0.0..=frame.width).contains(&x) || !(0.0..=frame.height).contains(&y) {
            continue;
        }
        let room = name_room(&label.name, (x, y), size);
        if taken.iter().any(|other| touches(other, &room)) {
            continue;
        }
        taken.push(room);
        // A name that cannot be drawn is only missing on the picture; the list has it.
        let _ = context.stroke_text(&label.name, x, y);
        let _ = context.fill_text(&label.name, x, y);
    }
}

/// Less important names come with closer looks.
fn is_due(label: &Label, zoom: f64) -> bool {
    f64::from(label.rank) <= zoom - 5.0
}

fn disc_room(frame: &Frame, mark: &Mark) -> Room {
    let (x, y) = frame.pixel(mark.at);
    let r = mark.radius;
    [x - r, y - r, x + r, y + r]
}

/// The room of a name. Its width is reckoned, not measured: one em for each Chinese
/// character and a bit more than half for others, which is close enough and much cheaper.
fn name_room(name: &str, (x, y): (f64, f64), size: f64) -> Room {
    let ems: f64 = name
        .chars()
        .map(|c| if c.is_ascii() { 0.6 } else { 1.0 })
        .sum();
    let half = (ems * size / 2.0 + ROOM_PX, size / 2.0 + ROOM_PX);
    [x - half.0, y - half.1, x + half.0, y + half.1]
}

fn touches(a: &Room, b: &Room) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
