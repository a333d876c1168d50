//! `homes.json` of a city: where people live, for the view of what is missing where.
//!
//! Settlements of GeoNames and nothing else. A point that comes from the city's own list, such as the
//! middle of the places of a town, would be reached by that list almost by itself: the list would
//! measure itself.

use eldercare_places::Wgs84;
use serde::{Deserialize, Serialize};

use crate::city_folder::CityFolder;
use crate::divisions::{self, DistrictEntry};
use crate::problem::{Problem, read_text, write_file};
use crate::raw::{NamedPlace, Raw};

/// Name of the file in the city's folder.
pub const FILE: &str = "homes.json";

/// Version of its form; the first one had homes from the list itself.
const VERSION: u8 = 2;

/// The file.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Homes {
    /// Version of this form.
    pub version: u8,
    /// Names of the districts; a home gives the place of its own in this list.
    pub districts: Vec<String>,
    /// Longitude, latitude (WGS-84, four decimals: GeoNames is no more exact), district.
    pub homes: Vec<(f64, f64, u16)>,
}

/// Makes the file of a city; tells how many homes it has.
pub fn write(folder: &CityFolder, raw: &Raw) -> Result<usize, Problem> {
    let districts = divisions::read(folder)?.districts;
    let named = raw.named_places()?;
    let own = |place: &&NamedPlace| place.county.is_some_and(|county| folder.owns(county));
    let homes: Vec<_> = named
        .iter()
        .filter(own)
        .filter_map(|place| home(place, &districts))
        .collect();
    let count = homes.len();
    let file = Homes {
        version: VERSION,
        districts: districts
            .into_iter()
            .map(|district| district.name)
            .collect(),
        homes,
    };
    let text =
        serde_json::to_string(&file).map_err(|e| Problem::content(&folder.file(FILE), 1, e))?;
    // One home on a line: a change is seen as what it is.
    let text = text.replace("],[", "],\n[");
    write_file(&folder.file(FILE), format!("{text}\n").as_bytes())?;
    Ok(count)
}

/// A settlement as the file has it; nothing where the city does not list its district.
fn home(place: &NamedPlace, districts: &[DistrictEntry]) -> Option<(f64, f64, u16)> {
    let four = |degrees: f64| (degrees * 1e4).round() / 1e4;
    let code = place.county?.to_string();
    let number = districts
        .iter()
        .position(|district| district.code == code)?;
    Some((
        four(place.lon),
        four(place.lat),
        u16::try_from(number).ok()?,
    ))
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
    let wrong = |(lon, lat, district): &&(f64, f64, u16)| {
        usize::from(*district) >= known || !folder.city.bounds.contains(Wgs84::new(*lon, *lat))
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
