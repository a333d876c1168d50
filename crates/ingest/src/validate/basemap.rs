//! `basemap.topojson`: it can be read and shows the city's own counties and the border.

use std::collections::BTreeMap;
use std::path::Path;

use eldercare_places::Basemap;

use super::city::CityText;
use super::{Findings, text};
use crate::city_folder::owns;
use crate::shape::Shape;
use crate::topology::read_areas;

const FILE: &str = "basemap.topojson";

/// The polygons of the city's counties by code; nothing when the file cannot be used.
pub(super) fn check(
    folder: &Path,
    city: Option<&CityText>,
    found: &mut Findings,
) -> BTreeMap<u32, Shape> {
    let Some(text) = text(folder, FILE, true, found) else {
        return BTreeMap::new();
    };
    let remake = "make it anew with `eldercare-ingest basemap`";
    match Basemap::parse(&text) {
        Err(error) => found.error(FILE, 1, "form", format!("{error}; {remake}")),
        Ok(map) => {
            for name in ["own", "neighbours", "border"] {
                if map.layer(name).is_none() {
                    found.error(FILE, 1, "layer", format!("no layer {name}; {remake}"));
                }
            }
        }
    }
    let own = match read_areas(&folder.join(FILE), "own") {
        Ok(own) => own,
        Err(error) => {
            found.error(FILE, 1, "form", format!("{error}; {remake}"));
            return BTreeMap::new();
        }
    };
    for area in &own {
        if city.is_some_and(|city| !owns(&city.city.id, area.code)) {
            let message = format!(
                "{} {} is no county of this city; {remake}",
                area.code, area.name
            );
            found.error(FILE, 1, "county", message);
        }
    }
    own.into_iter()
        .map(|area| (area.code, area.shape))
        .collect()
}
