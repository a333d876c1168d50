//! SECURITY.md names for each item the tests that hold it; each of them exists.

use std::collections::BTreeSet;
use std::path::Path;

use super::{expect_none, repository_files};
use crate::project::Project;

/// What stands in the last column of the table between backquotes.
fn named(document: &str) -> Vec<String> {
    let rows = document.lines().filter(|line| line.starts_with("| "));
    let cells = rows.filter_map(|row| row.trim_end_matches(" |").rsplit_once(" | "));
    cells
        .flat_map(|(_, last)| last.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

/// Functions after `fn `, and titles after `test("`.
fn tests(sources: impl Iterator<Item = String>) -> BTreeSet<String> {
    let word = |rest: &str, end: &[char]| rest.split(end).next().unwrap_or_default().to_owned();
    let mut found = BTreeSet::new();
    for source in sources {
        found.extend(
            source
                .split("fn ")
                .skip(1)
                .map(|rest| word(rest, &['(', '<'])),
        );
        found.extend(
            source
                .split("test(\"")
                .skip(1)
                .map(|rest| word(rest, &['"'])),
        );
    }
    found
}

fn complaints(document: &str, tests: &BTreeSet<String>) -> Vec<String> {
    let missing = named(document)
        .into_iter()
        .filter(|name| !tests.contains(name));
    missing
        .map(|name| format!("SECURITY.md names `{name}`, and there is no such test"))
        .collect()
}

#[test]
fn every_test_that_the_security_table_names_exists() {
    let project = Project::locate();
    let document = std::fs::read_to_string(project.path("SECURITY.md")).unwrap();
    assert!(named(&document).len() > 30);
    let files = repository_files().into_iter();
    let ending = |file: &str| Path::new(file).extension().is_some_and(|end| end == "rs");
    let sources = files.filter(|file| ending(file) || file.starts_with("e2e/stories/"));
    let texts = sources.filter_map(|file| std::fs::read_to_string(project.path(&file)).ok());
    expect_none(&complaints(&document, &tests(texts)));
}

#[test]
fn a_test_that_is_gone_is_found() {
    let document = "| item | what | held by |\n| --- | --- | --- |\n| 1 | `x` | `here`; `a story` and `gone` |\n";
    let tests = tests(["fn here() {}\ntest(\"a story\", async".to_owned()].into_iter());
    assert_eq!(
        complaints(document, &tests),
        ["SECURITY.md names `gone`, and there is no such test"]
    );
}
