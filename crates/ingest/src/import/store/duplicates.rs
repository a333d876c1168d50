//! Places that may be one and the same: proposed by name and distance, never joined here.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use eldercare_places::Wgs84;
use eldercare_places::coordinates::distance_m;

use super::{Decisions, Id, Places};
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

/// A place as far as looking alike is concerned.
struct Spot<'a> {
    id: &'a Id,
    point: Option<Wgs84>,
    name: Name,
    demo: bool,
}

/// Adds a warning for each pair of which at least one place was touched by the list.
pub(super) fn propose(
    places: &Places,
    touched: &BTreeMap<Id, usize>,
    decisions: &Decisions,
    report: &mut Report,
) {
    let mut pairs: BTreeSet<(&Id, &Id)> = BTreeSet::new();
    near(places, touched, &mut |a, b| {
        let alike = a.name.is_like(&b.name);
        if alike && !decisions.are_different(a.id, b.id) && a.demo == b.demo {
            pairs.insert((a.id.min(b.id), a.id.max(b.id)));
        }
        if pairs.len() > PROPOSED {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
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
        let (one, other) = (places[a].open(), places[b].open());
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

/// Every pair of places that are near each other and of which one was touched, until `pair`
/// has seen enough.
fn near<'a>(
    places: &'a Places,
    touched: &BTreeMap<Id, usize>,
    pair: &mut impl FnMut(&Spot<'a>, &Spot<'a>) -> ControlFlow<()>,
) {
    let ground = Ground::of(places);
    let all = ground.spots.iter();
    for spot in all.filter(|spot| touched.contains_key(spot.id)) {
        let close = |other: &&Spot<'a>| match spot.point.zip(other.point) {
            Some((p, q)) => (q.lat - p.lat).abs() < CELL && distance_m(p, q) <= NEAR_M,
            None => spot.point.is_none(),
        };
        let others = ground.beside(spot, places).into_iter();
        for other in others.filter(|other| other.id != spot.id).filter(close) {
            if pair(spot, other).is_break() {
                return;
            }
        }
    }
}

/// All places, by cell of the grid or, without a position, by address.
struct Ground<'a> {
    spots: Vec<Spot<'a>>,
    cells: HashMap<(i32, i32), Vec<u32>>,
    addresses: HashMap<String, Vec<u32>>,
}

impl<'a> Ground<'a> {
    fn of(places: &'a Places) -> Ground<'a> {
        let mut ground = Ground {
            spots: Vec::with_capacity(places.len()),
            cells: HashMap::new(),
            addresses: HashMap::new(),
        };
        for ((id, place), at) in places.iter().zip(0_u32..) {
            let place = place.open();
            if let Some(point) = place.point {
                let cell = cell(point.lon, point.lat);
                ground.cells.entry(cell).or_default().push(at);
            } else if let Some(address) = &place.address {
                let address = folded(address);
                ground.addresses.entry(address).or_default().push(at);
            }
            ground.spots.push(Spot {
                id,
                point: place.point,
                name: Name::of(&place.name),
                demo: place.demo,
            });
        }
        ground
    }

    /// Places in the cells around one or, without a position, at its address.
    fn beside(&self, spot: &Spot<'_>, places: &Places) -> Vec<&Spot<'a>> {
        let mut found: Vec<u32> = Vec::new();
        if let Some(point) = spot.point {
            let (x, y) = cell(point.lon, point.lat);
            for cell in (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y))) {
                found.extend(self.cells.get(&cell).into_iter().flatten().take(CROWD));
            }
        } else {
            let address = places[spot.id].open().address;
            let address = address.as_deref().map(folded).unwrap_or_default();
            found.extend(
                self.addresses
                    .get(&address)
                    .into_iter()
                    .flatten()
                    .take(CROWD),
            );
        }
        let spots = found.into_iter();
        spots.map(|at| &self.spots[at as usize]).collect()
    }
}

fn cell(lon: f64, lat: f64) -> (i32, i32) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "degrees over 0.004 are small"
    )]
    let along = |degrees: f64| (degrees / CELL).floor() as i32;
    (along(lon), along(lat))
}

/// A name as it is compared.
struct Name {
    folded: Box<str>,
    /// Its numbers: the second branch of a home is not the third.
    numbers: Box<str>,
}

impl Name {
    fn of(name: &str) -> Name {
        let folded = folded(name).into_boxed_str();
        let is_number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
        let numbers = folded.chars().filter(is_number).collect::<String>().into();
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
        a == b || signs >= 4 && long.contains(short.as_ref()) || shared_pairs(a, b) >= ALIKE
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
