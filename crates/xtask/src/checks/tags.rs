//! The tags of places: whatever a city's file carries is said to people.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fingerprint::files_below;
use crate::project::Project;

/// Every tag in `geo/*/facilities.geojson`.
pub fn of_all_cities() -> BTreeSet<String> {
    let files = files_below(&Project::locate().path("geo")).unwrap();
    let lists = files
        .iter()
        .filter(|file| file.ends_with("facilities.geojson"));
    lists
        .flat_map(|file| tags_in(&std::fs::read_to_string(file).unwrap()))
        .collect()
}

/// The tags of one file, which has one feature on each line.
fn tags_in(geojson: &str) -> BTreeSet<String> {
    let features = geojson
        .lines()
        .filter(|line| line.contains("\"tags\""))
        .map(|line| serde_json::from_str::<Value>(line.trim_end_matches(',')).unwrap());
    let tags = features.flat_map(|feature| {
        let tags = feature["properties"]["tags"].as_array().cloned();
        tags.unwrap_or_default()
    });
    tags.filter_map(|tag| tag.as_str().map(String::from))
        .collect()
}

#[test]
fn the_cities_have_tags() {
    let tags = of_all_cities();
    assert!(tags.contains("activity-point") && tags.contains("goal-2018"));
}

#[test]
fn the_tags_of_every_feature_are_read() {
    let text = "{\"features\":[\n{\"properties\":{\"tags\":[\"a\",\"b\"]}},\n{\"properties\":{}},\n{\"properties\":{\"tags\":[\"c\"]}}\n]}";
    assert_eq!(tags_in(text).into_iter().collect::<String>(), "abc");
}
