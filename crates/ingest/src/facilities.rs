//! `facilities.geojson` of a city: the published source of its pack.

use eldercare_places::{Facility, Wgs84, geojson};

use crate::city_folder::CityFolder;
use crate::hours;
use crate::problem::{Problem, read_text, write_file};

/// Name of the file in the city's folder.
pub const FILE: &str = "facilities.geojson";

/// Reads a city's facilities.
pub fn read(folder: &CityFolder) -> Result<Vec<Facility>, Problem> {
    let path = folder.file(FILE);
    geojson::read(&read_text(&path)?).map_err(|e| Problem::content(&path, e.line, e.problem))
}

/// Writes a city's facilities, one on each line, sorted by id; hours that can be read become
/// schedules.
pub fn write(folder: &CityFolder, facilities: &[Facility]) -> Result<(), Problem> {
    let mut facilities = facilities.to_vec();
    // The importer told what was not read, with its line.
    let _ = hours::fill_all(&mut facilities);
    let text = geojson::write(&facilities);
    write_file(&folder.file(FILE), text.as_bytes())
}

/// A position with six decimals (about 10 cm): no list is more exact.
#[must_use]
pub fn rounded(point: Wgs84) -> Wgs84 {
    let six = |degrees: f64| (degrees * 1e6).round() / 1e6;
    Wgs84::new(six(point.lon), six(point.lat))
}
