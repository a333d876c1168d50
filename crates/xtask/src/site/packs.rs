//! The city packs, and the plain lists and open data of the same places: runs ingest over `geo/`.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::args::Args;
use crate::fingerprint::Stamp;
use crate::process;
use crate::project::Project;

const INPUTS: [&str; 8] = [
    "geo",
    "crates/ingest",
    "crates/places",
    "assets/locales/zh-CN/app.json",
    "assets/locales/zh-CN/open.json",
    "assets/locales/en/app.json",
    "assets/locales/en/open.json",
    "Cargo.lock",
];

/// How ingest is compiled: with the server's release build, or with the tests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// Slow to compile, quick to run.
    Release,
    /// Shares everything with the test build.
    Dev,
}

/// Builds packs, lists and open data if need be. False when at least one city is broken: ingest has then
/// printed the file and the line, and the other cities are there.
pub fn build(project: &Project, speed: Speed) -> Result<bool> {
    let stamp = Stamp::take(project, "packs", &INPUTS)?;
    if stamp.is_fresh(&project.packs().join("open/collections.json")) {
        return Ok(true);
    }
    stamp.clear();
    println!("-- building the city packs, the plain lists and the open data");
    let steps = [
        ("the city packs", "pack"),
        ("the plain lists", "lists"),
        ("the open data", "export"),
    ];
    let mut complete = true;
    for (what, command) in steps {
        if let Err(error) = process::run(what, &mut ingest(project, speed, command)) {
            eprintln!("xtask: {error:#}; the cities that are well are served all the same");
            complete = false;
        }
    }
    if complete {
        stamp.save()?;
    }
    Ok(complete)
}

/// One command of ingest that writes below the folder of the packs.
fn ingest(project: &Project, speed: Speed, command: &str) -> Command {
    let mut ingest = process::cargo(project.root());
    ingest.args(["run", "--quiet", "-p", "eldercare-ingest"]);
    if speed == Speed::Release {
        ingest.arg("--release");
    }
    ingest.args(["--", command, "--out"]).arg(project.packs());
    ingest
}

/// `cargo xtask pack`.
pub fn command(project: &Project, args: Args) -> Result<ExitCode> {
    args.finish()?;
    let complete = build(project, Speed::Release)?;
    Ok(if complete {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
