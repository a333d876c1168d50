//! Format, lints and the dependencies' licences: one check each.

use anyhow::Result;

use super::{Counts, Session};
use crate::process;
use crate::tools::{self, WASM_TARGET, cargo_deny};

/// `cargo fmt --check`.
pub fn format(session: &Session<'_>) -> Result<Counts> {
    let mut cargo = process::cargo(session.project.root());
    cargo.args(["fmt", "--all", "--check"]);
    Ok(Counts::of(process::tee(&mut cargo)?.success))
}

/// Clippy over every package but the app, tests and examples included.
pub fn clippy_native(session: &Session<'_>) -> Result<Counts> {
    let mut cargo = process::cargo(session.project.root());
    cargo.args([
        "clippy",
        "--locked",
        "--workspace",
        "--exclude",
        "eldercare-app",
    ]);
    cargo.args(["--all-targets", "--all-features", "--", "-D", "warnings"]);
    Ok(Counts::of(process::tee(&mut cargo)?.success))
}

/// Clippy over the app for the browser, and over the bench's entry to it. It runs in the folder and
/// the profile of the optimised build: procedural macros and build scripts are then compiled once
/// for all. Its own configuration forbids calls that compile for WebAssembly and panic in a browser.
pub fn clippy_app(session: &Session<'_>) -> Result<Counts> {
    tools::ensure_wasm_target(session.project)?;
    let app = clippy_wasm(session, &["--bin", "eldercare-app"])?;
    let bench = ["--bin", "eldercare-bench", "--features", "bench"];
    Ok(app.plus(clippy_wasm(session, &bench)?))
}

fn clippy_wasm(session: &Session<'_>, what: &[&str]) -> Result<Counts> {
    let mut cargo = process::cargo(session.project.root());
    cargo.args(["clippy", "--locked", "-p", "eldercare-app", "--lib"]);
    cargo.args(["--target", WASM_TARGET]).args(what);
    cargo.args(["--profile", "wasm-release", "--", "-D", "warnings"]);
    cargo.env("CARGO_TARGET_DIR", session.project.web_target());
    cargo.env(
        "CLIPPY_CONF_DIR",
        session.project.path("crates/xtask/clippy-wasm"),
    );
    Ok(Counts::of(process::tee(&mut cargo)?.success))
}

/// `cargo deny`. Not its advisories: their database is a download, and a test must not depend
/// on what was published since yesterday.
pub fn deny(session: &Session<'_>) -> Result<Counts> {
    let program = match cargo_deny::ensure() {
        Ok(program) => program,
        Err(error) => {
            println!("skipped: {error:#}");
            return Ok(Counts::SKIPPED);
        }
    };
    let mut deny = process::command(program);
    deny.current_dir(session.project.root());
    deny.args([
        "--workspace",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]);
    Ok(Counts::of(process::tee(&mut deny)?.success))
}
