//! Installs the pinned build tools, each only when it is missing, and says why.
//!
//! Tools live outside the repository, one folder for each version, so that a fresh clone
//! and a clean build find them again. Nothing is installed system-wide.

pub mod cache;
pub mod cargo_deny;
mod leaflet;
pub mod lforms;
pub mod npm;
pub mod python;
mod trunk;
mod wasm_bindgen;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::args::Args;
use crate::project::Project;
use crate::{needs, process};

/// The wasm target of the app.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The folders with the tools that Trunk calls, in the order of the search.
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// Makes sure that everything needed to build the site is installed.
    pub fn ensure(project: &Project) -> Result<Self> {
        needs::check_build()?;
        ensure_wasm_target(project)?;
        let mut folders = vec![trunk::ensure()?, wasm_bindgen::ensure()?];
        leaflet::ensure(project)?;
        folders.push(project.path("assets/npm/node_modules/.bin"));
        Ok(Self { folders })
    }

    /// Puts the tools before everything else on a command's PATH.
    pub fn on_path(&self, command: &mut Command) -> Result<()> {
        command.env("PATH", process::path_with(&self.folders)?);
        Ok(())
    }
}

/// `cargo xtask tools`.
pub fn command(project: &Project, args: Args) -> Result<ExitCode> {
    args.finish()?;
    let tools = Tools::ensure(project)?;
    for folder in &tools.folders {
        println!("{}", folder.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Says what is about to be installed, why, and how long it usually takes on two cores.
pub fn announce(what: &str, why: &str, time: &str) {
    println!("-- installing {what} ({why}); usually {time}");
}

/// Adds the standard library for the browser where it is missing.
pub fn ensure_wasm_target(project: &Project) -> Result<()> {
    let mut print = process::command("rustc");
    print
        .current_dir(project.root())
        .args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let libraries = PathBuf::from(process::capture(&mut print)?.trim());
    if libraries.exists() {
        return Ok(());
    }
    announce(WASM_TARGET, "the standard library for the browser", "5 s");
    let mut add = process::command("rustup");
    add.current_dir(project.root())
        .args(["target", "add", WASM_TARGET]);
    process::run("rustup target add", &mut add)
        .context("The wasm target is missing and rustup could not add it")
}
