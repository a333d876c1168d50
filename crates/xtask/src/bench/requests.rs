//! `cargo xtask bench-requests`: how many requests the server accepts, and how fast.
//!
//! The measuring itself is the program of the trials' package, which starts the optimised server on
//! this disk and loads it from the same machine.

use std::process::ExitCode;

use anyhow::{Context as _, Result};

use super::record;
use crate::args::Args;
use crate::process;
use crate::project::Project;
use crate::server::{self, Profile};
use crate::test::needs::{For, provide_packages};

/// How the part of BENCHMARKS.md is named.
const COMMAND: &str = "cargo xtask bench-requests";

/// `cargo xtask bench-requests`.
pub fn command(project: &Project, args: Args) -> Result<ExitCode> {
    args.finish()?;
    provide_packages(&[For::Faults]);
    server::build(project, Profile::Release)?;
    let mut cargo = process::cargo(project.root());
    cargo.args(["build", "--release", "--locked", "-p", "eldercare-trials"]);
    process::run("the load", &mut cargo)?;
    let program = server::program(project, Profile::Release);
    let folder = project.scratch();
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let mut load = process::command(program.with_file_name("eldercare-trials"));
    load.arg("load").arg("--program").arg(&program);
    let run = process::tee(load.arg("--folder").arg(&folder))?;
    let head = format!(
        "\n## Taking requests\n\n{}, server and load side by side on them; SQLite with \
         `synchronous=FULL`.\n",
        record::computer()?
    );
    let section = format!("{head}\n```text\n{}\n```\n", run.text.trim());
    record::replace(project, COMMAND, &section)?;
    Ok(if run.success {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
