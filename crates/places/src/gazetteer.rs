//! Names that a person may say where they are: how they are matched, and where the towns of a list lie.
//!
//! A base map writes 大场, the list 大场镇, a person 大場: one place. No positions are made up here: a
//! town is where its real places are, and where none is known the name has no position.

use std::collections::BTreeMap;

use crate::{
    Wgs84,
    pack::{Facts, Points, TextField},
    search::fold,
};

/// What names end with that says what they are; the longest first. People leave it out and add it.
const RANKS: [&str; 8] = ["街道", "地区", "镇", "乡", "区", "县", "市", "村"];

/// A town of a list, in the middle of its real places.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Its name as the list writes it.
    pub name: String,
    /// The district that it lies in.
    pub district: String,
    /// The middle of its places: the median of their longitudes and that of their latitudes, so that
    /// one place with a wrong position moves it little.
    pub middle: Wgs84,
}

/// The towns that real places with a position name, by district and name. Demonstration places lie
/// anywhere in their county and say nothing of a town.
#[must_use]
pub fn towns(points: &Points, facts: &Facts) -> Vec<Town> {
    let mut places: BTreeMap<(u32, &str), Vec<Wgs84>> = BTreeMap::new();
    for row in points.rows().filter(|row| !points.demo(*row)) {
        let town = facts.text(TextField::Town, row);
        let known = (points.district_number(row), town, points.point(row));
        if let (Some(district), Some(town), Some(point)) = known {
            places.entry((district, town)).or_default().push(point);
        }
    }
    let towns = places.into_iter();
    towns
        .filter_map(|((district, name), places)| {
            let district = points.districts().get(usize::try_from(district).ok()?)?;
            Some(Town {
                name: name.to_owned(),
                district: district.name.clone(),
                middle: Wgs84::new(
                    median(places.iter().map(|place| place.lon))?,
                    median(places.iter().map(|place| place.lat))?,
                ),
            })
        })
        .collect()
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// How well a name fits to what was typed; better is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same name, with or without what it is.
    Same,
    /// The name begins with it.
    Begins,
    /// It stands in the name.
    Holds,
}

/// Compares names in either script.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Other forms with their letter, by form.
    forms: Vec<(char, char)>,
}

impl Names {
    /// With the forms that came with a city's texts.
    #[must_use]
    pub fn of(facts: &Facts) -> Names {
        let letters = facts.letters().iter();
        let mut forms: Vec<(char, char)> = letters
            .flat_map(|(letter, forms, _)| forms.chars().map(move |form| (form, letter)))
            .collect();
        forms.sort_unstable();
        Names { forms }
    }

    /// How well a name fits to what was typed. Nothing typed is in every name.
    #[must_use]
    pub fn likeness(&self, typed: &str, name: &str) -> Option<Likeness> {
        let (typed, name) = (self.plain(typed), self.plain(name));
        if typed == name || (!typed.is_empty() && stem(&typed) == stem(&name)) {
            Some(Likeness::Same)
        } else if name.starts_with(&typed) {
            Some(Likeness::Begins)
        } else {
            name.contains(&typed).then_some(Likeness::Holds)
        }
    }

    fn plain(&self, text: &str) -> String {
        let letter = |form: char| {
            let found = self.forms.binary_search_by_key(&form, |(form, _)| *form);
            let found = found.ok().and_then(|at| self.forms.get(at));
            found.map_or(form, |(_, letter)| *letter)
        };
        fold(text).map(letter).map(rank_letter).collect()
    }
}

/// The letters of ranks in the other script, for texts that do not use them.
fn rank_letter(letter: char) -> char {
    match letter {
        '區' => '区',
        '縣' => '县',
        '鎮' => '镇',
        '鄉' => '乡',
        other => other,
    }
}

/// A name without its rank. One character alone names nothing (沙市, 东区): then the rank stays.
fn stem(name: &str) -> &str {
    let stems = RANKS.iter().filter_map(|rank| name.strip_suffix(rank));
    let mut long = stems.filter(|stem| stem.chars().count() > 1);
    long.next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{CityWide, Letter, encode, encode_with};
    use crate::{Facility, Kind};

    fn names() -> Names {
        let letter = |letter, variants: &str| Letter {
            letter,
            variants: variants.to_owned(),
            readings: Vec::new(),
        };
        let city = CityWide {
            letters: vec![letter('场', "場"), letter('大', "")],
            ..CityWide::default()
        };
        let (_, facts) = encode_with(&[], &city);
        Names::of(&Facts::decode(&facts).unwrap())
    }

    fn place(id: &str, town: &str, lon: f64) -> Facility {
        Facility {
            town: Some(town.to_owned()),
            point: Some(Wgs84::new(lon, 31.0)),
            ..Facility::new(id, Kind::Station, "某站", "宝山区", "list", "2025-01-01")
        }
    }

    #[test]
    fn a_town_lies_in_the_middle_of_its_real_places() {
        let invented = Facility {
            demo: true,
            ..place("d", "演示镇", 121.9)
        };
        let places = [
            place("a", "大场镇", 121.4),
            place("b", "大场镇", 121.5),
            place("c", "大场镇", 119.0),
            invented,
        ];
        let (points, facts) = encode(&places);
        let (points, facts) = (
            Points::decode(&points).unwrap(),
            Facts::decode(&facts).unwrap(),
        );
        let towns = towns(&points, &facts);
        let [town] = towns.as_slice() else {
            panic!("{towns:?}");
        };
        assert_eq!(
            (town.name.as_str(), town.district.as_str()),
            ("大场镇", "宝山区")
        );
        assert!((town.middle.lon - 121.4).abs() < 1e-5, "{town:?}");
    }

    #[test]
    fn a_name_is_the_same_with_its_rank_and_in_the_other_script() {
        let names = names();
        for typed in ["大场", "大场镇", "大場鎮", " 大 场 ", "大场街道"] {
            assert_eq!(
                names.likeness(typed, "大场镇"),
                Some(Likeness::Same),
                "{typed}"
            );
        }
        assert_eq!(names.likeness("大場", "大场东路"), Some(Likeness::Begins));
        assert_eq!(names.likeness("场东", "大场东路"), Some(Likeness::Holds));
        assert_eq!(names.likeness("小场", "大场镇"), None);
    }

    #[test]
    fn one_character_and_a_rank_is_a_whole_name() {
        let names = names();
        assert_eq!(names.likeness("东区", "东县"), None);
        assert_eq!(names.likeness("东区", "东区"), Some(Likeness::Same));
        assert_eq!(names.likeness("镇", "大场镇"), Some(Likeness::Holds));
    }

    #[test]
    fn nothing_typed_is_in_every_name() {
        assert_eq!(names().likeness("", "大场镇"), Some(Likeness::Begins));
    }
}
