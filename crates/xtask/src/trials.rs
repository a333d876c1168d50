//! The trials in a real browser (`e2e/trials`): schedules of faults against the real server behind the
//! fault proxy. Each worker of Playwright starts a server and a proxy of its own.

use std::process::Command;

use anyhow::{Context as _, Result};

use crate::project::Project;
use crate::server::{self, Profile};
use crate::test::Counts;
use crate::{e2e, process};

/// How many schedules a run of the tests has: with the trials of the oracle about two minutes.
const SHORT: u32 = 32;

/// How many a soak has.
const SOAK: u32 = 240;

/// The short form inside `cargo xtask test`, always with the same seed.
pub fn short(project: &Project) -> Result<Counts> {
    run(project, |playwright| {
        playwright.env("ELDERCARE_SCHEDULES", SHORT.to_string());
    })
}

/// The long form of `cargo xtask soak`; what fails is shortened before it is told.
pub fn soak(project: &Project, seed: &str) -> Result<Counts> {
    run(project, |playwright| {
        playwright.env("ELDERCARE_SCHEDULES", SOAK.to_string());
        playwright.env("ELDERCARE_SOAK", "1");
        playwright.env("ELDERCARE_SEED", seed);
    })
}

fn run(project: &Project, set: impl FnOnce(&mut Command)) -> Result<Counts> {
    prepare(project, Profile::Dev)?;
    let report = project.scratch().join("trials.json");
    let _ = std::fs::remove_file(&report);
    let words = ["--project=trials", "--reporter=list,json"];
    let mut playwright = e2e::playwright_alone(project, Profile::Dev, &words);
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    set(&mut playwright);
    let success = process::tee(&mut playwright)?.success;
    let json = std::fs::read_to_string(&report).context("the trials left no report")?;
    Ok(Counts::from_playwright(&json)?.or_failed(success))
}

/// Compiles the server and the fault proxy, and installs the npm packages.
pub fn prepare(project: &Project, profile: Profile) -> Result<()> {
    e2e::install(project)?;
    server::build(project, profile)?;
    std::fs::create_dir_all(project.scratch())?;
    let mut cargo = process::cargo(project.root());
    cargo.args(["build", "--locked", "-p", "eldercare-trials"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    process::run("the fault proxy", &mut cargo)
}
