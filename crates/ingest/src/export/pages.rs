//! The files of a collection: for a kind one for each city, for everything runs of places of a city.

use eldercare_places::Facility;
use eldercare_places::open::{CollectionId, Link, feature};

use super::places::CityPlaces;
use super::{JSON, json};
use crate::problem::Problem;

/// RFC 7946.
pub const GEOJSON: &str = "application/geo+json";
/// Places in a file of the collection of everything: about 1.5 MB.
const LONGEST: usize = 2_000;

/// One file of a collection.
pub struct Page<'a> {
    /// Name below the folder.
    pub name: String,
    /// The city of a file that holds all of the city's places of a kind.
    pub city: Option<&'a CityPlaces>,
    collection: CollectionId,
    of: &'a str,
    places: Vec<&'a Facility>,
}

/// The files of a collection in their order; an empty one when there is no place.
pub fn of(id: CollectionId, cities: &[CityPlaces]) -> Vec<Page<'_>> {
    let mut pages: Vec<Page<'_>> = cities.iter().flat_map(|city| of_city(id, city)).collect();
    if pages.is_empty() {
        pages.push(Page {
            name: format!("{}/none.geojson", id.id()),
            city: None,
            collection: id,
            of: "",
            places: Vec::new(),
        });
    }
    pages
}

fn of_city(id: CollectionId, city: &CityPlaces) -> Vec<Page<'_>> {
    let places = city.of(id);
    let is_whole = id != CollectionId::All;
    let longest = if is_whole {
        places.len().max(1)
    } else {
        LONGEST
    };
    let page = |(number, run): (usize, &[_])| {
        let name = if is_whole {
            format!("{}/{}.geojson", id.id(), city.id())
        } else {
            format!("{}/{}-{}.geojson", id.id(), city.id(), number + 1)
        };
        Page {
            name,
            city: is_whole.then_some(city),
            collection: id,
            of: city.id(),
            places: run.to_vec(),
        }
    };
    places.chunks(longest).enumerate().map(page).collect()
}

/// The bytes of a file: a FeatureCollection with a feature on each line, and links to its
/// neighbours.
pub fn write(pages: &[Page<'_>], number: usize, base: &str) -> Result<Vec<u8>, Problem> {
    let Some(page) = pages.get(number) else {
        return Ok(Vec::new());
    };
    let to = |rel, other: &Page<'_>| Link::new(rel, GEOJSON, format!("{base}/{}", other.name));
    let mut links = vec![to("self", page)];
    links.extend(pages.get(number + 1).map(|next| to("next", next)));
    let before = number.checked_sub(1).and_then(|before| pages.get(before));
    links.extend(before.map(|before| to("prev", before)));
    let collection = format!("{base}/{}.json", page.collection.id());
    links.push(Link::new("collection", JSON, collection));
    let matched: usize = pages.iter().map(|page| page.places.len()).sum();
    let features: Vec<String> = page
        .places
        .iter()
        .map(|place| feature(place, page.of).to_string())
        .collect();
    let links = String::from_utf8(json(&links)?).unwrap_or_default();
    let head = format!(
        "{{\"type\":\"FeatureCollection\",\"numberMatched\":{matched},\"numberReturned\":{},\
         \"links\":{links},\"features\":[\n",
        features.len(),
    );
    Ok(format!("{head}{}\n]}}\n", features.join(",\n")).into_bytes())
}
