//! Which zoom and middle show a rectangle whole, and clear of what lies over the map.

use eldercare_places::mercator::{Unit, UnitBounds, world_size};

use super::map::MAX_ZOOM;

/// The room of the map in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Its width and height.
    pub size: (f64, f64),
    /// How much of it is covered at the right and at the bottom.
    pub covered: (f64, f64),
    /// What must stay free around the rectangle, beside what is covered: the radius of a symbol.
    /// Without one the rectangle may touch what is covered.
    pub margin: f64,
    /// The smallest zoom.
    pub least: f64,
    /// How many times larger than its room the rectangle may be: [`NEARLY`], or more where the room is
    /// so low that a whole city would be one group.
    pub over: f64,
}

impl Room {
    /// How wide and how high a rectangle may be. A room that is covered nearly whole still shows
    /// something, and without a margin a low one counts whole: on a small screen with large text
    /// what is left beside button and credit would show a city as one group.
    fn free(&self) -> (f64, f64) {
        let side = |room: f64, covered: f64| match room - covered {
            left if self.margin > 0.0 => (left - 2.0 * self.margin).max(room / 4.0),
            left if left < room * MOSTLY => room,
            left => left,
        };
        (
            side(self.size.0, self.covered.0),
            side(self.size.1, self.covered.1),
        )
    }
}

/// A side of which less than this is free is a low one.
const MOSTLY: f64 = 0.8;

/// A rectangle that is too large by so little fits: the window itself, asked for again, must come
/// back, and its edges are rounded to pixels.
pub const NEARLY: f64 = 1.007;

/// The largest whole zoom at which the rectangle fits into the room. The middle is moved away from
/// what is covered, as far as the rectangle stays in the room.
pub fn fit(bounds: &UnitBounds, room: Room) -> (f64, Unit) {
    let (wide, high) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    let free = room.free();
    let scale = (free.0 / wide).min(free.1 / high);
    // A rectangle of one point has an endless scale. A logarithm would be more code in the app.
    let mut zoom = room.least;
    while zoom < MAX_ZOOM && world_size(zoom + 1.0) <= scale * room.over {
        zoom += 1.0;
    }
    let world = world_size(zoom);
    let shift = |size: f64, length: f64, covered: f64| {
        let (free, reach) = ((size - length * world) / 2.0, length * world / 2.0);
        let most = if room.margin > 0.0 {
            // As little as is needed: what is small enough stays in the middle.
            reach + room.margin + covered - size / 2.0
        } else {
            free
        };
        most.max(0.0).min(covered / 2.0)
    };
    let aside = shift(room.size.0, wide, room.covered.0);
    let down = shift(room.size.1, high, room.covered.1);
    let middle = Unit {
        x: f64::midpoint(bounds.min.x, bounds.max.x) + aside / world,
        y: f64::midpoint(bounds.min.y, bounds.max.y) + down / world,
    };
    (zoom, middle)
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "zooms are whole numbers")]
mod tests {
    use super::super::map::MIN_ZOOM;
    use super::{NEARLY, Room, fit};
    use eldercare_places::Bounds;
    use eldercare_places::mercator::{Unit, UnitBounds, world_size};

    const CHONGQING: Bounds = Bounds {
        west: 105.28,
        south: 28.16,
        east: 110.2,
        north: 32.22,
    };

    /// Where the corners of the rectangle are in the room.
    fn corners(bounds: &UnitBounds, room: Room, (zoom, middle): (f64, Unit)) -> [f64; 4] {
        let x = |x: f64| (x - middle.x) * world_size(zoom) + room.size.0 / 2.0;
        let y = |y: f64| (y - middle.y) * world_size(zoom) + room.size.1 / 2.0;
        [
            x(bounds.min.x),
            y(bounds.min.y),
            x(bounds.max.x),
            y(bounds.max.y),
        ]
    }

    #[test]
    fn the_whole_city_is_in_the_room_and_clear_of_buttons_and_credit() {
        let bounds = UnitBounds::from(&CHONGQING);
        let room = Room {
            size: (360.0, 330.0),
            covered: (60.0, 50.0),
            margin: 0.0,
            least: MIN_ZOOM,
            over: NEARLY,
        };
        let seen = fit(&bounds, room);
        let [left, top, right, bottom] = corners(&bounds, room, seen);
        assert_eq!(seen.0, 6.0);
        assert!(left >= 0.0 && top >= 0.0, "{left} {top}");
        assert!(right <= 300.0 && bottom <= 280.0, "{right} {bottom}");
    }

