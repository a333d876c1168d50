//! `facilities.geojson`: each feature on its own, so that one broken one hides no other.

use std::collections::BTreeMap;
use std::path::Path;

use eldercare_places::{Facility, Wgs84};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Findings, line_at, text};
use crate::facilities::FILE;

/// A facility and the line on which its feature begins.
pub(super) struct Place {
    pub(super) facility: Facility,
    pub(super) line: usize,
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    geometry: Option<Geometry>,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Value,
}

/// Reads every feature that can be read; the others are noted.
pub(super) fn check(folder: &Path, found: &mut Findings) -> Vec<Place> {
    let Some(text) = text(folder, FILE, true, found) else {
        return Vec::new();
    };
    let collection: Collection<'_> = match serde_json::from_str(&text) {
        Ok(collection) => collection,
        Err(error) => {
            let message = format!("not a GeoJSON FeatureCollection: {error}");
            found.error(FILE, error.line(), "form", message);
            return Vec::new();
        }
    };
    if collection.kind != "FeatureCollection" {
        found.error(FILE, 1, "form", "\"type\" must be \"FeatureCollection\"");
    }
    let mut places = Vec::with_capacity(collection.features.len());
    let (mut line, mut counted) = (1, 0);
    for raw in collection.features {
        // The raw value is a part of the text, so its address says where.
        let offset = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        line += line_at(&text[counted..], offset - counted) - 1;
        counted = offset;
        places.extend(place(raw.get(), line, found));
    }
    check_ids(&places, found);
    places
}

fn place(raw: &str, line: usize, found: &mut Findings) -> Option<Place> {
    let feature: Feature = match serde_json::from_str(raw) {
        Ok(feature) => feature,
        Err(error) => {
            let message = format!("not a GeoJSON feature: {error}");
            found.error(FILE, line + error.line() - 1, "form", message);
            return None;
        }
    };
    if feature.kind != "Feature" {
        found.error(FILE, line, "form", "\"type\" must be \"Feature\"");
    }
    let point = feature
        .geometry
        .and_then(|geometry| point(&geometry, line, found));
    let mut members = feature.properties.unwrap_or_default();
    members.remove("point");
    let mut facility = facility(raw, members, line, found)?;
    facility.point = point;
    if feature
        .id
        .is_some_and(|id| id.as_str() != Some(&facility.id))
    {
        let message = format!(
            "the feature's id is not the property id {}; make them the same",
            facility.id
        );
        found.error(FILE, line, "id", message);
    }
    Some(Place { facility, line })
}

/// Takes unknown and unreadable members out one after the other, so that all are noted.
fn facility(
    raw: &str,
    mut members: Map<String, Value>,
    line: usize,
    found: &mut Findings,
) -> Option<Facility> {
    loop {
        let error = match serde_json::from_value(Value::Object(members.clone())) {
            Ok(facility) => return Some(facility),
            Err(error) => error.to_string(),
        };
        let guilty = guilty_member(&members, &error);
        let line = line + guilty.as_ref().map_or(0, |name| line_within(raw, name));
        let which = match &guilty {
            Some(name) => format!("{name}: "),
            None => String::new(),
        };
        let message = format!("{which}{error}; correct or remove it");
        found.error(FILE, line, "property", message);
        members.remove(&guilty?)?;
    }
}

/// Which member an error is about: the unknown one that it names, else the one without which the
/// error is another.
fn guilty_member(members: &Map<String, Value>, error: &str) -> Option<String> {
    if let Some(rest) = error.strip_prefix("unknown field `") {
        let name = rest.split('`').next()?;
        if members.contains_key(name) {
            return Some(name.to_owned());
        }
    }
    let without = |name: &String| {
        let mut others = members.clone();
        others.remove(name);
        let result = serde_json::from_value::<Facility>(Value::Object(others));
        result.err().is_none_or(|other| other.to_string() != error)
    };
    members.keys().find(|name| without(name)).cloned()
}

/// How many lines below the feature's first one a member stands.
fn line_within(raw: &str, name: &str) -> usize {
    let key = format!("\"{name}\"");
    raw.find(&key).map_or(0, |at| line_at(raw, at) - 1)
}

fn point(geometry: &Geometry, line: usize, found: &mut Findings) -> Option<Wgs84> {
    let numbers: Option<Vec<f64>> = match (geometry.kind.as_str(), &geometry.coordinates) {
        ("Point", Value::Array(items)) => items.iter().map(Value::as_f64).collect(),
        _ => None,
    };
    let Some([lon, lat, ..]) = numbers.as_deref() else {
        let message = "the geometry must be a Point of longitude and latitude, or null";
        found.error(FILE, line, "geometry", message);
        return None;
    };
    let point = Wgs84::new(*lon, *lat);
    if !point.is_on_globe() {
        let advice = if Wgs84::new(*lat, *lon).is_on_globe() {
            "they are the wrong way round"
        } else {
            "correct them or set the geometry to null"
        };
        let message = format!("[{lon}, {lat}] is no longitude and latitude; {advice}");
        found.error(FILE, line, "geometry", message);
        return None;
    }
    Some(point)
}

fn check_ids(places: &[Place], found: &mut Findings) {
    let mut first = BTreeMap::<&str, usize>::new();
    let mut last = "";
    for place in places {
        let id = place.facility.id.as_str();
        if !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') || id.is_empty() {
            let message = format!("id \"{id}\": only letters, digits and dashes");
            found.error(FILE, place.line, "id", message);
        }
        if let Some(line) = first.get(id) {
            let message = format!("id {id} is already on line {line}; give it another");
            found.error(FILE, place.line, "id-twice", message);
        } else if id < last {
            let message = format!("{id} stands behind {last}; sort the features by id");
            found.warn(FILE, place.line, "order", message);
        }
        first.entry(id).or_insert(place.line);
        last = id;
    }
}
