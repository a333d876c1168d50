//! Every source that is named exists, and every source that exists is named.

use std::collections::BTreeSet;
use std::path::Path;

use super::Findings;
use super::city::{CityText, FILE};
use super::document::Reference;
use super::features::Place;
use crate::facilities;

/// Sources that the files made here stand on, without naming them place by place.
const OF_FILES: [(&str, &[&str]); 2] = [
    (
        "basemap.topojson",
        &["boundaries", "natural-earth", "geonames"],
    ),
    ("divisions.json", &["divisions"]),
];
/// The weights of demonstration places.
const OF_DEMONSTRATION: &str = "census";

/// Checks both directions.
pub(super) fn check(
    folder: &Path,
    city: &CityText,
    places: &[Place],
    documents: &[Reference],
    found: &mut Findings,
) {
    let mut used = BTreeSet::<&str>::new();
    for place in places {
        for source in named(place) {
            if used.insert(source) | city.city.source(source).is_none() {
                missing(city, source, (facilities::FILE, place.line), found);
            }
        }
    }
    for reference in documents {
        used.insert(&reference.source);
        missing(
            city,
            &reference.source,
            (reference.file, reference.line),
            found,
        );
    }
    for (file, sources) in OF_FILES {
        if folder.join(file).is_file() {
            used.extend(sources);
        }
    }
    if city.city.demo {
        used.insert(OF_DEMONSTRATION);
    }
    let lines = city.source_lines.iter().chain(std::iter::repeat(&1));
    for (source, line) in city.city.sources.iter().zip(lines) {
        if !used.contains(source.id.as_str()) {
            let message = format!("nothing names source {}; remove it or name it", source.id);
            found.warn(FILE, *line, "source-unused", message);
        }
    }
}

fn missing(city: &CityText, source: &str, at: (&str, usize), found: &mut Findings) {
    if city.city.source(source).is_none() {
        let message = format!("city.toml has no source {source}; add it there or correct the name");
        found.error(at.0, at.1, "source", message);
    }
}

/// The sources of a place and of its single facts.
fn named(place: &Place) -> impl Iterator<Item = &str> {
    let details = &place.facility.details;
    let facts = details.provenance.iter().map(|known| &known.source);
    let records = details.records.iter().map(|record| &record.source);
    let risk = details.risk.iter().map(|risk| &risk.source);
    std::iter::once(&place.facility.source)
        .chain(facts)
        .chain(records)
        .chain(risk)
        .map(String::as_str)
}
