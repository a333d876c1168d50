//! A city's places in the order of open data.

use eldercare_places::open::{CollectionId, Holdings, feature};
use eldercare_places::{City, Facility, geojson::Feature};

/// A city and its places by id.
pub struct CityPlaces {
    city: City,
    places: Vec<Facility>,
}

impl CityPlaces {
    /// Sorts the places.
    pub fn new(city: City, mut places: Vec<Facility>) -> CityPlaces {
        places.sort_by(|one, other| one.id.cmp(&other.id));
        CityPlaces { city, places }
    }

    /// The city's id.
    pub fn id(&self) -> &str {
        &self.city.id
    }

    /// Its name in Chinese and English.
    pub fn title(&self) -> String {
        let name = &self.city.name;
        format!("{} · {}", name.get("zh-CN"), name.get("en"))
    }

    /// The places of a collection.
    pub fn of(&self, id: CollectionId) -> Vec<&Facility> {
        self.places
            .iter()
            .filter(|place| id.admits(place.kind))
            .collect()
    }

    /// Every place as a feature.
    pub fn features(&self) -> impl Iterator<Item = Feature> {
        self.places.iter().map(|place| feature(place, self.id()))
    }
}

/// What a collection holds.
pub fn holdings(id: CollectionId, cities: &[CityPlaces]) -> Holdings {
    let mut holdings = Holdings::default();
    for place in cities.iter().flat_map(|city| city.of(id)) {
        holdings.add(place.point, &place.checked, place.demo);
    }
    holdings
}
