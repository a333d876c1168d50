//! `homes.json` of a city: where people live, for the view of what is missing where.
//!
//! Settlements of GeoNames, and the towns and villages that real lists name. Where a town is, its places
//! say: their middle, one for each combination of kinds that they are of. Whoever measures a kind
//! takes a middle without that kind, else the list would measure itself.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::{Facility, KindSet, Wgs84};
use serde::{Deserialize, Serialize};

use crate::basemap::stem;
use crate::city_folder::CityFolder;
use crate::divisions::{self, DistrictEntry};
use crate::facilities;
use crate::problem::{Problem, read_text, write_file};
use crate::raw::{NamedPlace, Raw};

/// Name of the file in the city's folder.
pub const FILE: &str = "homes.json";

/// Version of its form; the first one did not say which kinds a town's middle comes from.
const VERSION: u8 = 3;

/// Longitude, latitude (WGS-84, four decimals: GeoNames is no more exact), number of the district.
type Home = (f64, f64, u16);

/// Longitude, latitude, district, and the kinds of the places in whose middle it stands.
type Middle = (f64, f64, u16, KindSet);

/// The file.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Homes {
    /// Version of this form.
    pub version: u8,
    /// Names of the districts; a home gives the place of its own in this list.
    pub districts: Vec<String>,
    /// The settlements of GeoNames.
    pub homes: Vec<Home>,
    /// The towns of real lists that are not among them, each with its middles: most places first.
    pub towns: Vec<Vec<Middle>>,
}

/// Makes the file of a city; tells how many homes it has.
pub fn write(folder: &CityFolder, raw: &Raw) -> Result<usize, Problem> {
    let districts = divisions::read(folder)?.districts;
    let named = raw.named_places()?;
    let own: Vec<&NamedPlace> = named
        .iter()
        .filter(|place| place.county.is_some_and(|county| folder.owns(county)))
        .collect();
    let homes: Vec<Home> = own
        .iter()
        .filter_map(|place| home(place, &districts))
        .collect();
    let known: BTreeSet<(u16, &str)> = own
        .iter()
        .filter_map(|place| Some((number_of(place, &districts)?, stem(&place.name))))
        .collect();
    let titles: Vec<String> = districts
        .into_iter()
        .map(|district| district.name)
        .collect();
    let towns = towns(&facilities::read(folder)?, &titles, &known);
    let count = homes.len() + towns.len();
    let file = Homes {
        version: VERSION,
        districts: titles,
        homes,
        towns,
    };
    let text =
        serde_json::to_string(&file).map_err(|e| Problem::content(&folder.file(FILE), 1, e))?;
    // One home on a line: a change is seen as what it is.
    let text = text.replace("],[[", "],\n[[").replace("],[1", "],\n[1");
    write_file(&folder.file(FILE), format!("{text}\n").as_bytes())?;
    Ok(count)
}

/// A settlement as the file has it; nothing where the city does not list its district.
fn home(place: &NamedPlace, districts: &[DistrictEntry]) -> Option<Home> {
    let number = number_of(place, districts)?;
    Some((four(place.lon), four(place.lat), number))
}

fn number_of(place: &NamedPlace, districts: &[DistrictEntry]) -> Option<u16> {
    let code = place.county?.to_string();
    let number = districts
        .iter()
        .position(|district| district.code == code)?;
    u16::try_from(number).ok()
}

fn four(degrees: f64) -> f64 {
    (degrees * 1e4).round() / 1e4
}

/// The towns that real places name, without those that are known as settlements. A service without
/// a door says where its office is, and no more.
fn towns(
    places: &[Facility],
    districts: &[String],
    known: &BTreeSet<(u16, &str)>,
) -> Vec<Vec<Middle>> {
    let mut found = BTreeMap::<(u16, &str), BTreeMap<u16, Vec<Wgs84>>>::new();
    for place in places.iter().filter(|place| !place.demo) {
        let number = districts.iter().position(|name| *name == place.district);
        let number = number.and_then(|number| u16::try_from(number).ok());
        let (Some(number), Some(town), Some(point)) = (number, &place.town, place.point) else {
            continue;
        };
        if place.kinds().intersects(KindSet::WITH_DOOR) && !known.contains(&(number, stem(town))) {
            let town = found.entry((number, town)).or_default();
            town.entry(place.kinds().bits()).or_default().push(point);
        }
    }
    let town = |((number, _), by_kinds): (_, BTreeMap<u16, Vec<Wgs84>>)| {
        let mut middles: Vec<_> = by_kinds.into_iter().collect();
        middles.sort_by_key(|(_, points)| std::cmp::Reverse(points.len()));
        let middle = |(kinds, points): (u16, Vec<Wgs84>)| {
            let lon = median(points.iter().map(|point| point.lon).collect())?;
            let lat = median(points.iter().map(|point| point.lat).collect())?;
            Some((four(lon), four(lat), number, KindSet::from_bits(kinds)?))
        };
        middles.into_iter().filter_map(middle).collect()
    };
    found.into_iter().map(town).collect()
}

/// So that a single misplaced one does not move the middle.
fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
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
    let middles = homes.towns.iter().flatten();
    let middles = middles.map(|(lon, lat, district, _)| (*lon, *lat, *district));
    let mut all = homes.homes.iter().copied().chain(middles);
    let wrong = |(lon, lat, district): &Home| {
        usize::from(*district) >= known || !folder.city.bounds.contains(Wgs84::new(*lon, *lat))
    };
    match all.find(wrong) {
        Some(home) => {
            let written = serde_json::to_string(&home).unwrap_or_default();
            let written = written.trim_end_matches(']');
            let at = text.find(written).unwrap_or_default();
            let line = text[..at].matches('\n').count() + 1;
            let message = format!("{written} is no home of this city");
            Err(Problem::content(&path, line, message))
        }
        None => Ok(Some(homes)),
    }
}

#[cfg(test)]
mod tests {
    use eldercare_places::Kind;

    use super::*;

    fn place(kind: Kind, town: &str, lon: f64) -> Facility {
        Facility {
            town: Some(town.to_owned()),
            point: Some(Wgs84::new(lon, 29.5)),
            ..Facility::new("a", kind, "a", "乙县", "list", "2025-01-01")
        }
    }

    #[test]
    fn a_town_has_a_middle_for_each_combination_of_kinds_and_a_stray_place_does_not_move_it() {
        let both = Facility {
            extra_kinds: KindSet::EMPTY.with(Kind::Canteen),
            ..place(Kind::Station, "甲镇", 111.4)
        };
        let invented = Facility {
            demo: true,
            ..place(Kind::Station, "丙镇", 111.5)
        };
        let places = [
            place(Kind::Station, "甲镇", 111.1),
            place(Kind::Station, "甲镇", 111.2),
            place(Kind::Station, "甲镇", 115.0),
            both,
            place(Kind::HomeService, "甲镇", 111.9),
            place(Kind::DayCare, "丁家镇", 111.6),
            invented,
        ];
        let kinds = |kinds: &[Kind]| kinds.iter().copied().fold(KindSet::EMPTY, KindSet::with);
        let districts = ["乙县".to_owned()];
        let known = BTreeSet::from([(0, "丁家")]);
        assert_eq!(
            towns(&places, &districts, &known),
            [[
                (111.2, 29.5, 0, kinds(&[Kind::Station])),
                (111.4, 29.5, 0, kinds(&[Kind::Station, Kind::Canteen])),
            ]]
        );
    }
}
