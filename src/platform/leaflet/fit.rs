//! Which zoom and middle show a rectangle whole, and clear of what lies over the map.

use eldercare_places::mercator::{Unit, UnitBounds, world_size};

use super::map::{MAX_ZOOM, MIN_ZOOM};

/// The room of the map in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Its width and height.
    pub size: (f64, f64),
    /// How much of it is covered at the right and at the bottom.
    pub covered: (f64, f64),
}

/// A rectangle that is too large by so little fits: the window itself, asked for again, must come
/// back, and its edges are rounded to pixels.
const NEARLY: f64 = 1.007;

/// The largest whole zoom at which the rectangle fits into the room. The middle is moved away from
/// what is covered, as far as the rectangle stays in the room.
pub fn fit(bounds: &UnitBounds, room: Room) -> (f64, Unit) {
    let (wide, high) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    let scale = (room.size.0 / wide).min(room.size.1 / high);
    // A rectangle of one point has an endless scale. A logarithm would be more code in the app.
    let mut zoom = MIN_ZOOM;
    while zoom < MAX_ZOOM && world_size(zoom + 1.0) <= scale * NEARLY {
        zoom += 1.0;
    }
    let world = world_size(zoom);
    let free = |room: f64, length: f64| ((room - length * world) / 2.0).max(0.0);
    let aside = (room.covered.0 / 2.0).min(free(room.size.0, wide));
    let down = (room.covered.1 / 2.0).min(free(room.size.1, high));
    let middle = Unit {
        x: f64::midpoint(bounds.min.x, bounds.max.x) + aside / world,
        y: f64::midpoint(bounds.min.y, bounds.max.y) + down / world,
    };
    (zoom, middle)
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "zooms are whole numbers")]
mod tests {
    use super::{Room, fit};
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
        };
        let seen = fit(&bounds, room);
        let [left, top, right, bottom] = corners(&bounds, room, seen);
        assert_eq!(seen.0, 6.0);
        assert!(left >= 0.0 && top >= 0.0, "{left} {top}");
        assert!(right <= 300.0 && bottom <= 280.0, "{right} {bottom}");
    }

    #[test]
    fn a_rectangle_that_just_fits_is_not_pushed_out() {
        let bounds = UnitBounds::from(&CHONGQING);
        let room = Room {
            size: (230.0, 225.0),
            covered: (60.0, 50.0),
        };
        let [left, top, right, bottom] = corners(&bounds, room, fit(&bounds, room));
        assert!(left >= -1e-6 && top >= -1e-6 && right <= 230.001 && bottom <= 225.001);
    }

    #[test]
    fn a_window_that_is_asked_for_again_is_the_same() {
        let room = Room {
            size: (361.0, 287.0),
            covered: (60.0, 50.0),
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
    fn one_point_is_looked_at_as_closely_as_the_map_goes() {
        let bounds = UnitBounds::from(&Bounds {
            east: CHONGQING.west,
            north: CHONGQING.south,
            ..CHONGQING
        });
        let room = Room {
            size: (360.0, 330.0),
            covered: (0.0, 0.0),
        };
        assert_eq!(fit(&bounds, room).0, 18.0);
    }
}
