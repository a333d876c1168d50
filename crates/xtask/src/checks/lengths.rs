//! Files stay short enough to be read in one go.

use super::{Source, expect_none, repository_files, rust_sources};
use crate::project::Project;

/// Lines at which a file is refused, its unit tests not counted.
const HARD: usize = 400;
/// Lines at which a second look is due.
const SOFT: usize = 250;

fn complaints(files: &[(String, usize)]) -> Vec<String> {
    let long = files.iter().filter(|(_, lines)| *lines > HARD);
    long.map(|(path, lines)| format!("{path}: {lines} lines; {HARD} is the most"))
        .collect()
}

#[test]
fn no_source_file_is_longer_than_four_hundred_lines() {
    let length = |source: Source| (source.path.clone(), source.lines());
    let mut files: Vec<_> = rust_sources(&["src", "crates"])
        .into_iter()
        .map(length)
        .collect();
    for path in repository_files() {
        if [".ts", ".css", ".mjs"]
            .iter()
            .any(|ending| path.ends_with(ending))
        {
            let text = std::fs::read_to_string(Project::locate().path(&path)).unwrap();
            files.push((path, text.lines().count()));
        }
    }
    for (path, lines) in files.iter().filter(|(_, lines)| *lines > SOFT) {
        println!("look twice: {path} has {lines} lines");
    }
    expect_none(&complaints(&files));
}

#[test]
fn a_file_of_four_hundred_and_one_lines_is_found() {
    assert!(complaints(&[("a.rs".into(), HARD)]).is_empty());
    assert_eq!(complaints(&[("a.rs".into(), HARD + 1)]).len(), 1);
}
