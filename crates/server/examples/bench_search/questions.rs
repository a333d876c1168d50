//! What is asked: the same in every run, from the names and towns of the nation itself.

use std::collections::BTreeMap;

use eldercare_ingest::nation::{self, Seed};
use eldercare_places::{Bounds, Facility, Kind, KindSet};
use eldercare_server::search::Query;

/// Queries of each group.
pub const QUERIES: usize = 200;
/// Places on a page.
const LIMIT: usize = 20;
/// What a large part of all places holds.
const COMMON: [&str; 8] = [
    "养老",
    "互助",
    "服务",
    "中心",
    "幸福",
    "演示",
    "养老服务",
    "互助幸福院",
];

/// Half the sides of a box, in degrees: a town, a county, a province.
const SIDES: [f64; 3] = [0.02, 0.3, 3.0];

/// Questions by what is special about them.
pub type Groups = BTreeMap<&'static str, Vec<Question>>;

/// A text, and perhaps filters.
#[derive(Clone, Default)]
pub struct Question {
    text: String,
    city: Option<String>,
    kind: Option<Kind>,
    bounds: Option<Bounds>,
}

impl Question {
    fn of(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    pub fn query(&self) -> Query {
        let mut query = Query::new(&self.text, LIMIT).unwrap();
        query.city.clone_from(&self.city);
        query.kinds = self
            .kind
            .map_or(KindSet::EMPTY, |kind| KindSet::EMPTY.with(kind));
        query.boxes = self.bounds.into_iter().collect();
        query
    }
}

/// What is asked of a place: its name stands here without its mark.
struct Known {
    name: String,
    town: String,
    address: String,
    city: String,
    kind: Kind,
    around: Bounds,
}

/// All questions.
pub fn groups(seed: &Seed) -> Groups {
    let known: Vec<Known> = nation::places(seed)
        .flatten()
        .step_by(997)
        .enumerate()
        .map(known)
        .collect();
    let mut random = Random(20_261_125);
    let mut groups = Groups::new();
    for _ in 0..QUERIES {
        let place = &known[random.below(known.len())];
        for (group, question) in about(place, &mut random) {
            groups.entry(group).or_default().push(question);
        }
    }
    groups
}

fn known((number, place): (usize, Facility)) -> Known {
    let side = SIDES[number % SIDES.len()];
    let (lon, lat) = place.point.map_or((0.0, 0.0), |at| (at.lon, at.lat));
    Known {
        city: prefecture(&place).unwrap_or_default(),
        name: place.name.replace("演示·", ""),
        town: place.town.clone().unwrap_or_default(),
        address: place.address.clone().unwrap_or(place.district),
        kind: place.kind,
        around: Bounds::from([lon - side, lat - side, lon + side, lat + side]),
    }
}

/// The first four digits of its county's code.
pub fn prefecture(place: &Facility) -> Option<String> {
    Some((place.district_code? / 100).to_string())
}

/// A group and a question of it.
type Grouped = (&'static str, Question);

/// One question of each group.
fn about(place: &Known, random: &mut Random) -> Vec<Grouped> {
    let pair = random.part(&place.name, 2);
    let mut all = Vec::from(texts(place, &pair, random));
    all.extend(filtered(place, &pair));
    all
}

/// Words alone.
fn texts(place: &Known, pair: &str, random: &mut Random) -> [Grouped; 11] {
    let Known { name, town, .. } = place;
    let common = COMMON[random.below(COMMON.len())];
    let other = COMMON[random.below(COMMON.len())];
    let groups = [
        ("1 character of a name", random.part(name, 1)),
        ("2 characters of a name", pair.to_owned()),
        ("3 characters of a name", random.part(name, 3)),
        ("4 characters of a name", random.part(name, 4)),
        ("2 characters of a town", random.part(town, 2)),
        ("3 characters of an address", random.part(&place.address, 3)),
        ("what many places hold", common.to_owned()),
        (
            "two words that many places hold",
            format!("{common} {other}"),
        ),
        ("a town and a common pair", format!("{town} 养老")),
        ("no hit", format!("{}龘", random.part(name, 1))),
        ("no hit, both characters common", "院养".to_owned()),
    ];
    groups.map(|(group, text)| (group, Question::of(text)))
}

/// Filters, with a pair and without.
fn filtered(place: &Known, pair: &str) -> [Grouped; 5] {
    let of = |text: &str, city: bool, kind: bool, around: bool| Question {
        text: text.to_owned(),
        city: city.then(|| place.city.clone()),
        kind: kind.then_some(place.kind),
        bounds: around.then_some(place.around),
    };
    [
        ("2 characters in one city", of(pair, true, false, false)),
        ("2 characters and a kind", of(pair, false, true, false)),
        ("2 characters in a box", of(pair, false, false, true)),
        ("a box alone", of("", false, false, true)),
        ("a kind alone", of("", false, true, false)),
    ]
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    }

    /// Some characters of a text that stand side by side.
    fn part(&mut self, text: &str, length: usize) -> String {
        let letters: Vec<char> = text.chars().collect();
        let length = length.min(letters.len());
        let start = self.below(letters.len() - length + 1);
        letters[start..start + length].iter().collect()
    }
}