    #[test]
    fn a_low_room_counts_whole_and_a_high_one_without_what_is_covered() {
        let bounds = UnitBounds::from(&CHONGQING);
        let zoom = |high: f64, covered: f64| {
            let room = Room {
                size: (600.0, high),
                covered: (0.0, covered),
                margin: 0.0,
                least: MIN_ZOOM,
                over: NEARLY,
            };
            fit(&bounds, room).0
        };
        assert_eq!(zoom(220.0, 0.0), zoom(220.0, 60.0));
        assert!(zoom(430.0, 0.0) > zoom(430.0, 60.0));
    }

    #[test]
    fn a_rectangle_that_just_fits_is_not_pushed_out() {
        let bounds = UnitBounds::from(&CHONGQING);
        let room = Room {
            size: (230.0, 225.0),
            covered: (60.0, 50.0),
            margin: 0.0,
            least: MIN_ZOOM,
            over: NEARLY,
        };
        let [left, top, right, bottom] = corners(&bounds, room, fit(&bounds, room));
        assert!(left >= -1e-6 && top >= -1e-6 && right <= 230.001 && bottom <= 225.001);
    }

    #[test]
    fn a_window_that_is_asked_for_again_is_the_same() {
        let room = Room {
            size: (361.0, 287.0),
            covered: (0.0, 0.0),
            margin: 0.0,
            least: MIN_ZOOM,
            over: NEARLY,
        };
        let (zoom, middle) = fit(&UnitBounds::from(&CHONGQING), room);
        let half = |length: f64| (length / 2.0 + 0.5) / world_size(zoom);
        let window = UnitBounds {
            min: Unit {
                x: middle.x - half(room.size.0),
                y: middle.y - half(room.size.1),
            },
            max: Unit {
                x: middle.x + half(room.size.0),
                y: middle.y + half(room.size.1),
            },
        };
        let again = fit(&window, room);
        assert_eq!(again.0, zoom);
        assert!((again.1.x - middle.x).abs() < 1e-9 && (again.1.y - middle.y).abs() < 1e-9);
    }

    #[test]
    fn symbols_at_the_edges_are_clear_of_what_lies_over_the_map_and_of_its_edges() {
        let bounds = UnitBounds::from(&CHONGQING);
        let room = Room {
            size: (360.0, 330.0),
            covered: (60.0, 50.0),
            margin: 26.0,
            least: MIN_ZOOM,
            over: NEARLY,
        };
        let [left, top, right, bottom] = corners(&bounds, room, fit(&bounds, room));
        assert!(left >= 25.0 && top >= 25.0, "{left} {top}");
        assert!(right <= 275.0 && bottom <= 255.0, "{right} {bottom}");
    }

    #[test]
    fn a_rectangle_may_be_let_grow_out_of_its_room() {
        let bounds = UnitBounds::from(&CHONGQING);
        let zoom = |over: f64| {
            let room = Room {
                size: (360.0, 330.0),
                covered: (0.0, 0.0),
                margin: 0.0,
                least: MIN_ZOOM,
                over,
            };
            fit(&bounds, room).0
        };
        assert_eq!(zoom(2.0 * NEARLY), zoom(NEARLY) + 1.0);
    }

    #[test]
    fn a_closer_look_than_fits_still_shows_the_middle() {
        let bounds = UnitBounds::from(&CHONGQING);
        let room = Room {
            size: (360.0, 200.0),
            covered: (60.0, 50.0),
            margin: 26.0,
            least: 9.0,
            over: NEARLY,
        };
        let seen = fit(&bounds, room);
        let [left, top, right, bottom] = corners(&bounds, room, seen);
        let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
        assert_eq!(seen.0, 9.0);
        assert!(middle.0 > 26.0 && middle.0 < 300.0 && middle.1 > 26.0 && middle.1 < 150.0);
    }

    #[test]
    fn a_room_that_is_covered_nearly_whole_still_shows_something() {
        let bounds = UnitBounds::from(&CHONGQING);
        let room = Room {
            size: (100.0, 100.0),
            covered: (90.0, 90.0),
            margin: 26.0,
            least: MIN_ZOOM,
            over: NEARLY,
        };
        let (zoom, middle) = fit(&bounds, room);
        assert_eq!(zoom, 4.0);
        assert!(middle.x.is_finite() && middle.y.is_finite());
    }

    #[test]
    fn one_point_is_looked_at_as_closely_as_the_map_goes() {
        let bounds = UnitBounds::from(&Bounds {
            east: CHONGQING.west,
            north: CHONGQING.south,
            ..CHONGQING
        });
        let room = Room {
            size: (360.0, 330.0),
            covered: (0.0, 0.0),
            margin: 0.0,
            least: MIN_ZOOM,
            over: NEARLY,
        };
        assert_eq!(fit(&bounds, room).0, 18.0);
    }
}
