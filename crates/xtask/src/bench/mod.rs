//! `cargo xtask bench`: what the first view weighs, and how soon it can be used.
//!
//! Bytes are exact and gate every run. Times depend on the machine: the short form prints them,
//! the full form holds them to the targets and writes them to BENCHMARKS.md.

pub mod pages;
pub mod peers;
pub mod queues;
mod record;
pub mod requests;
mod scripts;
pub mod search;
mod target;
mod weight;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::e2e;
use crate::project::Project;
use crate::server::Profile;
use crate::site;
use crate::stage::sizes::Table;
use crate::test::Counts;
use crate::tools::Tools;
use target::Target;

/// The page that is measured: the city with the most facilities.
const PAGE: &str = "/?city=500000";

/// How often the full form repeats a measurement; an odd number has a middle.
const ROUNDS: usize = 5;

/// `cargo xtask bench [--short] [--record]`.
pub fn command(project: &Project, mut args: Args) -> Result<ExitCode> {
    let brief = args.switch("--short");
    let record = args.switch("--record");
    args.finish()?;
    let tools = Tools::ensure(project)?;
    anyhow::ensure!(site::build(project, &tools)?, "a city's pack is broken");
    let table = Table::measure(&project.dist())?;
    if record {
        weight::record(project, &table)?;
    }
    let mut targets = weight::targets(project, &table)?;
    if brief {
        targets.extend(measure(project, Profile::Release, 1)?.only_gating());
    } else {
        let times = measure(project, Profile::Release, ROUNDS)?;
        record::write(project, &table, &times)?;
        targets.extend(times.targets());
    }
    let counts = judge(&targets);
    println!("{counts}");
    Ok(if counts.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The short form inside `cargo xtask test`, over the site and the server built there.
pub fn short(project: &Project) -> Result<Counts> {
    let table = Table::measure(&project.dist())?;
    let mut targets = weight::targets(project, &table)?;
    targets.extend(measure(project, Profile::Dev, 1)?.only_gating());
    targets.extend(e2e::with_server(project, Profile::Dev, |served| {
        pages::short(project, served)
    })?);
    Ok(judge(&targets))
}

fn measure(project: &Project, profile: Profile, rounds: usize) -> Result<scripts::Times> {
    e2e::with_server(project, profile, |served| {
        scripts::run(project, &format!("{}{PAGE}", served.url), rounds)
    })
}

fn judge(targets: &[Target]) -> Counts {
    println!();
    targets.iter().fold(Counts::default(), |sum, target| {
        println!("{target}");
        sum.plus(Counts::of(target.passes()))
    })
}
