//! Places that may be one and the same: proposed by name and distance, never joined here.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use eldercare_places::Facility;
use eldercare_places::coordinates::distance_m;

use super::{Decisions, Places};
use crate::import::identity::folded;
use crate::report::Report;

/// How far apart two rows of one place may be geocoded.
const NEAR_M: f64 = 150.0;
/// How alike two names must be that are not the same: shared pairs of signs, in percent.
const ALIKE: usize = 80;
/// Side of a cell of the search grid in degrees: more than [`NEAR_M`] at every latitude of the
/// country, so that neighbours are enough.
const CELL: f64 = 0.004;
/// Pairs that are proposed; a person does not decide about more, and memory stays bounded.
const PROPOSED: usize = 5_000;
/// Places in one cell that are compared with each other; more than this stand on a region's
/// middle and would only be compared with themselves.
const CROWD: usize = 200;

/// Adds a warning for each pair of which at least one place was touched by the list.
pub(super) fn propose(
    places: &Places,
    touched: &BTreeMap<String, usize>,
    decisions: &Decisions,
    report: &mut Report,
) {
    let names: HashMap<&str, Name> = places
        .values()
        .map(|place| (place.id.as_str(), Name::of(&place.name)))
        .collect();
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    near(places, touched, &mut |a, b| {
        if pairs.len() > PROPOSED {
            return;
        }
        let alike = names[a.id.as_str()].is_like(&names[b.id.as_str()]);
        if alike && !decisions.are_different(&a.id, &b.id) && a.demo == b.demo {
            pairs.insert(if a.id < b.id {
                (&a.id, &b.id)
            } else {
                (&b.id, &a.id)
            });
        }
    });
    if pairs.len() > PROPOSED {
        let message = format!("more than {PROPOSED} pairs look alike: only these are named");
        report.warn(1, "many-duplicates", message);
    }
    for (a, b) in pairs.into_iter().take(PROPOSED) {
        let line = touched
            .get(b)
            .or_else(|| touched.get(a))
            .copied()
            .unwrap_or(1);
        let (one, other) = (&places[a], &places[b]);
        let apart = one.point.zip(other.point).map(|(p, q)| distance_m(p, q));
        let apart = apart.map_or("the same address".to_owned(), |m| format!("{m:.0} m apart"));
        let message = format!(
            "{a} {} and {b} {} may be one place ({apart}): say so in {} with [[same]] or [[different]]",
            one.name,
            other.name,
            super::DECISIONS
        );
        report.warn(line, "duplicate", message);
    }
}

/// Every pair of places that are near each other and of which one was touched.
fn near<'a>(
    places: &'a Places,
    touched: &BTreeMap<String, usize>,
    pair: &mut impl FnMut(&'a Facility, &'a Facility),
) {
    let mut cells: HashMap<(i64, i64), Vec<&Facility>> = HashMap::new();
    let mut addresses: HashMap<String, Vec<&Facility>> = HashMap::new();
    for place in places.values() {
        if let Some(point) = place.point {
            cells
                .entry(cell(point.lon, point.lat))
                .or_default()
                .push(place);
        } else if let Some(address) = &place.address {
            addresses.entry(folded(address)).or_default().push(place);
        }
    }
    for place in touched.keys().filter_map(|id| places.get(id)) {
        let Some(point) = place.point else {
            let address = place.address.as_deref().map(folded).unwrap_or_default();
            let others = addresses.get(&address).into_iter().flatten().take(CROWD);
            others
                .filter(|other| other.id != place.id)
                .for_each(|other| pair(place, other));
            continue;
        };
        let (x, y) = cell(point.lon, point.lat);
        for neighbour in (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y))) {
            for other in cells.get(&neighbour).into_iter().flatten().take(CROWD) {
                let close = other.point.is_some_and(|q| {
                    (q.lat - point.lat).abs() < CELL && distance_m(point, q) <= NEAR_M
                });
                if close && other.id != place.id {
                    pair(place, other);
                }
            }
        }
    }
}

fn cell(lon: f64, lat: f64) -> (i64, i64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "degrees over 0.004 are small"
    )]
    let along = |degrees: f64| (degrees / CELL).floor() as i64;
    (along(lon), along(lat))
}

/// A name as it is compared.
struct Name {
    folded: String,
    /// Its numbers: the second branch of a home is not the third.
    numbers: String,
}

impl Name {
    fn of(name: &str) -> Name {
        let folded = folded(name);
        let is_number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
        let numbers = folded.chars().filter(is_number).collect();
        Name { folded, numbers }
    }

    /// Whether two names may mean one place.
    fn is_like(&self, other: &Name) -> bool {
        let (a, b) = (&self.folded, &other.folded);
        if self.numbers != other.numbers {
            return false;
        }
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let signs = short.chars().count();
        a == b || signs >= 4 && long.contains(short.as_str()) || shared_pairs(a, b) >= ALIKE
    }
}

/// Pairs of neighbouring signs that two names share, in percent of all.
fn shared_pairs(a: &str, b: &str) -> usize {
    let pairs =
        |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (p, mut q) = (pairs(a), pairs(b));
    let all = p.len() + q.len();
    let mut shared = 0_usize;
    for pair in p {
        if let Some(at) = q.iter().position(|other| *other == pair) {
            q.swap_remove(at);
            shared += 2;
        }
    }
    (100 * shared).checked_div(all).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_alike(a: &str, b: &str) -> bool {
        Name::of(a).is_like(&Name::of(b))
    }

    #[test]
    fn names_that_may_mean_one_place() {
        assert!(are_alike("演示养老院", "演示养老院"));
        assert!(are_alike("演示养老院", "上海市黄浦区演示养老院"));
        assert!(are_alike(
            "上海演示第一养老院有限公司",
            "上海演示第一养老院公司"
        ));
        assert!(!are_alike("演示养老院", "样例护理站"));
        assert!(!are_alike("上海演示第一养老院", "上海演示第二养老院"));
        assert!(!are_alike("一院", "第一院"));
    }
}
