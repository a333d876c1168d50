//! Places that may be one and the same: proposed by name and distance, never joined here.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::{ControlFlow, Range};

use eldercare_places::coordinates::distance_m;
use eldercare_places::{Facility, Wgs84};

use super::{Decisions, Id, Places};
use crate::import::identity::{Fingerprint, fingerprint, folded};
use crate::report::Report;

/// How far apart two rows of one place may be geocoded.
const NEAR_M: f64 = 150.0;
/// How alike two names must be that are not the same: shared pairs of signs, in percent.
const ALIKE: u32 = 80;
/// The same for two places with one address.
const HALF: u32 = 50;
/// Sides of a cell of the search grid in degrees east and north: more than [`NEAR_M`] up to 59
/// degrees of latitude, so that neighbours are enough.
const CELL: [f64; 2] = [0.002_8, 0.001_4];
/// Pairs that are proposed; a person does not decide about more, and memory stays bounded.
const PROPOSED: usize = 5_000;
/// Places in one cell, with the same numbers in their names, that are compared with each other;
/// more than this stand on a region's middle and would only be compared with themselves.
const CROWD: usize = 200;

/// A place as far as looking alike is concerned.
struct Spot<'a> {
    id: &'a Id,
    point: Option<Wgs84>,
    group: Group,
    address: Option<Fingerprint>,
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
        let alike = a.is_like(b);
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
        for other in ground.beside(spot).filter(|other| other.id != spot.id) {
            let close = match spot.point.zip(other.point) {
                Some((p, q)) => distance_m(p, q) <= NEAR_M,
                None => true,
            };
            if close && pair(spot, other).is_break() {
                return;
            }
        }
    }
}

/// All places in the order of their groups, so that what is compared lies together in memory.
struct Ground<'a> {
    spots: Vec<Spot<'a>>,
    /// Where the places of each group stand.
    groups: HashMap<Group, Range<u32>>,
}

/// What places share that may be one: a cell of the grid or, without a position, the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Group {
    Cell(i32, i32),
    Address(Fingerprint),
    Nowhere,
}

impl<'a> Ground<'a> {
    fn of(places: &'a Places) -> Ground<'a> {
        let spots = places.iter().map(|(id, place)| Spot::of(id, &place.open()));
        let mut spots: Vec<Spot<'a>> = spots.collect();
        // Places with other numbers in their names are never alike, so that among a million of
        // them only those with the same ones are looked at.
        spots.sort_by_key(|spot| (spot.group, spot.name.numbers));
        let mut groups: HashMap<Group, Range<u32>> = HashMap::new();
        for (spot, at) in spots.iter().zip(0_u32..) {
            groups.entry(spot.group).or_insert(at..at).end = at + 1;
        }
        Ground { spots, groups }
    }

    /// Places whose names may be alike in the cells around one or, without a position, at its
    /// address.
    fn beside<'b>(&'b self, spot: &'b Spot<'a>) -> impl Iterator<Item = &'b Spot<'a>> {
        let groups: Vec<Group> = match spot.group {
            Group::Cell(x, y) => (y - 1..=y + 1)
                .flat_map(|y| (x - 1..=x + 1).map(move |x| Group::Cell(x, y)))
                .collect(),
            Group::Address(_) => vec![spot.group],
            Group::Nowhere => Vec::new(),
        };
        let groups = groups.into_iter();
        groups
            .flat_map(|group| self.with_numbers(group, spot.name.numbers))
            .filter(|other| spot.name.may_be_like(&other.name, spot.share(other)))
    }

    /// The first places of a group with these numbers in their names.
    fn with_numbers(&self, group: Group, numbers: u64) -> &[Spot<'a>] {
        let range = self.groups.get(&group).cloned().unwrap_or_default();
        let all = &self.spots[range.start as usize..range.end as usize];
        let start = all.partition_point(|spot| spot.name.numbers < numbers);
        let end = all.partition_point(|spot| spot.name.numbers <= numbers);
        &all[start..end.min(start + CROWD)]
    }
}

impl<'a> Spot<'a> {
    fn of(id: &'a Id, place: &Facility) -> Spot<'a> {
        let address = place.address.as_deref().map(folded);
        let address = address.filter(|address| !address.is_empty());
        let address = address.map(|address| fingerprint(&address));
        Spot {
            id,
            point: place.point,
            group: match (place.point, address) {
                (Some(point), _) => cell(point),
                (None, Some(address)) => Group::Address(address),
                (None, None) => Group::Nowhere,
            },
            address,
            name: Name::of(&place.name),
            demo: place.demo,
        }
    }

    /// How alike the names must be: half is enough at one address.
    fn share(&self, other: &Spot<'_>) -> u32 {
        let one_address = self.address.is_some() && self.address == other.address;
        if one_address { HALF } else { ALIKE }
    }

    /// Whether two places may be one by their names.
    fn is_like(&self, other: &Spot<'_>) -> bool {
        self.name.is_like(&other.name, self.share(other))
    }
}

fn cell(point: Wgs84) -> Group {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "degrees over the sides are small"
    )]
    let along = |degrees: f64, side: f64| (degrees / side).floor() as i32;
    Group::Cell(along(point.lon, CELL[0]), along(point.lat, CELL[1]))
}

