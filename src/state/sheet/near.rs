//! The nearest places for a sheet: those that are not closed, with their number.

use eldercare_places::{Direction, Facility, RowSet, Wgs84};
use leptos::prelude::*;

use super::room::Line;
use crate::i18n::{t, t_of, t_with};
use crate::state::city_data::Held;
use crate::state::distance::distance_in_words;
use crate::state::map_view::MapView;

/// How many places a sheet names.
pub const PLACES: usize = 3;

/// Among how many of the nearest those with a number are looked for.
const NEARBY: usize = 40;

/// What a sheet can say of the nearest places.
pub enum Near {
    /// Nobody said from where to count.
    NoOrigin,
    /// The list of the city did not come, or not yet.
    NoList,
    /// The places; there may be fewer than three, or none.
    Found(Nearest),
}

/// The places of a sheet, nearest first.
pub struct Nearest {
    /// From where.
    pub from: String,
    /// One for each.
    pub lines: Vec<Line>,
    /// Whether a nearer one was passed over because it publishes no number.
    pub passed: bool,
}

/// The nearest places in words.
pub fn nearest_in_words(map: MapView, hotline: &str) -> Near {
    let Some(origin) = map.origin.get() else {
        return Near::NoOrigin;
    };
    let found = map.look_at_open(|held, closed| nearest(held, closed, origin.point));
    let Some((found, passed)) = found else {
        return Near::NoList;
    };
    let lines = found.iter().map(|(place, metres)| {
        let direction = place.point.map(|to| Direction::between(origin.point, to));
        line(place, direction, *metres, hotline)
    });
    Near::Found(Nearest {
        from: origin.label(),
        lines: lines.collect(),
        passed,
    })
}

/// The nearest that publish a number, then the nearest that do not, nearest first; and whether others
/// are nearer.
fn nearest(held: &Held, closed: &RowSet, from: Wgs84) -> (Vec<(Facility, f64)>, bool) {
    let open = RowSet::of(held.index.points().len(), |row| !closed.contains(row));
    let near = held.index.nearest_of(from, NEARBY, &open).into_iter();
    let mut found: Vec<(Facility, f64)> = near
        .filter_map(|near| Some((held.listed(near.row)?, near.distance_m)))
        .collect();
    let passed = choose(&mut found);
    (found, passed)
}

/// Keeps those that a sheet names, and says whether a nearer one was passed over.
fn choose(found: &mut Vec<(Facility, f64)>) -> bool {
    let nearest: Vec<String> = found
        .iter()
        .take(PLACES)
        .map(|(place, _)| place.id.clone())
        .collect();
    found.sort_by_key(|(place, _)| place.phone.is_none());
    found.truncate(PLACES);
    found.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    found.iter().any(|(place, _)| !nearest.contains(&place.id))
}

fn line(place: &Facility, direction: Option<Direction>, metres: f64, hotline: &str) -> Line {
    let direction = direction.map_or("", |direction| t_of("direction", direction.id()));
    let (key, number) = match (&place.phone, place.demo) {
        (_, true) => ("sheet.places.demo", hotline),
        (Some(number), false) => ("sheet.places.phone", number.as_str()),
        (None, false) => ("sheet.places.hotline", hotline),
    };
    let place = t_with(
        "sheet.places.line",
        &[
            ("name", &place.name),
            ("kind", t_of("kind", place.kind.id())),
            ("direction", direction),
            ("distance", &distance_in_words(metres)),
        ],
    );
    Line {
        words: [&place, t(key)].concat(),
        number: number.to_owned(),
        short: None,
    }
}
