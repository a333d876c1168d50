//! `validate`: everything that is wrong with a city's folder, with file and line, all at once.
//!
//! The pack step stops at the first thing it cannot use; this looks at every file to its end, says
//! what to do, and also finds what can be packed and is wrong all the same: a position in another
//! province, a source that nobody names, a value invented under a real name. It reads no clock:
//! today is handed in.

mod basemap;
mod benefits;
mod city;
mod day;
mod details;
mod divisions;
mod document;
mod features;
mod finding;
mod lists;
mod packing;
mod place;
mod position;
mod private;
mod services;
mod sources;
mod totals;

use std::path::Path;

pub use day::Today;
pub use finding::{Finding, Findings, Severity};

/// Files of a city's folder that something reads.
const FILES: [&str; 10] = [
    "city.toml",
    "facilities.geojson",
    "basemap.topojson",
    "divisions.json",
    "homes.json",
    "services.toml",
    "benefits.toml",
    "totals.toml",
    "import",
    "merge.toml",
];

/// Looks at a whole folder.
#[must_use]
pub fn folder(path: &Path, today: Today) -> Findings {
    let mut found = Findings::default();
    unknown_files(path, &mut found);
    let city = city::check(path, today, &mut found);
    let own = basemap::check(path, city.as_ref(), &mut found);
    let codes = divisions::check(path, city.as_ref(), &mut found);
    let area = position::Area { own, codes };
    let mut places = features::check(path, &mut found);
    for place in &places {
        place::check(place, city.as_ref(), today, &mut found);
        details::check(place, today, &mut found);
        position::check(place, city.as_ref(), &area, &mut found);
    }
    place::check_hubs(&places, &mut found);
    packing::check(path, &places, &mut found);
    let documents = document::check(path, today, &mut found);
    if let Some(city) = &city {
        services::check(city, &mut found);
        benefits::check(path, city, today, &mut found);
        lists::check(path, city, &places, &mut found);
        sources::check(path, city, &places, &documents, &mut found);
    }
    places.retain(|place| !place.facility.has_tag(DEMO_TOWN));
    totals::check(path, &places, city.as_ref(), &mut found);
    found.sort();
    found
}

/// Looks at the rows of the whole country, `national/benefits.toml` below this folder.
#[must_use]
pub fn national(geo: &Path, today: Today) -> Findings {
    let mut found = Findings::default();
    benefits::check_national(geo, today, &mut found);
    found.sort();
    found
}

/// The tag of the places of 演示镇, which show fields that need invented values and are counted
/// in no total of a document.
pub const DEMO_TOWN: &str = "demo-town";

/// Prints what was found in each folder, for people or as one JSON list.
pub fn print(checked: &[(String, Findings)], json: bool) {
    if json {
        let folder = |(name, found): &(String, Findings)| {
            let mut value = found.to_json();
            value["folder"] = name.as_str().into();
            value
        };
        let all: Vec<_> = checked.iter().map(folder).collect();
        println!("{}", serde_json::Value::from(all));
        return;
    }
    for (name, found) in checked {
        for finding in found {
            println!("{name}/{finding}");
        }
        println!(
            "{name}: {} errors, {} warnings",
            found.errors(),
            found.warnings()
        );
    }
}

fn unknown_files(path: &Path, found: &mut Findings) {
    let Ok(entries) = std::fs::read_dir(path) else {
        let message = "this folder cannot be read; name a folder below geo/ or a city's id";
        found.error("", 0, "folder", message);
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !FILES.contains(&name.as_str()) {
            let message = "nothing reads this file; remove it or correct its name";
            found.warn(&name, 0, "file", message);
        }
    }
}

/// A file's text; a missing one is an error unless it may be absent.
fn text(folder: &Path, name: &str, needed: bool, found: &mut Findings) -> Option<String> {
    match std::fs::read(folder.join(name)) {
        Ok(bytes) => String::from_utf8(bytes)
            .inspect_err(|error| {
                let good = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes());
                let line = line_at(&text, good);
                found.error(name, line, "encoding", "not UTF-8; save the file as UTF-8");
            })
            .ok(),
        Err(error) => {
            if needed || error.kind() != std::io::ErrorKind::NotFound {
                found.error(
                    name,
                    0,
                    "missing",
                    format!("the file cannot be read: {error}"),
                );
            }
            None
        }
    }
}

/// Line (from 1) of a byte in a text.
fn line_at(text: &str, offset: usize) -> usize {
    text.get(..offset)
        .map_or(1, |before| before.matches('\n').count() + 1)
}
