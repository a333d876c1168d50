//! The rules of the repository, each a test that can fail.
//!
//! Every rule is a plain function from sources to a list of complaints; one test feeds it the
//! repository, another feeds it a bad sample. Not here: what rustc, clippy or cargo-deny see.

mod card;
mod care;
mod dependencies;
mod families;
mod fields;
mod hygiene;
mod lengths;
mod literals;
mod named;
mod platform;
mod rooms;
mod security;
mod source;
mod tags;
mod texts;
mod traditional;
mod voice;
mod wordings;

use source::Source;

use crate::fingerprint::files_below;
use crate::project::Project;

/// The Rust sources below some folders of the repository.
fn rust_sources(folders: &[&str]) -> Vec<Source> {
    let project = Project::locate();
    let files = folders
        .iter()
        .flat_map(|folder| files_below(&project.path(folder)).unwrap());
    files
        .filter(|file| file.extension().is_some_and(|ending| ending == "rs"))
        .map(|file| {
            let path = file
                .strip_prefix(project.root())
                .unwrap()
                .to_string_lossy()
                .into_owned();
            Source::read(path, &std::fs::read_to_string(&file).unwrap())
        })
        .collect()
}

/// The app and every crate, without anything that exists only for tests.
fn product_sources() -> Vec<Source> {
    let all = rust_sources(&["src", "crates"]);
    let tests: Vec<String> = all.iter().flat_map(Source::test_paths).collect();
    let is_test = |path: &str| {
        tests.iter().any(|test| {
            path.strip_prefix(test)
                .is_some_and(|rest| rest.starts_with(['/', '.']))
        })
    };
    all.into_iter()
        .filter(|source| source.path.starts_with("src/") || source.path.contains("/src/"))
        .filter(|source| !is_test(&source.path))
        .collect()
}

/// All files under version control, and those about to be.
fn repository_files() -> Vec<String> {
    let project = Project::locate();
    let mut git = crate::process::command("git");
    git.current_dir(project.root());
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let list = crate::process::capture(&mut git).unwrap();
    let files = list.split('\0').filter(|name| !name.is_empty());
    files
        .filter(|name| project.path(name).is_file())
        .map(String::from)
        .collect()
}

/// Fails with every complaint on a line of its own.
fn expect_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
