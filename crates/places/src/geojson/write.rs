//! Facilities to text.

use geojson::{Feature, Geometry, JsonValue, feature::Id};

use super::POINT;
use crate::{Facility, Wgs84};

/// Decimals of a written degree: 1e-6° is at most 11 cm, the same as in the pack.
const DEGREE_STEPS: f64 = 1e6;

/// Writes a FeatureCollection, one feature per line, sorted by id.
#[must_use]
pub fn write(facilities: &[Facility]) -> String {
    let mut sorted: Vec<&Facility> = facilities.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    let lines: Vec<String> = sorted.into_iter().map(line).collect();
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        lines.join(",\n")
    )
}

/// One facility as a line of the file, for writers that do not hold all of them.
#[must_use]
pub fn line(facility: &Facility) -> String {
    feature(facility).to_string()
}

/// One facility as a feature; its id stands in the feature and in the properties.
pub(crate) fn feature(facility: &Facility) -> Feature {
    let properties = match serde_json::to_value(facility) {
        Ok(JsonValue::Object(mut members)) => {
            members.remove(POINT);
            Some(members)
        }
        // A facility is a struct of texts, numbers and lists: it always becomes an object.
        _ => None,
    };
    Feature {
        bbox: None,
        geometry: facility.point.map(geometry),
        id: Some(Id::String(facility.id.clone())),
        properties,
        foreign_members: None,
    }
}

fn geometry(point: Wgs84) -> Geometry {
    Geometry::new_point([rounded(point.lon), rounded(point.lat)])
}

fn rounded(degrees: f64) -> f64 {
    (degrees * DEGREE_STEPS).round() / DEGREE_STEPS
}
