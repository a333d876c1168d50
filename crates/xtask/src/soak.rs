//! `cargo xtask soak`: the trials of faults, each for long. The same trials run short among the
//! tests; here they draw a new seed, print it, and go on much longer.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::process;
use crate::project::Project;
use crate::test::Counts;
use crate::test::needs::{For, provide_packages};
use crate::test::skips::Skips;

/// One trial: tests of the server's `faults` whose names contain the filter.
struct Part {
    name: &'static str,
    about: &'static str,
    filter: &'static str,
}

const PARTS: [Part; 7] = [
    Part {
        name: "model",
        about: "10,000 schedules of steps and faults on SQLite",
        filter: "invents_a_request_on_sqlite",
    },
    Part {
        name: "postgresql",
        about: "2,000 schedules on PostgreSQL",
        filter: "invents_a_request_on_postgresql",
    },
    Part {
        name: "kill",
        about: "500 kills at random and at named points",
        filter: "kill::",
    },
    Part {
        name: "disk-full",
        about: "a small disk, filled 40 times",
        filter: "disk_full::",
    },
    Part {
        name: "broken-disk",
        about: "writes, flushes and reads that fail, 150 rounds",
        filter: "broken_disk::",
    },
    Part {
        name: "power",
        about: "the power cut after every write and flush",
        filter: "power::",
    },
    Part {
        name: "failover",
        about: "three servers on PostgreSQL, whose primary dies 25 times",
        filter: "failover::",
    },
];

/// `cargo xtask soak [--only PART] [--list] [--seed N]`.
pub fn command(project: &Project, mut args: Args) -> Result<ExitCode> {
    let only = args.value("--only")?;
    let seed = args.value("--seed")?;
    let list = args.switch("--list");
    args.finish()?;
    if list {
        for part in &PARTS {
            println!("{:<12}{}", part.name, part.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let chosen = choose(only.as_deref())?;
    provide_packages(&[For::Database, For::Faults]);
    let mut all = Counts::default();
    let mut lines = Vec::new();
    for part in chosen {
        println!("\n== {}: {}", part.name, part.about);
        let start = Instant::now();
        let counts = run(project, part, seed.as_deref())?;
        let seconds = start.elapsed().as_secs_f64();
        lines.push(format!("{:<12}{seconds:>8.1} s   {counts}", part.name));
        all = all.plus(counts);
    }
    println!("\n== times\n{}\n{all}", lines.join("\n"));
    Ok(if all.is_good(true) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn choose(only: Option<&str>) -> Result<Vec<&'static Part>> {
    let Some(name) = only else {
        return Ok(PARTS.iter().collect());
    };
    let chosen: Vec<_> = PARTS.iter().filter(|part| part.name == name).collect();
    if chosen.is_empty() {
        bail!("there is no part `{name}`; `cargo xtask soak --list` names them");
    }
    Ok(chosen)
}

fn run(project: &Project, part: &Part, seed: Option<&str>) -> Result<Counts> {
    let mut cargo = process::cargo(project.root());
    cargo.args(["test", "--locked", "-p", "eldercare-server"]);
    cargo.args(["--features", "fail-points", "--test", "faults", part.filter]);
    // What a trial prints are its seed and its counts; one after the other they can be read.
    cargo.args(["--", "--nocapture", "--test-threads=1"]);
    let skips = Skips::start(&project.scratch())?;
    cargo.env(Skips::VARIABLE, &skips.file);
    cargo.env("ELDERCARE_SOAK", "1");
    if let Some(seed) = seed {
        cargo.env("ELDERCARE_SEED", seed);
    }
    let run = process::tee(&mut cargo)?;
    let counts = Counts::from_rust(&run.text).but_skipped(skips.told());
    Ok(counts.or_failed(run.success))
}

#[cfg(test)]
mod tests {
    use super::{PARTS, choose};

    #[test]
    fn a_part_is_chosen_by_its_name_and_an_unknown_name_is_refused() {
        assert_eq!(choose(Some("kill")).unwrap().len(), 1);
        assert_eq!(choose(None).unwrap().len(), PARTS.len());
        assert!(choose(Some("kil")).is_err());
    }
}
