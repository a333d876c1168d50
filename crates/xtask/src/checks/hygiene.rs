//! What must not be left lying in a file: unfinished work, a machine's paths, a missing line end.

use super::{expect_none, repository_files};
use crate::project::Project;

/// Endings of files that people write.
const WRITTEN: [&str; 14] = [
    "css", "html", "json", "lock", "md", "mjs", "rs", "sh", "sql", "svg", "toml", "ts", "txt",
    "yml",
];

/// Folders of one machine. Spelt in halves, so that this table does not find itself.
const MACHINE: [(&str, &str); 6] = [
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/mn", "t/"),
    ("/var/fold", "ers/"),
    ("/Use", "rs/"),
];

/// Marks of work that someone meant to come back to.
const UNFINISHED: [(&str, &str); 3] = [("TO", "DO"), ("FIX", "ME"), ("XX", "X:")];

fn complaints(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !text.is_empty() && !text.ends_with('\n') {
        found.push(format!("{path}: the last line does not end"));
    }
    for (number, line) in text.lines().enumerate() {
        for (first, second) in MACHINE {
            if names_folder(line, &format!("{first}{second}")) {
                found.push(format!("{path}:{}: a path of one machine", number + 1));
            }
        }
        if UNFINISHED
            .iter()
            .any(|(first, second)| line.contains(&format!("{first}{second}")))
        {
            found.push(format!(
                "{path}:{}: unfinished work; do it or write an issue",
                number + 1
            ));
        }
    }
    found
}

/// The folder at the start of a path: inside a web address it is no folder of a machine.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|sign| sign.is_whitespace() || "\"'`(=:,[<".contains(sign))
            && !line[..at].ends_with("://")
    })
}

#[test]
fn every_file_is_finished_and_knows_no_machine() {
    let project = Project::locate();
    let mut found = Vec::new();
    for path in repository_files() {
        let ending = path.rsplit('.').next().unwrap_or_default();
        if WRITTEN.contains(&ending) || path == ".ci/run" {
            let text = std::fs::read_to_string(project.path(&path)).unwrap();
            found.extend(complaints(&path, &text));
        }
    }
    expect_none(&found);
}

#[test]
fn a_missing_line_end_a_machine_path_and_unfinished_work_are_found() {
    let path = format!("{}{}x", MACHINE[0].0, MACHINE[0].1);
    let mark = format!("{}{}", UNFINISHED[0].0, UNFINISHED[0].1);
    let found = complaints("a.rs", &format!("let a = \"{path}\";\n// {mark}: later"));
    assert_eq!(found.len(), 3, "{found:?}");
    let address = format!("see https://example.org{path}\n");
    expect_none(&complaints("a.md", &address));
}
