//! `cargo xtask bench-search`: the search over the synthetic nation, on SQLite and PostgreSQL.
//!
//! The measuring itself is an example of the server's package: it uses the search as the server
//! does. Both databases are thrown away at the end.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::process;
use crate::project::Project;
use crate::test::needs::{For, provide_packages};

/// `cargo xtask bench-search`.
pub fn command(project: &Project, args: Args) -> Result<ExitCode> {
    args.finish()?;
    provide_packages(&[For::Database]);
    let mut cargo = process::cargo(project.root());
    cargo.args(["run", "--release", "--locked", "-p", "eldercare-server"]);
    cargo.args(["--example", "bench_search"]);
    Ok(if process::tee(&mut cargo)?.success {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
