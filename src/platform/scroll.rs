//! What of a page is longer than the screen: its own part, or the list beside the map.

use web_sys::Element;

use super::by_name::number;
use super::dom::document;

/// What scrolls, the innermost first.
const SCROLLERS: [&str; 2] = ["#sheet-body", "main"];
/// What is less than this is no room: sizes are rounded.
const LEAST: i32 = 8;

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the beginning.
    Up,
    /// To the end.
    Down,
}

/// In which directions there is more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Room {
    up: bool,
    down: bool,
}

impl Room {
    /// Whether there is more that way.
    pub fn has(self, way: Way) -> bool {
        match way {
            Way::Up => self.up,
            Way::Down => self.down,
        }
    }
}

/// Where there is more than is seen.
pub fn room() -> Room {
    scroller().map_or_else(Room::default, |scroller| {
        let top = scroller.scroll_top();
        Room {
            up: top > LEAST,
            down: below(&scroller) > LEAST,
        }
    })
}

/// Most of a screen further, so that the last lines are seen again.
pub fn by_a_screen(way: Way) {
    if let Some(scroller) = scroller() {
        let step = height(&scroller, VISIBLE) * 4 / 5;
        let step = if way == Way::Up { -step } else { step };
        scroller.set_scroll_top(scroller.scroll_top() + step);
    }
}

const WHOLE: &str = "scrollHeight";
const VISIBLE: &str = "clientHeight";

#[allow(clippy::cast_possible_truncation, reason = "CSS pixels of a page")]
fn height(of: &Element, which: &str) -> i32 {
    number(of, which) as i32
}

fn below(scroller: &Element) -> i32 {
    height(scroller, WHOLE) - height(scroller, VISIBLE) - scroller.scroll_top()
}

/// The first that scrolls at all.
fn scroller() -> Option<Element> {
    let found = SCROLLERS.into_iter();
    let mut found = found.filter_map(|name| document().query_selector(name).ok().flatten());
    found.find(|scroller| height(scroller, WHOLE) > height(scroller, VISIBLE) + LEAST)
}
