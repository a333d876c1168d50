//! Which crate may know which: the table of ARCHITECTURE.md, held against `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::expect_none;
use crate::process;
use crate::project::Project;

/// Our packages and the packages of ours that each may depend on.
const MAY_KNOW: [(&str, &[&str]); 17] = [
    ("eldercare-days", &[]),
    ("eldercare-assessment", &["eldercare-days"]),
    ("eldercare-fhir", &["eldercare-assessment"]),
    ("eldercare-places", &["eldercare-days"]),
    (
        "eldercare-entitlements",
        &["eldercare-assessment", "eldercare-days"],
    ),
    (
        "eldercare-care",
        &[
            "eldercare-assessment",
            "eldercare-entitlements",
            "eldercare-places",
        ],
    ),
    (
        "eldercare-requests",
        &[
            "eldercare-assessment",
            "eldercare-days",
            "eldercare-entitlements",
        ],
    ),
    (
        "eldercare-handover",
        &[
            "eldercare-assessment",
            "eldercare-days",
            "eldercare-requests",
        ],
    ),
    (
        "eldercare-desk",
        &["eldercare-days", "eldercare-places", "eldercare-requests"],
    ),
    (
        "eldercare-outreach",
        &["eldercare-days", "eldercare-places", "eldercare-requests"],
    ),
    (
        "eldercare-api",
        &[
            "eldercare-assessment",
            "eldercare-places",
            "eldercare-entitlements",
            "eldercare-requests",
        ],
    ),
    (
        "eldercare-server",
        &[
            "eldercare-api",
            "eldercare-assessment",
            "eldercare-desk",
            "eldercare-places",
            "eldercare-entitlements",
            "eldercare-requests",
            "eldercare-tables",
        ],
    ),
    ("eldercare-tables", &[]),
    (
        "eldercare-ingest",
        &["eldercare-places", "eldercare-entitlements"],
    ),
    (
        "eldercare-app",
        &[
            "eldercare-api",
            "eldercare-assessment",
            "eldercare-fhir",
            "eldercare-days",
            "eldercare-desk",
            "eldercare-handover",
            "eldercare-outreach",
            "eldercare-care",
            "eldercare-places",
            "eldercare-entitlements",
            "eldercare-requests",
        ],
    ),
    (
        "eldercare-trials",
        &["eldercare-api", "eldercare-places", "eldercare-requests"],
    ),
    ("xtask", &[]),
];

/// Packages that do no input or output, read no clock and draw no random numbers.
const PURE: [&str; 10] = [
    "eldercare-care",
    "eldercare-days",
    "eldercare-assessment",
    "eldercare-fhir",
    "eldercare-places",
    "eldercare-entitlements",
    "eldercare-requests",
    "eldercare-handover",
    "eldercare-desk",
    "eldercare-outreach",
];

/// What a pure package must not even reach through others. `regex` and `geo` for their size.
const IMPURE: [&str; 16] = [
    "axum",
    "chrono",
    "geo",
    "getrandom",
    "gloo-net",
    "js-sys",
    "leptos",
    "rand",
    "regex",
    "reqwest",
    "sqlx",
    "time",
    "tokio",
    "wasm-bindgen",
    "web-sys",
    "web-time",
];

/// Normal (not build, not test) dependencies: package name to package names.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Reads the resolved graph of the wasm target with everything its features bring.
fn graph(metadata: &Value) -> Graph {
    let empty = Vec::new();
    let list = |value: &'_ Value| value.as_array().cloned().unwrap_or_default();
    let names: BTreeMap<&str, &str> = metadata["packages"]
        .as_array()
        .unwrap_or(&empty)
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package["name"].as_str()?)))
        .collect();
    let name = |id: &Value| {
        id.as_str()
            .and_then(|id| names.get(id))
            .unwrap_or(&"?")
            .to_string()
    };
    let is_normal = |dep: &Value| {
        list(&dep["dep_kinds"])
            .iter()
            .any(|kind| kind["kind"].is_null())
    };
    let mut graph = Graph::new();
    for node in metadata["resolve"]["nodes"].as_array().unwrap_or(&empty) {
        let deps = list(&node["deps"])
            .into_iter()
            .filter(is_normal)
            .map(|dep| name(&dep["pkg"]));
        graph.entry(name(&node["id"])).or_default().extend(deps);
    }
    graph
}

