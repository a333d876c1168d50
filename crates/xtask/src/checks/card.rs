//! The libraries that the product was asked to be built with are declared and truly used.

use super::source::Source;
use super::{expect_none, product_sources};
use crate::fingerprint::files_below;
use crate::project::Project;

/// Package and where its use must be seen: below this path, as this name.
const LIBRARIES: [(&str, &str); 9] = [
    ("leptos", "src/"),
    ("leaflet", "src/platform/leaflet"),
    ("wasm-bindgen", "src/platform/"),
    ("web-sys", "src/platform/"),
    ("gloo-net", "src/platform/"),
    ("gloo-timers", "src/platform/"),
    ("gloo-events", "src/platform/"),
    ("serde", "src/"),
    ("geojson", "crates/"),
];

fn complaints(manifests: &[String], sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for (package, place) in LIBRARIES {
        let starts = |line: &str| {
            line.strip_prefix(package)
                .is_some_and(|rest| rest.starts_with([' ', '.', '=']))
        };
        if !manifests
            .iter()
            .any(|manifest| manifest.lines().any(starts))
        {
            found.push(format!("no Cargo.toml declares {package}"));
        }
        let module = package.replace('-', "_");
        let mut here = sources
            .iter()
            .filter(|source| source.path.starts_with(place));
        if !here.any(|source| uses(&source.code, &module)) {
            found.push(format!("nothing below {place} uses {package}"));
        }
    }
    found
}

/// `module::…` at the start of a path: in an import, a call or a type.
fn uses(code: &str, module: &str) -> bool {
    code.match_indices(&format!("{module}::")).any(|(at, _)| {
        !code[..at].ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ':'))
    })
}

#[test]
fn every_library_of_the_card_is_declared_and_used() {
    let project = Project::locate();
    let mut manifests = vec![std::fs::read_to_string(project.path("Cargo.toml")).unwrap()];
    for file in files_below(&project.path("crates")).unwrap() {
        if file.ends_with("Cargo.toml") {
            manifests.push(std::fs::read_to_string(file).unwrap());
        }
    }
    expect_none(&complaints(&manifests, &product_sources()));
    assert!(
        project.path("Trunk.toml").is_file(),
        "the app is built by Trunk"
    );
}

#[test]
fn a_library_only_declared_or_only_named_in_a_comment_is_found() {
    let manifests: Vec<String> = LIBRARIES
        .iter()
        .map(|(name, _)| format!("{name} = \"1\""))
        .collect();
    let sources: Vec<Source> = LIBRARIES
        .iter()
        .map(|(name, place)| {
            let module = name.replace('-', "_");
            Source::read(format!("{place}/a.rs"), &format!("use {module}::x;\n"))
        })
        .collect();
    expect_none(&complaints(&manifests, &sources));
    let mut poor = sources;
    poor[1] = Source::read(
        "src/platform/leaflet/a.rs".into(),
        "// leaflet::Map\nmy_leaflet::x();",
    );
    assert_eq!(
        complaints(&manifests, &poor),
        ["nothing below src/platform/leaflet uses leaflet"]
    );
    assert_eq!(complaints(&manifests[1..], &poor).len(), 2);
}