/// A name as it is compared.
struct Name {
    folded: Box<str>,
    /// Its numbers: the second branch of a home is not the third.
    numbers: u64,
    /// Its pairs of neighbouring signs: one bit of 64 for each, and how many there are.
    pairs: u64,
    count: u32,
}

impl Name {
    fn of(name: &str) -> Name {
        let folded: Box<str> = folded(name).chars().map(plain_number).collect();
        let is_number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
        let numbers = folded.chars().filter(is_number).collect::<String>();
        let (mut pairs, mut count) = (0, 0);
        for (first, second) in folded.chars().zip(folded.chars().skip(1)) {
            pairs |= 1 << ((u32::from(first) * 31 + u32::from(second)) % 61);
            count += 1;
        }
        Name {
            numbers: fingerprint(&numbers)[0],
            folded,
            pairs,
            count,
        }
    }

    /// Whether two names can be alike at all, by what can be said without reading them.
    fn may_be_like(&self, other: &Name, share: u32) -> bool {
        let missing = |a: &Name, b: &Name| (a.pairs & !b.pairs).count_ones();
        let (a, b) = if self.count < other.count {
            (self, other)
        } else {
            (other, self)
        };
        let shared = a.count - missing(a, b).min(a.count);
        let enough = 200 * shared >= (a.count + b.count) * share;
        self.numbers == other.numbers && (missing(a, b) == 0 || enough)
    }

    /// Whether two names may mean one place: shared pairs of signs from this share on, in percent.
    fn is_like(&self, other: &Name, share: u32) -> bool {
        let (a, b) = (&self.folded, &other.folded);
        if self.numbers != other.numbers {
            return false;
        }
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let signs = short.chars().count();
        a == b || signs >= 4 && long.contains(short.as_ref()) || shared_pairs(a, b) >= share
    }
}

/// 壹 as people write it in documents is 一.
fn plain_number(sign: char) -> char {
    let formal = "壹贰叁肆伍陆柒捌玖拾"
        .chars()
        .position(|formal| formal == sign);
    formal
        .and_then(|at| "一二三四五六七八九十".chars().nth(at))
        .unwrap_or(sign)
}

/// Pairs of neighbouring signs that two names share, in percent of all.
fn shared_pairs(a: &str, b: &str) -> u32 {
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
    let percent = (100 * shared).checked_div(all).unwrap_or_default();
    u32::try_from(percent).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_alike(a: &str, b: &str) -> bool {
        let (a, b) = (Name::of(a), Name::of(b));
        let alike = a.is_like(&b, ALIKE);
        assert!(a.may_be_like(&b, ALIKE) || !alike);
        alike
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
        assert!(are_alike("甲壹养老院", "甲一养老院"));
    }

    /// Places a few metres apart, each named by `name`.
    fn street(places: u32, name: impl Fn(u32) -> String) -> Places {
        let place = |n: u32| {
            let kind = eldercare_places::Kind::Institution;
            let (id, district) = (format!("310000-{n:06}"), "黄浦区".to_owned());
            let mut place = Facility::new(id, kind, name(n), district, "x", "2025-01");
            let (east, north) = (f64::from(n % 50), f64::from(n / 50));
            place.point = Some(Wgs84::new(121.4 + east * 1e-4, 31.2 + north * 5e-5));
            (place.id.as_str().into(), super::super::Stored::of(&place))
        };
        (0..places).map(place).collect()
    }

    #[test]
    fn among_places_that_lie_densely_few_are_compared() {
        let looked = |places: &Places| {
            let ground = Ground::of(places);
            let spots = ground.spots.iter();
            spots.map(|spot| ground.beside(spot).count()).max()
        };
        // Only itself, and one whose numbers are written otherwise.
        let numbered = street(2_000, |n| format!("第{n}养老院"));
        assert_eq!(looked(&numbered), Some(1));
        let signs: Vec<char> = ('\u{4e00}'..'\u{9000}').collect();
        let named = street(2_000, |n| {
            let at = |m: usize| signs[(n as usize * m + m) % signs.len()];
            format!("{}{}{}{}养老院", at(7), at(311), at(1_709), at(5_003))
        });
        assert!(looked(&named) < Some(200), "{:?}", looked(&named));
    }
}
