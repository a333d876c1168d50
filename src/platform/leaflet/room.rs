//! Room for names: what is taken, and the places around its middle where a name may stand.

/// A rectangle on the canvas: left, top, right, bottom.
pub type Room = [f64; 4];

/// Free room around a name, in pixels.
const ROOM_PX: f64 = 4.0;

/// How far apart the places are that a name may move to, as a share of its height …
const STEP: f64 = 0.8;

/// … and how many steps it may go: farther off it would no longer name the same place.
const STEPS: i32 = 5;

/// What no name may cover.
pub struct Taken {
    window: Room,
    rooms: Vec<Room>,
    /// Middle and radius.
    discs: Vec<(f64, f64, f64)>,
}

impl Taken {
    /// Nothing is taken; `window` is the part of the canvas that is on screen.
    pub fn new(window: Room) -> Taken {
        Taken {
            window,
            rooms: Vec::new(),
            discs: Vec::new(),
        }
    }

    /// Takes a rectangle.
    pub fn take(&mut self, room: Room) {
        self.rooms.push(room);
    }

    /// Takes a disc.
    pub fn take_disc(&mut self, (x, y): (f64, f64), radius: f64) {
        self.discs.push((x, y, radius));
    }

    /// Whether a name may stand here: on nothing else, and not cut by the window's edge.
    pub fn is_free(&self, room: &Room) -> bool {
        let window = &self.window;
        let inside = window[0] <= room[0]
            && window[1] <= room[1]
            && room[2] <= window[2]
            && room[3] <= window[3];
        (inside || !touches(room, window))
            && !self.rooms.iter().any(|other| touches(other, room))
            && !self.discs.iter().any(|disc| meets(disc, room))
    }
}

/// The room of a name. Its width is reckoned, not measured: one em for each Chinese
/// character and a bit more than half for others, which is close enough and much cheaper.
pub fn name_room(name: &str, (x, y): (f64, f64), size: f64) -> Room {
    let ems: f64 = name
        .chars()
        .map(|c| if c.is_ascii() { 0.6 } else { 1.0 })
        .sum();
    let half = (ems * size / 2.0 + ROOM_PX, size / 2.0 + ROOM_PX);
    [x - half.0, y - half.1, x + half.0, y + half.1]
}

/// Steps away from a name's own place, the nearest first.
pub fn steps(size: f64) -> Vec<(f64, f64)> {
    let far = |count: i32| f64::from(count) * size * STEP;
    let all = || (-STEPS..=STEPS).flat_map(|x| (-STEPS..=STEPS).map(move |y| (x, y)));
    // By distance without a sort, which would be one more in the code that every phone fetches.
    let nearer_first = (0..=2 * STEPS * STEPS)
        .flat_map(|square| all().filter(move |(x, y)| x * x + y * y == square));
    nearer_first.map(|(x, y)| (far(x), far(y))).collect()
}

fn touches(a: &Room, b: &Room) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn meets((x, y, radius): &(f64, f64, f64), room: &Room) -> bool {
    // Not `clamp`: its panic prints numbers, and the app then carries the code for that.
    let across = x - x.max(room[0]).min(room[2]);
    let down = y - y.max(room[1]).min(room[3]);
    across * across + down * down < radius * radius
}

#[cfg(test)]
mod tests {
    use super::{Taken, name_room, steps};

    const WINDOW: [f64; 4] = [100.0, 100.0, 500.0, 500.0];

    #[test]
    fn a_name_stands_on_no_symbol_and_no_other_name() {
        let mut taken = Taken::new(WINDOW);
        taken.take_disc((300.0, 300.0), 20.0);
        assert!(!taken.is_free(&name_room("甲县", (300.0, 310.0), 18.0)));
        let below = name_room("甲县", (300.0, 340.0), 18.0);
        assert!(taken.is_free(&below));
        taken.take(below);
        assert!(!taken.is_free(&name_room("乙县", (320.0, 345.0), 18.0)));
    }

    #[test]
    fn a_name_is_not_cut_by_the_edge_of_the_window() {
        let taken = Taken::new(WINDOW);
        assert!(!taken.is_free(&name_room("甲县", (105.0, 300.0), 18.0)));
        assert!(taken.is_free(&name_room("甲县", (40.0, 300.0), 18.0)));
        assert!(taken.is_free(&name_room("甲县", (140.0, 300.0), 18.0)));
    }

    #[test]
    fn the_own_place_comes_first_and_the_farthest_last() {
        let steps = steps(18.0);
        let far = |(x, y): &(f64, f64)| x.hypot(*y);
        assert!(steps.first().is_some_and(|step| far(step) < 0.01));
        assert!(steps.is_sorted_by(|a, b| far(a) <= far(b)));
    }
}
