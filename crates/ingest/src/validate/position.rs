//! Whether a place can be where it is said to be.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_places::Wgs84;

use super::Findings;
use super::city::CityText;
use super::features::Place;
use crate::facilities::FILE;
use crate::shape::{Shape, bounds_of, contains, edge_distance, widened};

/// The boundary file is coarse and some lists give the middle of a street: a place may lie this
/// far outside (about 5 km). Farther away it is in another city.
const TOLERANCE: f64 = 0.05;

/// The area of the city.
pub(super) struct Area {
    /// Polygons of its counties by code; empty when the base map is broken.
    pub(super) own: BTreeMap<u32, Shape>,
    /// Codes of districts and zones in `divisions.json`.
    pub(super) codes: BTreeSet<u32>,
}

/// Checks door, position and district.
pub(super) fn check(place: &Place, city: Option<&CityText>, area: &Area, found: &mut Findings) {
    let facility = &place.facility;
    if let Some(code) = facility.district_code {
        let nothing_known = area.codes.is_empty() && area.own.is_empty();
        let known = area.codes.contains(&code) || area.own.contains_key(&code);
        if !known && !nothing_known {
            let message = format!(
                "{}: district_code {code} is no district of this city; correct it",
                facility.id
            );
            found.error(FILE, place.line, "district", message);
        }
    }
    let Some(point) = facility.point else { return };
    if !facility.kind.has_door() {
        let message = format!(
            "{}: a home service has no door to visit; leave its geometry null",
            facility.id
        );
        found.error(FILE, place.line, "door", message);
    }
    if is_near(point, city, area) {
        return;
    }
    let swapped = Wgs84::new(point.lat, point.lon);
    let advice = if swapped.is_on_globe() && is_near(swapped, city, area) {
        "longitude and latitude are the wrong way round"
    } else {
        "correct the position or set the geometry to null"
    };
    let message = format!(
        "{}: [{}, {}] lies far outside the city; {advice}",
        facility.id, point.lon, point.lat
    );
    found.error(FILE, place.line, "outside", message);
}

/// Inside one of the polygons or close to it; without polygons inside the rectangle.
fn is_near(point: Wgs84, city: Option<&CityText>, area: &Area) -> bool {
    if area.own.is_empty() {
        return city.is_none_or(|city| widened(city.city.bounds, TOLERANCE).contains(point));
    }
    area.own.values().any(|shape| {
        let around = bounds_of(shape).map(|bounds| widened(bounds, TOLERANCE));
        around.is_some_and(|bounds| bounds.contains(point))
            && (contains(shape, point.into()) || edge_distance(shape, point.into()) <= TOLERANCE)
    })
}
