//! The same search as a plain walk over all texts, written from its description alone.

use eldercare_places::{Facility, search};
use eldercare_server::search::{CityPlaces, Query};
use hanconv::{Converter, Converters};

/// All places with their texts as they are compared.
pub struct Walk(Vec<Entry>);

struct Entry {
    city: String,
    place: Facility,
    /// Name, town, address, district.
    texts: [String; 4],
}

/// What the walk finds.
pub struct Expected {
    pub total: usize,
    /// Rank and id, best first.
    pub best: Vec<(u32, String)>,
}

impl Walk {
    pub fn new(cities: Vec<CityPlaces>) -> Self {
        let plain = Plain::new();
        let entries = cities.into_iter().flat_map(|city| {
            let id = city.city;
            let places = city.places.into_iter();
            places.map(move |place| (id.clone(), place))
        });
        let entry = |(city, place): (String, Facility)| Entry {
            texts: [
                plain.of(&place.name),
                plain.of(place.town.as_deref().unwrap_or_default()),
                plain.of(place.address.as_deref().unwrap_or_default()),
                plain.of(&place.district),
            ],
            city,
            place,
        };
        Self(entries.map(entry).collect())
    }

    pub fn find(&self, text: &str, query: &Query) -> Expected {
        let plain = Plain::new();
        let words: Vec<String> = text.split_whitespace().map(|word| plain.of(word)).collect();
        let mut found = Vec::new();
        for entry in self.0.iter().filter(|entry| entry.passes(query)) {
            let ranks: Option<Vec<u32>> = words.iter().map(|word| entry.rank(word)).collect();
            if let Some(ranks) = ranks {
                let place = &entry.place;
                let name = (place.name.chars().count(), place.name.clone());
                let number: i64 = entry.city.parse().unwrap();
                found.push((ranks.iter().sum::<u32>(), number, name, place.id.clone()));
            }
        }
        found.sort();
        let total = found.len();
        found.truncate(query.limit);
        let best = found.into_iter().map(|(rank, _, _, id)| (rank, id));
        Expected {
            total,
            best: best.collect(),
        }
    }
}

impl Entry {
    fn passes(&self, query: &Query) -> bool {
        let city = query.city.as_ref().is_none_or(|only| *only == self.city);
        let kind = query.kinds.is_empty() || query.kinds.intersects(self.place.kinds());
        let inside = |point| query.boxes.iter().any(|bounds| bounds.contains(point));
        city && kind && (query.boxes.is_empty() || self.place.point.is_some_and(inside))
    }

    fn rank(&self, word: &str) -> Option<u32> {
        if self.texts[0].starts_with(word) {
            return Some(0);
        }
        let field = self.texts.iter().position(|text| text.contains(word))?;
        Some(u32::try_from(field).unwrap() + 1)
    }
}

/// In half width, small letters, without blanks, simplified character by character.
struct Plain([Converter; 3]);

impl Plain {
    fn new() -> Self {
        let scripts = [Converters::TW2T, Converters::HK2T, Converters::T2S];
        Self(scripts.map(|script| script.new_converter()))
    }

    fn of(&self, text: &str) -> String {
        let simplified = |letter: char| {
            let scripts = self.0.iter();
            scripts.fold(letter.to_string(), |letter, script| script.convert(letter))
        };
        search::fold(text).map(simplified).collect()
    }
}
