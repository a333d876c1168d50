//! Text to facilities, or the first thing that is wrong with it and its line.

use std::collections::BTreeSet;

use geojson::{Feature, FeatureCollection, GeometryValue, JsonValue};

use super::POINT;
use crate::{Facility, Wgs84};

/// A file of facilities that cannot be used, with the line (from 1) where it fails.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct GeoJsonError {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with a file of facilities.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The text is no GeoJSON FeatureCollection.
    #[error("not a GeoJSON FeatureCollection: {0}")]
    NotACollection(geojson::Error),
    /// A feature has another geometry than a point.
    #[error("the geometry must be a Point or null")]
    NotAPoint,
    /// A position lies outside the globe.
    #[error("the position [{0}, {1}] is not longitude and latitude in degrees")]
    OffTheGlobe(f64, f64),
    /// A property is missing, unknown or of the wrong type.
    #[error("the properties are no facility: {0}")]
    Properties(serde_json::Error),
    /// The ids of the feature and of its properties differ.
    #[error("the feature's id is not the property `id` ({0})")]
    TwoIds(String),
    /// Two facilities have the same id.
    #[error("the id `{0}` is already in use")]
    SameId(String),
}

/// Reads a FeatureCollection of facilities.
pub fn read(text: &str) -> Result<Vec<Facility>, GeoJsonError> {
    let collection: FeatureCollection = text.parse().map_err(|e| not_a_collection(text, e))?;
    let mut ids = BTreeSet::new();
    let mut facilities = Vec::with_capacity(collection.features.len());
    for (position, feature) in collection.features.into_iter().enumerate() {
        let facility = facility(feature)
            .and_then(|f| unused_id(&mut ids, f))
            .map_err(|problem| GeoJsonError {
                line: line_of_feature(text, position),
                problem,
            })?;
        facilities.push(facility);
    }
    Ok(facilities)
}

fn not_a_collection(text: &str, error: geojson::Error) -> GeoJsonError {
    // The parser looks at the collection as a whole; the plain JSON reader knows the line.
    let line = match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Err(syntax) => syntax.line(),
        Ok(_) => 1,
    };
    GeoJsonError {
        line,
        problem: Problem::NotACollection(error),
    }
}

fn facility(feature: Feature) -> Result<Facility, Problem> {
    let point = feature.geometry.map(|g| point(&g.value)).transpose()?;
    let mut members = feature.properties.unwrap_or_default();
    // The position has one place in the file, and that is the geometry.
    members.remove(POINT);
    let mut facility: Facility =
        serde_json::from_value(JsonValue::Object(members)).map_err(Problem::Properties)?;
    facility.point = point;
    match feature.id {
        Some(geojson::feature::Id::String(id)) if id != facility.id => Err(Problem::TwoIds(id)),
        _ => Ok(facility),
    }
}

fn point(geometry: &GeometryValue) -> Result<Wgs84, Problem> {
    let GeometryValue::Point { coordinates } = geometry else {
        return Err(Problem::NotAPoint);
    };
    let &[lon, lat, ..] = coordinates.as_slice() else {
        return Err(Problem::NotAPoint);
    };
    let point = Wgs84::new(lon, lat);
    point
        .is_on_globe()
        .then_some(point)
        .ok_or(Problem::OffTheGlobe(lon, lat))
}

fn unused_id(ids: &mut BTreeSet<String>, facility: Facility) -> Result<Facility, Problem> {
    if ids.insert(facility.id.clone()) {
        Ok(facility)
    } else {
        Err(Problem::SameId(facility.id))
    }
}

/// The line of the n-th feature, found by its type member: exact in a file with one
/// feature per line, as [`super::write`] makes it.
fn line_of_feature(text: &str, position: usize) -> usize {
    text.match_indices("\"Feature\"")
        .nth(position)
        .and_then(|(at, _)| text.get(..at))
        .map_or(1, |before| before.matches('\n').count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(features: &[&str]) -> String {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
            features.join(",\n")
        )
    }

    const GOOD: &str = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[111.9,29.6]},"properties":{"id":"a","kind":"station","name":"演示站","district":"津市市","source":"demo","checked":"2025-01-01"}}"#;

    #[test]
    fn absent_properties_mean_not_published() {
        let read = read(&file(&[GOOD])).unwrap();
        assert_eq!(read[0].beds, None);
        assert_eq!(read[0].point, Some(Wgs84::new(111.9, 29.6)));
        assert!(!read[0].demo);
    }

    #[test]
    fn an_error_names_the_line_of_its_feature() {
        let cases = [
            (GOOD.replace("station", "pub"), "unknown variant"),
            (GOOD.replace("\"name\"", "\"nam\""), "unknown field"),
            (GOOD.replace("[111.9,29.6]", "[111.9,129.6]"), "129.6"),
            (
                GOOD.replace("Point", "MultiPoint")
                    .replace("[111.9,29.6]", "[[1.0,2.0]]"),
                "must be a Point",
            ),
            (GOOD.to_owned(), "already in use"),
            (
                GOOD.replace("\"geometry\"", "\"id\":\"b\",\"geometry\""),
                "not the property",
            ),
        ];
        for (bad, words) in cases {
            let error = read(&file(&[GOOD, &bad])).unwrap_err();
            assert_eq!(error.line, 3, "{error}");
            assert!(error.to_string().contains(words), "{error}");
        }
    }

    #[test]
    fn a_syntax_error_names_its_line() {
        let error = read(&file(&[GOOD, "{\"type\":"])).unwrap_err();
        assert_eq!(error.line, 4, "{error}");
        assert!(matches!(error.problem, Problem::NotACollection(_)));
    }
}
