//! The city packs: runs ingest over `geo/`.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::fingerprint::Stamp;
use crate::process;
use crate::project::Project;

const INPUTS: [&str; 4] = ["geo", "crates/ingest", "crates/places", "Cargo.lock"];

/// How ingest is compiled: with the server's release build, or with the tests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// Slow to compile, quick to run.
    Release,
    /// Shares everything with the test build.
    Dev,
}

/// Builds the packs if need be. False when at least one city's pack is broken: ingest has then
/// printed the file and the line, and the other cities are there.
pub fn build(project: &Project, speed: Speed) -> Result<bool> {
    let stamp = Stamp::take(project, "packs", &INPUTS)?;
    if stamp.is_fresh(&project.packs()) {
        return Ok(true);
    }
    stamp.clear();
    println!("-- building the city packs");
    let mut ingest = process::cargo(project.root());
    ingest.args(["run", "--quiet", "-p", "eldercare-ingest"]);
    if speed == Speed::Release {
        ingest.arg("--release");
    }
    ingest.args(["--", "pack", "--out"]).arg(project.packs());
    match process::run("the city packs", &mut ingest) {
        Ok(()) => stamp.save().map(|()| true),
        Err(error) => {
            eprintln!("xtask: {error:#}; the cities that are well are served all the same");
            Ok(false)
        }
    }
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
