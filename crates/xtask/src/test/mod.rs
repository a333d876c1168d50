//! `cargo xtask test`: everything that must hold, in stages, counted honestly.
//!
//! A stage that fails does not stop the stages that do not need it. A check whose tool is
//! missing is skipped, never passed; with `CI=true` a skip fails the run.

mod browser;
mod counts;
mod hours;
pub mod judges;
mod lints;
pub mod needs;
mod rust;
pub mod skips;
mod stages;

pub use counts::Counts;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::project::Project;
use needs::{For, Needs};
use stages::{STAGES, Stage};

/// What the stages share.
pub struct Session<'a> {
    /// The repository.
    pub project: &'a Project,
    needs: Needs,
}

/// `cargo xtask test [--only STAGE] [--list]`.
pub fn command(project: &Project, mut args: Args) -> Result<ExitCode> {
    let only = args.value("--only")?;
    let list = args.switch("--list");
    args.finish()?;
    if list {
        for stage in &STAGES {
            println!("{:<12}{}", stage.name, stage.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let chosen = choose(only.as_deref())?;
    let needs = Needs::provide(&wanted(&chosen));
    let session = Session { project, needs };
    let results = run_all(&session, &chosen);
    Ok(summary(&results))
}

/// What some stages need.
fn wanted(stages: &[&'static Stage]) -> Vec<For> {
    let browser = stages.iter().any(|stage| stage.browser);
    let named = |name: &str| stages.iter().any(|stage| stage.name == name);
    let (database, judges) = (named("unit"), named("judges"));
    [
        (browser, For::Browser),
        (database, For::Database),
        (database, For::Faults),
        (judges, For::Judges),
    ]
    .into_iter()
    .filter_map(|(wanted, need)| wanted.then_some(need))
    .collect()
}

fn choose(only: Option<&str>) -> Result<Vec<&'static Stage>> {
    let Some(name) = only else {
        return Ok(STAGES.iter().collect());
    };
    let chosen: Vec<_> = STAGES.iter().filter(|stage| stage.name == name).collect();
    if chosen.is_empty() {
        bail!("there is no stage `{name}`; `cargo xtask test --list` names them");
    }
    Ok(chosen)
}

/// One finished stage.
struct Finished {
    name: &'static str,
    counts: Counts,
    seconds: f64,
}

fn run_all(session: &Session<'_>, chosen: &[&'static Stage]) -> Vec<Finished> {
    let mut results: Vec<Finished> = Vec::new();
    for stage in chosen {
        println!("\n== {}: {}", stage.name, stage.about);
        let start = Instant::now();
        let broken = |name: &&&str| {
            results
                .iter()
                .any(|r| r.name == **name && r.counts.failed > 0)
        };
        let counts = match stage.after.iter().find(broken) {
            Some(broken) => {
                println!("not run: the stage `{broken}` failed");
                Counts::FAILED
            }
            None => outcome((stage.run)(session)),
        };
        let seconds = start.elapsed().as_secs_f64();
        println!("== {}: {counts} in {seconds:.1} s", stage.name);
        results.push(Finished {
            name: stage.name,
            counts,
            seconds,
        });
    }
    results
}

/// A stage that could not even be carried out has failed.
fn outcome(result: Result<Counts>) -> Counts {
    result.unwrap_or_else(|error| {
        println!("{error:#}");
        Counts::FAILED
    })
}

fn summary(results: &[Finished]) -> ExitCode {
    println!("\n== times");
    for stage in results {
        println!(
            "{:<12}{:>8.1} s   {}",
            stage.name, stage.seconds, stage.counts
        );
    }
    let total = results
        .iter()
        .fold(Counts::default(), |sum, stage| sum.plus(stage.counts));
    println!("{total}");
    let ci = std::env::var("CI").is_ok_and(|value| value == "true");
    if total.is_good(ci) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[cfg(test)]
mod tests {
    use super::{choose, outcome};

    #[test]
    fn a_stage_is_chosen_by_its_name_and_an_unknown_name_is_refused() {
        assert_eq!(choose(Some("fmt")).unwrap().len(), 1);
        assert!(choose(None).unwrap().len() > 8);
        assert!(choose(Some("frmt")).is_err());
    }

    #[test]
    fn a_stage_that_cannot_be_carried_out_has_failed() {
        assert_eq!(outcome(Err(anyhow::anyhow!("no"))).failed, 1);
    }
}
