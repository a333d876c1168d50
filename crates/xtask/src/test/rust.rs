//! The Rust tests: by `cargo nextest` where it is installed, else by `cargo test`.

use std::path::PathBuf;

use anyhow::Result;

use super::skips::Skips;
use super::{Counts, Session};
use crate::process;
use crate::project::Project;
use crate::tools::{npm, python};

/// Where the libraries that convert coordinates are named.
const CONVERTERS: &str = "crates/ingest/tests/outside";
const WHY: &str = "converters of coordinates, to compare with";

/// The repository checks, which are the tests of this crate.
pub fn checks(session: &Session<'_>) -> Result<Counts> {
    run(session, &["-p", "xtask"])
}

/// All other native tests. The app's own are those of its plain structs: whatever touches the
/// browser is tested in one, by the stories.
pub fn unit(session: &Session<'_>) -> Result<Counts> {
    run(
        session,
        &["--workspace", "--exclude", "xtask", "--all-features"],
    )
}

/// Our conversions of coordinates against those of two libraries, which are installed for it.
pub fn coordinates(session: &Session<'_>) -> Result<Counts> {
    let python = match converters(session.project) {
        Ok(python) => python,
        Err(error) => {
            println!("skipped, the libraries to compare with are missing: {error:#}");
            return Ok(Counts::SKIPPED);
        }
    };
    let mut cargo = process::cargo(session.project.root());
    cargo.args([
        "test",
        "--locked",
        "-p",
        "eldercare-ingest",
        "--test",
        "outside",
        "--",
    ]);
    cargo.args(["--nocapture"]);
    cargo.env("ELDERCARE_PRCOORDS_PYTHON", python);
    let run = process::tee(&mut cargo)?;
    Ok(Counts::from_rust(&run.text).or_failed(run.success))
}

/// Installs prcoords, whose Python is returned, and gcoord.
fn converters(project: &Project) -> Result<PathBuf> {
    npm::ensure(project, CONVERTERS, WHY, "5 s")?;
    python::ensure(project, CONVERTERS, WHY)
}

/// Examples in doc comments, which nextest does not run.
pub fn doc(session: &Session<'_>) -> Result<Counts> {
    let mut cargo = process::cargo(session.project.root());
    cargo.args([
        "test",
        "--locked",
        "--doc",
        "--workspace",
        "--exclude",
        "eldercare-app",
    ]);
    cargo.args(["--all-features", "--no-fail-fast"]);
    let run = process::tee(&mut cargo)?;
    let counts = Counts::from_rust(&run.text);
    // No example at all is fine; that everything compiles is then the one check.
    let counts = if counts == Counts::default() {
        Counts::of(run.success)
    } else {
        counts
    };
    Ok(counts.or_failed(run.success))
}

fn run(session: &Session<'_>, packages: &[&str]) -> Result<Counts> {
    let mut cargo = process::cargo(session.project.root());
    if process::exists("cargo-nextest") {
        cargo.args([
            "nextest",
            "run",
            "--locked",
            "--no-fail-fast",
            "--status-level",
            "slow",
        ]);
    } else {
        cargo.args([
            "test",
            "--locked",
            "--no-fail-fast",
            "--bins",
            "--lib",
            "--tests",
        ]);
    }
    let skips = Skips::start(&session.project.scratch())?;
    cargo.env(Skips::VARIABLE, &skips.file);
    let run = process::tee(cargo.args(packages))?;
    let counts = Counts::from_rust(&run.text).but_skipped(skips.told());
    anyhow::ensure!(
        counts != Counts::default() || !run.success,
        "no test reported a result"
    );
    Ok(counts.or_failed(run.success))
}