fn complaints(graph: &Graph) -> Vec<String> {
    let ours: BTreeSet<&str> = MAY_KNOW.iter().map(|(name, _)| *name).collect();
    let mut found = Vec::new();
    for (name, allowed) in MAY_KNOW {
        let Some(known) = graph.get(name) else {
            found.push(format!("{name} is in the table and not in the workspace"));
            continue;
        };
        for other in known.iter().filter(|other| ours.contains(other.as_str())) {
            if !allowed.contains(&other.as_str()) {
                found.push(format!("{name} must not know {other}"));
            }
        }
    }
    for name in PURE {
        for reached in reach(graph, name)
            .iter()
            .filter(|name| IMPURE.contains(&name.as_str()))
        {
            found.push(format!("{name} is pure and must not reach {reached}"));
        }
    }
    let others = graph.keys().filter(|name| name.starts_with("eldercare-"));
    let unlisted = others.filter(|name| !ours.contains(name.as_str()));
    found.extend(unlisted.map(|name| format!("{name} is not in the table of who may know whom")));
    found
}

fn reach(graph: &Graph, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(next) = open.pop() {
        for other in graph.get(&next).into_iter().flatten() {
            if seen.insert(other.clone()) {
                open.push(other.clone());
            }
        }
    }
    seen
}

#[test]
fn crates_know_only_whom_they_may_and_the_lock_file_is_current() {
    let mut cargo = process::cargo(Project::locate().root());
    cargo.args(["metadata", "--format-version", "1", "--locked"]);
    cargo.args(["--filter-platform", crate::tools::WASM_TARGET]);
    let metadata = process::capture(&mut cargo).expect("cargo metadata --locked");
    expect_none(&complaints(&graph(
        &serde_json::from_str(&metadata).unwrap(),
    )));
}

#[test]
fn a_forbidden_edge_a_clock_far_below_and_an_unlisted_crate_are_found() {
    let edges = |list: &[&str]| {
        list.iter()
            .map(ToString::to_string)
            .collect::<BTreeSet<_>>()
    };
    let mut graph: Graph = MAY_KNOW
        .iter()
        .map(|(name, _)| (name.to_string(), edges(&[])))
        .collect();
    expect_none(&complaints(&graph));
    graph.insert(
        "eldercare-places".into(),
        edges(&["eldercare-api", "minicbor"]),
    );
    graph.insert("minicbor".into(), edges(&["chrono"]));
    graph.insert("eldercare-new".into(), edges(&[]));
    graph.remove("xtask");
    assert_eq!(
        complaints(&graph),
        [
            "eldercare-places must not know eldercare-api",
            "xtask is in the table and not in the workspace",
            "eldercare-places is pure and must not reach chrono",
            "eldercare-new is not in the table of who may know whom",
        ]
    );
}

#[test]
fn test_and_build_dependencies_are_not_counted() {
    let metadata = serde_json::json!({
        "packages": [{ "id": "a 1", "name": "a" }, { "id": "b 1", "name": "b" }, { "id": "c 1", "name": "c" }],
        "resolve": { "nodes": [{ "id": "a 1", "deps": [
            { "pkg": "b 1", "dep_kinds": [{ "kind": "dev" }] },
            { "pkg": "c 1", "dep_kinds": [{ "kind": "dev" }, { "kind": null }] },
        ]}]},
    });
    assert_eq!(graph(&metadata)["a"], BTreeSet::from(["c".to_owned()]));
}
