//! The trials in a real browser (`e2e/trials`): schedules of faults against the real server behind the
//! fault proxy. Each worker of Playwright starts a server and a proxy of its own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::bench::queues;
use crate::project::Project;
use crate::server::{self, Profile};
use crate::test::Counts;
use crate::tools::npm;
use crate::{e2e, process};

/// How many schedules a run of the tests has: with the trials of the oracle some two minutes.
const SHORT: u32 = 30;

/// How many a soak has.
const SOAK: u32 = 240;

/// How many of the schedules that all queues go through are among the tests: ours must lose nothing.
const SHORT_MATCHES: u32 = 2;

/// Where the queues of others are.
const OTHERS: &str = "e2e/trials/queues";

/// The report of the queues side by side.
pub const QUEUES: &str = "queues.jsonl";
/// The report of the times.
pub const TIMES: &str = "times.jsonl";

/// The short form inside `cargo xtask test`, always with the same seed.
pub fn short(project: &Project) -> Result<Counts> {
    let counts = run(project, &["trials"], |playwright| {
        playwright.env("ELDERCARE_SCHEDULES", SHORT.to_string());
    })?;
    let report = fresh(project, QUEUES)?;
    let matches = run(project, &["queues"], |playwright| {
        playwright.env("ELDERCARE_SCHEDULES", SHORT_MATCHES.to_string());
        playwright.env("ELDERCARE_REPORT", &report);
    })?;
    queues::print(&report)?;
    Ok(counts.plus(matches))
}

/// The long form of `cargo xtask soak`; what fails is shortened before it is told.
pub fn soak(project: &Project, seed: &str) -> Result<Counts> {
    run(project, &["trials"], |playwright| {
        playwright.env("ELDERCARE_SCHEDULES", SOAK.to_string());
        playwright.env("ELDERCARE_SOAK", "1");
        playwright.env("ELDERCARE_SEED", seed);
    })
}

/// All queues on the same schedules.
pub fn side_by_side(project: &Project, schedules: u32, seed: Option<&str>) -> Result<()> {
    let report = fresh(project, QUEUES)?;
    let counts = run(project, &["queues"], |playwright| {
        playwright.env("ELDERCARE_SCHEDULES", schedules.to_string());
        playwright.env("ELDERCARE_REPORT", &report);
        if let Some(seed) = seed {
            playwright.env("ELDERCARE_SEED", seed);
        }
    })?;
    println!("{counts}");
    Ok(())
}

/// How long a queue of a hundred takes.
pub fn times(project: &Project) -> Result<()> {
    let report = fresh(project, TIMES)?;
    let counts = run(project, &["times", "--workers=1"], |playwright| {
        playwright.env("ELDERCARE_REPORT", &report);
    })?;
    println!("{counts}");
    Ok(())
}

/// Where a report lies.
pub fn report(project: &Project, name: &str) -> PathBuf {
    project.scratch().join(name)
}

/// An empty report.
fn fresh(project: &Project, name: &str) -> Result<PathBuf> {
    std::fs::create_dir_all(project.scratch())?;
    let file = report(project, name);
    std::fs::write(&file, "").with_context(|| file.display().to_string())?;
    Ok(file)
}

/// One project of Playwright, with further words.
fn run(project: &Project, words: &[&str], set: impl FnOnce(&mut Command)) -> Result<Counts> {
    prepare(project)?;
    let report = project.scratch().join("trials.json");
    let _ = std::fs::remove_file(&report);
    let (named, more) = words.split_first().context("a project")?;
    let chosen = format!("--project={named}");
    let mut all = vec![chosen.as_str(), "--reporter=list,json"];
    all.extend(more);
    let mut playwright = e2e::playwright_alone(project, Profile::Dev, &all);
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    set(&mut playwright);
    let success = process::tee(&mut playwright)?.success;
    let json = std::fs::read_to_string(&report).context("the trials left no report")?;
    Ok(Counts::from_playwright(&json)?.or_failed(success))
}

/// Compiles the server and the fault proxy, and installs the npm packages.
fn prepare(project: &Project) -> Result<()> {
    e2e::install(project)?;
    let why = "Workbox and esbuild, for the queues that ours is held against";
    npm::ensure(project, OTHERS, why, "5 s")?;
    std::fs::create_dir_all(project.scratch())?;
    server::build(project, Profile::Dev)
}
