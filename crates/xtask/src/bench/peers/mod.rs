//! `cargo xtask bench-peers`: our map side by side with other clustering libraries.
//!
//! A slice is one size of the data at one rate of the processor. Each slice is measured by a call
//! of `e2e/bench/peers/run.mjs` and kept, so that a long run can be made in pieces; the report is
//! written from all slices that are there.

mod entry;
mod figures;
mod nation;
mod ratios;
mod report;
mod slice;
mod targets;

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use super::target::Target;
use crate::args::Args;
use crate::e2e;
use crate::project::Project;
use crate::stage::sizes::{Group, Table};
use crate::test::Counts;
use crate::tools::Tools;
use slice::{Plan, Slice};

/// What the full form measures.
const SIZES: &str = "10k,50k,100k,400k";
const CPUS: &str = "1,4";
/// An odd number of rounds has a middle.
const ROUNDS: u32 = 7;

/// `cargo xtask bench-peers`.
pub fn command(project: &Project, mut args: Args) -> Result<ExitCode> {
    let text = |args: &mut Args, name: &str, otherwise: &str| -> Result<String> {
        Ok(args.value(name)?.unwrap_or_else(|| otherwise.to_owned()))
    };
    let sizes = numbers(&text(&mut args, "--sizes", SIZES)?)?;
    let cpus = numbers(&text(&mut args, "--cpus", CPUS)?)?;
    let rounds = args.value("--rounds")?;
    let rounds = rounds.map_or(Ok(ROUNDS), |rounds| rounds.parse())?;
    let only = args.value("--only")?;
    let report_only = args.switch("--report");
    args.finish()?;
    let mut fresh = Vec::new();
    if !report_only {
        prepare(project)?;
        let nation = nation::make(project)?;
        for (size, cpu) in sizes
            .iter()
            .flat_map(|size| cpus.iter().map(move |cpu| (*size, *cpu)))
        {
            let plan = Plan {
                size,
                cpu,
                rounds,
                only: only.clone(),
                short: false,
                nation: Some(nation.clone()),
            };
            let slice = Slice::measure(project, &plan)?;
            slice.save(project)?;
            fresh.push(slice);
        }
    }
    conclude(project, fresh)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the report and prints the targets.
fn conclude(project: &Project, mut fresh: Vec<Slice>) -> Result<()> {
    let slices = Slice::all(project)?;
    ensure!(!slices.is_empty(), "nothing was measured yet");
    let pack = chongqing(project)?;
    report::write(project, &slices, &targets::all(&slices, pack))?;
    // What was measured just now, though with some contenders only, and the rest from before.
    fresh.extend(slices);
    for target in targets::all(&fresh, pack) {
        println!("{target}");
    }
    Ok(())
}

/// The short form inside `cargo xtask test`: few rounds of one size, held to ratios.
pub fn short(project: &Project) -> Result<Counts> {
    prepare(project)?;
    let plan = Plan {
        size: 10_000,
        cpu: 4,
        rounds: 3,
        only: Some("ours,supercluster".to_owned()),
        short: true,
        nation: None,
    };
    let slice = Slice::measure(project, &plan)?;
    let targets = targets::gates(&slice);
    Ok(super::judge(&targets))
}

fn prepare(project: &Project) -> Result<()> {
    let tools = Tools::ensure(project)?;
    e2e::install(project)?;
    entry::build(project, &tools)
}

/// `10k,400000` as numbers.
fn numbers(list: &str) -> Result<Vec<u32>> {
    let number = |word: &str| {
        let (digits, factor) = match word.strip_suffix('k') {
            Some(digits) => (digits, 1000),
            None => (word, 1),
        };
        let number: u32 = digits
            .parse()
            .with_context(|| format!("`{word}` is not a number such as 400 or 10k"))?;
        Ok(number * factor)
    };
    list.split(',').map(number).collect()
}

/// What the packs of Chongqing weigh after brotli, once the site was built.
fn chongqing(project: &Project) -> Result<Option<u64>> {
    if !project.dist().exists() {
        return Ok(None);
    }
    let table = Table::measure(&project.dist())?;
    let groups = [Group::Points, Group::Facts];
    Ok(Some(
        groups.iter().map(|group| table.sum(*group).brotli).sum(),
    ))
}

/// The targets as lines of a table.
fn rows(targets: &[Target]) -> impl Iterator<Item = String> + '_ {
    targets.iter().map(|target| {
        let verdict = if target.held { "reached" } else { "**missed**" };
        format!("| {} | {} | {verdict} |", target.name, target.figures)
    })
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn sizes_are_read_with_and_without_a_k() {
        assert_eq!(numbers("10k,400000").unwrap(), [10_000, 400_000]);
        assert!(numbers("10 thousand").is_err());
    }
}
