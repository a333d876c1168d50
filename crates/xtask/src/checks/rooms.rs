//! ARCHITECTURE.md names every room of the house.

use std::path::Path;

use super::expect_none;
use crate::project::Project;

/// Folders below `src` and `crates`, as the document has to write them.
fn rooms(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for parent in ["src", "crates"] {
        for entry in std::fs::read_dir(root.join(parent)).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_dir() {
                found.push(format!("{parent}/{}", entry.file_name().to_string_lossy()));
            }
        }
    }
    found.sort();
    found
}

fn complaints(document: &str, rooms: &[String]) -> Vec<String> {
    let missing = rooms
        .iter()
        .filter(|room| !document.contains(room.as_str()));
    missing
        .map(|room| format!("ARCHITECTURE.md does not name {room}"))
        .collect()
}

#[test]
fn the_architecture_names_every_room() {
    let project = Project::locate();
    let document = std::fs::read_to_string(project.path("ARCHITECTURE.md")).unwrap_or_default();
    expect_none(&complaints(&document, &rooms(project.root())));
}

#[test]
fn an_unnamed_room_is_found() {
    let rooms = ["crates/api".to_owned(), "src/pages".to_owned()];
    assert_eq!(
        complaints("`crates/api`: the wire", &rooms),
        ["ARCHITECTURE.md does not name src/pages"]
    );
}
