//! `homes.json` of a city: where people live, for the view of what is missing where.
//!
//! Three origins, each said with its number: settlements of GeoNames; towns, in the middle of the
//! places that the city's lists have there; addresses of real institutions, since people live in
//! them. A town that GeoNames has is not counted twice.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::{Facility, Kind, Wgs84};
use serde::{Deserialize, Serialize};

use crate::basemap::stem;
use crate::city_folder::CityFolder;
use crate::divisions::DistrictEntry;
use crate::problem::{Problem, read_text, write_file};
use crate::raw::{NamedPlace, Raw};
use crate::validate::DEMO_TOWN;
use crate::{divisions, facilities};

/// Name of the file in the city's folder.
pub const FILE: &str = "homes.json";

/// A settlement, a town, an address: the numbers in the file.
const ORIGINS: [u8; 3] = [0, 1, 2];

/// The file.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Homes {
    /// Version of this form.
    pub version: u8,
    /// Names of the districts; a home gives the place of its own in this list.
    pub districts: Vec<String>,
    /// Longitude, latitude (WGS-84, four decimals: GeoNames is no more exact), district, origin.
    pub homes: Vec<(f64, f64, u16, u8)>,
}

/// Makes the file of a city; tells how many homes it has.
pub fn write(folder: &CityFolder, raw: &Raw) -> Result<usize, Problem> {
    let mut places = facilities::read(folder)?;
    // Nobody lives in the town that does not exist.
    places.retain(|place| !place.has_tag(DEMO_TOWN));
    let districts = divisions::read(folder)?.districts;
    let names: Vec<String> = districts.iter().map(|d| d.name.clone()).collect();
    let mut found = Vec::new();
    for place in raw.named_places()? {
        if place.county.is_some_and(|county| folder.owns(county)) {
            found.extend(settlement(&place, &districts));
        }
    }
    let known: BTreeSet<(String, String)> = found
        .iter()
        .map(|home| (home.district.clone(), home.town.clone()))
        .collect();
    found.extend(
        towns(&places).filter(|home| !known.contains(&(home.district.clone(), home.town.clone()))),
    );
    found.extend(addresses(&places));
    let homes: Vec<_> = found
        .iter()
        .filter_map(|home| home.written(&names))
        .collect();
    let count = homes.len();
    let file = Homes {
        version: 1,
        districts: names,
        homes,
    };
    let text =
        serde_json::to_string(&file).map_err(|e| Problem::content(&folder.file(FILE), 1, e))?;
    // One home on a line: a change is seen as what it is.
    let text = text.replace("],[", "],\n[");
    write_file(&folder.file(FILE), format!("{text}\n").as_bytes())?;
    Ok(count)
}

/// A home before it has the numbers of the file.
struct Found {
    district: String,
    /// Its town without the suffix; empty for an address.
    town: String,
    point: Wgs84,
    origin: u8,
}

impl Found {
    fn written(&self, districts: &[String]) -> Option<(f64, f64, u16, u8)> {
        let four = |degrees: f64| (degrees * 1e4).round() / 1e4;
        let number = districts.iter().position(|name| *name == self.district)?;
        let number = u16::try_from(number).ok()?;
        Some((
            four(self.point.lon),
            four(self.point.lat),
            number,
            self.origin,
        ))
    }
}

fn settlement(place: &NamedPlace, districts: &[DistrictEntry]) -> Option<Found> {
    let code = place.county?.to_string();
    let district = districts.iter().find(|district| district.code == code)?;
    Some(Found {
        district: district.name.clone(),
        town: stem(&place.name).to_owned(),
        point: Wgs84::new(place.lon, place.lat),
        origin: ORIGINS[0],
    })
}

fn towns(places: &[Facility]) -> impl Iterator<Item = Found> {
    middles(places)
        .into_iter()
        .map(|((district, town), point)| Found {
            district,
            town: stem(&town).to_owned(),
            point,
            origin: ORIGINS[1],
        })
}

fn addresses(places: &[Facility]) -> impl Iterator<Item = Found> {
    let lived_in = |place: &&Facility| place.kind == Kind::Institution && !place.demo;
    places.iter().filter(lived_in).filter_map(|place| {
        Some(Found {
            district: place.district.clone(),
            town: String::new(),
            point: place.point?,
            origin: ORIGINS[2],
        })
    })
}

/// Reads the file of a city, which not every city has.
pub fn read(folder: &CityFolder) -> Result<Option<Homes>, Problem> {
    let path = folder.file(FILE);
    if !path.exists() {
        return Ok(None);
    }
    let text = read_text(&path)?;
    let homes: Homes =
        serde_json::from_str(&text).map_err(|e| Problem::content(&path, e.line(), e))?;
    let known = homes.districts.len();
    let wrong = |(lon, lat, district, origin): &&(f64, f64, u16, u8)| {
        usize::from(*district) >= known
            || !ORIGINS.contains(origin)
            || !folder.city.bounds.contains(Wgs84::new(*lon, *lat))
    };
    match homes.homes.iter().find(wrong) {
        Some(home) => {
            let written = serde_json::to_string(home).unwrap_or_default();
            let at = text.find(&written).unwrap_or_default();
            let line = text[..at].matches('\n').count() + 1;
            let message = format!("{written} is no home of this city");
            Err(Problem::content(&path, line, message))
        }
        None => Ok(Some(homes)),
    }
}

/// The middle of the places of each town: the median of both coordinates, so that a single
/// misplaced one does not move it.
fn middles(places: &[Facility]) -> BTreeMap<(String, String), Wgs84> {
    let mut points = BTreeMap::<(String, String), (Vec<f64>, Vec<f64>)>::new();
    for place in places {
        if let (Some(town), Some(point)) = (&place.town, place.point) {
            let town = (place.district.clone(), town.clone());
            let (lons, lats) = points.entry(town).or_default();
            lons.push(point.lon);
            lats.push(point.lat);
        }
    }
    let middle = |(town, (lons, lats))| Some((town, Wgs84::new(median(lons)?, median(lats)?)));
    points.into_iter().filter_map(middle).collect()
}

fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_stands_in_the_middle_of_its_places_and_a_stray_one_does_not_move_it() {
        let place = |lon| Facility {
            town: Some("甲镇".to_owned()),
            point: Some(Wgs84::new(lon, 29.5)),
            ..Facility::new("a", Kind::Station, "a", "乙县", "demo", "2025-01-01")
        };
        let middles = middles(&[place(111.1), place(111.2), place(115.0)]);
        let town = ("乙县".to_owned(), "甲镇".to_owned());
        assert_eq!(middles.get(&town), Some(&Wgs84::new(111.2, 29.5)));
    }
}
