//! What is asked: the same in every run, from the names and towns of the nation itself.

use std::collections::BTreeMap;

use eldercare_ingest::nation::{self, Seed};
use eldercare_places::Facility;
use eldercare_server::search::Query;

/// Queries of each group.
const QUERIES: usize = 200;
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

/// Questions by what is special about them.
pub type Groups = BTreeMap<&'static str, Vec<Question>>;

/// A text, and perhaps a city.
pub struct Question {
    text: String,
    city: Option<String>,
}

impl Question {
    pub fn query(&self) -> Query {
        let mut query = Query::new(&self.text, LIMIT).unwrap();
        query.city.clone_from(&self.city);
        query
    }
}

/// Name without its mark, town and prefecture of a place.
struct Known {
    name: String,
    town: String,
    city: String,
}

/// All questions.
pub fn groups(seed: &Seed) -> Groups {
    let known: Vec<Known> = nation::places(seed)
        .flatten()
        .step_by(997)
        .map(known)
        .collect();
    let mut random = Random(20_261_125);
    let mut groups = Groups::new();
    for _ in 0..QUERIES {
        let place = &known[random.below(known.len())];
        for (group, text, city) in about(place, &mut random) {
            groups
                .entry(group)
                .or_default()
                .push(Question { text, city });
        }
    }
    groups
}

fn known(place: Facility) -> Known {
    Known {
        city: prefecture(&place).unwrap_or_default(),
        name: place.name.replace("演示·", ""),
        town: place.town.unwrap_or_default(),
    }
}

/// The first four digits of its county's code.
pub fn prefecture(place: &Facility) -> Option<String> {
    Some((place.district_code? / 100).to_string())
}

/// One question of each group.
fn about(place: &Known, random: &mut Random) -> [(&'static str, String, Option<String>); 10] {
    let Known { name, town, city } = place;
    let here = Some(city.clone());
    let common = COMMON[random.below(COMMON.len())].to_owned();
    [
        ("1 character of a name", random.part(name, 1), None),
        ("2 characters of a name", random.part(name, 2), None),
        ("3 characters of a name", random.part(name, 3), None),
        ("4 characters of a name", random.part(name, 4), None),
        ("2 characters of a town", random.part(town, 2), None),
        ("what many places hold", common, None),
        ("2 characters in one city", random.part(name, 2), here),
        ("a town and a common pair", format!("{town} 养老"), None),
        ("no hit", format!("{}龘", random.part(name, 1)), None),
        ("no hit, both characters common", "院养".to_owned(), None),
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
