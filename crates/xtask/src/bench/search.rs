//! `cargo xtask bench-search`: the search over the synthetic nation, on SQLite and PostgreSQL.
//!
//! The measuring itself is an example of the server's package: it uses the search as the server
//! does. Both databases are thrown away at the end.

use std::process::{Command, ExitCode};

use anyhow::Result;

use super::record;
use crate::args::Args;
use crate::process;
use crate::project::Project;
use crate::test::needs::{For, provide_packages};

/// How the part of BENCHMARKS.md is named.
const COMMAND: &str = "cargo xtask bench-search";

/// `cargo xtask bench-search`.
pub fn command(project: &Project, args: Args) -> Result<ExitCode> {
    args.finish()?;
    provide_packages(&[For::Database]);
    process::run("cargo build", &mut example(project, "build"))?;
    // Quiet, so that what is kept is what the example says and nothing of cargo's.
    let run = process::tee(example(project, "run").arg("--quiet"))?;
    let head = format!("\n## Search on the server\n\n{}.\n", record::computer()?);
    let lines: Vec<&str> = run.text.trim().lines().map(str::trim_end).collect();
    let section = format!("{head}\n```text\n{}\n```\n", lines.join("\n"));
    record::replace(project, COMMAND, &section)?;
    Ok(if run.success {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn example(project: &Project, verb: &str) -> Command {
    let mut cargo = process::cargo(project.root());
    cargo.args([verb, "--release", "--locked", "-p", "eldercare-server"]);
    cargo.args(["--example", "bench_search"]);
    cargo
}
