//! `cargo xtask soak`: the trials of faults, each for long. The same trials run short among the
//! tests; here they draw a new seed, print it, and go on much longer.

use std::process::ExitCode;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Result, bail, ensure};

use crate::args::Args;
use crate::process;
use crate::project::Project;
use crate::test::Counts;
use crate::test::judges;
use crate::test::needs::{For, provide_packages};
use crate::test::skips::Skips;
use crate::tools::Tools;
use crate::{site, trials};

/// One trial.
struct Part {
    name: &'static str,
    about: &'static str,
    what: What,
}

/// Where a trial lives.
#[derive(Clone, Copy)]
enum What {
    /// Tests of the server's `faults` whose names contain this.
    Server(&'static str),
    /// Schedules in a real browser.
    Browser,
    /// Exchanges drawn from the description of the interface, so many for each operation.
    Interface(u32),
}

const PARTS: [Part; 14] = [
    Part {
        name: "model",
        about: "10,000 schedules of steps and faults on SQLite",
        what: What::Server("invents_a_request_on_sqlite"),
    },
    Part {
        name: "postgresql",
        about: "2,000 schedules on PostgreSQL",
        what: What::Server("invents_a_request_on_postgresql"),
    },
    Part {
        name: "life",
        about: "5,000 schedules of answers, feedback, taking back, deleting and reports on SQLite",
        what: What::Server("what_was_deleted_on_sqlite"),
    },
    Part {
        name: "life-pg",
        about: "1,000 of them on PostgreSQL",
        what: What::Server("what_was_deleted_on_postgresql"),
    },
    Part {
        name: "limits",
        about: "30 devices with more than their address may send, limits on",
        what: What::Server("limits::"),
    },
    Part {
        name: "kill",
        about: "500 kills at random and at named points",
        what: What::Server("kill::"),
    },
    Part {
        name: "disk-full",
        about: "a small disk, filled 40 times",
        what: What::Server("disk_full::"),
    },
    Part {
        name: "broken-disk",
        about: "writes, flushes and reads that fail, 150 rounds",
        what: What::Server("broken_disk::"),
    },
    Part {
        name: "power",
        about: "the power cut after every write and flush",
        what: What::Server("power::"),
    },
    Part {
        name: "failover",
        about: "three servers on PostgreSQL, whose primary dies 25 times",
        what: What::Server("failover::"),
    },
    Part {
        name: "connections",
        about: "PostgreSQL ends connections, restarts and crashes under load, 30 rounds",
        what: What::Server("connections::"),
    },
    Part {
        name: "backup",
        about: "backups under load, restored, on both databases",
        what: What::Server("backup::"),
    },
    Part {
        name: "interface",
        about: "schemathesis with 500 exchanges for each operation",
        what: What::Interface(500),
    },
    Part {
        name: "browser",
        about: "240 schedules in a real browser",
        what: What::Browser,
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
    provide_packages(&[For::Database, For::Faults, For::Browser]);
    let mut all = Counts::default();
    let mut lines = Vec::new();
    for part in chosen {
        println!("\n== {}: {}", part.name, part.about);
        let start = Instant::now();
        let counts = match part.what {
            What::Server(filter) => run(project, filter, seed.as_deref())?,
            What::Browser => in_browser(project, seed.as_deref())?,
            What::Interface(examples) => judges::interface(project, examples)?,
        };
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

fn run(project: &Project, filter: &str, seed: Option<&str>) -> Result<Counts> {
    let mut cargo = process::cargo(project.root());
    cargo.args(["test", "--locked", "-p", "eldercare-server"]);
    cargo.args(["--features", "fail-points", "--test", "faults", filter]);
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

/// The site as it is shipped, and the schedules of a seed; without one it is drawn from the clock.
fn in_browser(project: &Project, seed: Option<&str>) -> Result<Counts> {
    let tools = Tools::ensure(project)?;
    ensure!(site::build(project, &tools)?, "a city's pack is broken");
    let drawn = || SystemTime::now().duration_since(UNIX_EPOCH);
    let seed = match seed {
        Some(seed) => seed.to_owned(),
        None => (drawn()?.as_secs() % 1_000_000).to_string(),
    };
    println!("seed {seed}");
    trials::soak(project, &seed)
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
