//! Painting names: the city's own first, then the most important; a name that would touch
//! another, a symbol or a box over the map yields. An own name moves before it yields.

use eldercare_places::basemap::{Basemap, Label, Path};
use eldercare_places::mercator::{Unit, world_size};
use web_sys::CanvasRenderingContext2d;

use super::canvas::Frame;
use super::paint::font;
use super::palette::Palette;
use super::room::{Room, Taken, name_room, steps};
use super::scene::{Face, Mark, Scene};
use crate::platform::dom;

/// Names are the product's smallest text, 18 px, and grow with the reader's choice.
const NAME_PX: f64 = 18.0;

/// The rings of the chosen place and of the origin, generously.
const RING_PX: f64 = 28.0;

/// The places up to two steps away from a name's own, which come first.
const CLOSE: usize = 21;

/// What lies over the map and would hide a name.
const COVERS: [&str; 3] = [".map-foot", ".map-buttons", ".sheet"];

/// Paints as many names as have room.
pub fn paint(
    context: &CanvasRenderingContext2d,
    frame: &Frame,
    base: &Basemap,
    shown: (&Scene, &[Mark]),
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
    let mut taken = taken(frame, shown, palette.scale);
    let steps = steps(size);
    for label in base.labels.iter().filter(|label| is_due(label, frame.zoom)) {
        let middle = frame.unit_pixel(label.unit.x, label.unit.y);
        if !(0.0..=frame.width).contains(&middle.0) || !(0.0..=frame.height).contains(&middle.1) {
            continue;
        }
        let room_at = |at| name_room(&label.name, at, size);
        let ground = Ground { base, label, frame };
        // Asked one after the other: most names find their own middle free.
        let places = || {
            let tried = steps.iter().take(ways(label));
            let places = tried.map(|step| (middle.0 + step.0, middle.1 + step.1));
            places.filter(|at| taken.is_free(&room_at(*at)))
        };
        let own = places().find(|at| *at == middle || ground.holds(*at));
        let free = own.or_else(|| places().find(|at| ground.reaches(&room_at(*at), *at)));
        let Some((x, y)) = free else {
            continue;
        };
        taken.take(room_at((x, y)));
        // A name that cannot be drawn is only missing on the picture; the list has it.
        let _ = context.stroke_text(&label.name, x, y);
        let _ = context.fill_text(&label.name, x, y);
    }
}

/// Less important names come with closer looks.
fn is_due(label: &Label, zoom: f64) -> bool {
    f64::from(label.rank) <= zoom - 5.0
}

/// How many places a name may try. One that names a whole own area may move within it; one that
/// only marks a spot stays close to it, and a neighbour's takes the space that is left.
fn ways(label: &Label) -> usize {
    match (label.area, label.rank) {
        (Some(_), ..=1) => usize::MAX,
        (Some(_), _) => CLOSE,
        (None, _) => 1,
    }
}

/// The own areas under a name.
struct Ground<'a> {
    base: &'a Basemap,
    label: &'a Label,
    frame: &'a Frame,
}

impl Ground<'_> {
    /// Whether a point lies in the area that is named.
    fn holds(&self, at: (f64, f64)) -> bool {
        let area = self.label.area.and_then(|place| self.areas().get(place));
        area.is_some_and(|path| path.contains(self.unit(at), self.base.origin))
    }

    /// Whether a name begins or ends in the area that is named, and stands in no other one.
    fn reaches(&self, room: &Room, at: (f64, f64)) -> bool {
        let point = self.unit(at);
        let mut others = self.areas().iter();
        [
            (room[0], at.1),
            (room[2], at.1),
            (at.0, room[1]),
            (at.0, room[3]),
        ]
        .into_iter()
        .any(|end| self.holds(end))
            && !others.any(|path| path.contains(point, self.base.origin))
    }

    fn areas(&self) -> &[Path] {
        let own = self.base.layer("own");
        own.map_or(&[], |layer| &layer.areas)
    }

    fn unit(&self, at: (f64, f64)) -> Unit {
        let size = world_size(self.frame.zoom);
        Unit {
            x: (at.0 + self.frame.left) / size,
            y: (at.1 + self.frame.top) / size,
        }
    }
}

/// Symbols, rings and what lies over the map.
fn taken(frame: &Frame, (scene, marks): (&Scene, &[Mark]), scale: f64) -> Taken {
    let window = frame.window;
    let mut taken = Taken::new(window);
    for mark in marks {
        match mark.face {
            Face::Group { .. } => taken.take_disc(mark.at, mark.radius),
            Face::Place(_) => taken.take(symbol_room(mark)),
        }
    }
    for point in scene.chosen.into_iter().chain(scene.origin) {
        taken.take_disc(frame.pixel(point), RING_PX * scale);
    }
    let Some(map) = dom::box_of(".map-box") else {
        return taken;
    };
    for cover in COVERS.into_iter().filter_map(dom::box_of) {
        let (left, top) = (window[0] - map[0], window[1] - map[1]);
        taken.take([
            cover[0] + left,
            cover[1] + top,
            cover[2] + left,
            cover[3] + top,
        ]);
    }
    taken
}

/// The outline of a place's symbol may have corners.
fn symbol_room(mark: &Mark) -> Room {
    let ((x, y), r) = (mark.at, mark.radius);
    [x - r, y - r, x + r, y + r]
}
