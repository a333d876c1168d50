//! Builds the site: city packs, the app, and the two staged into `dist/`.
//!
//! Each part is built only when its inputs changed since its last complete build.

pub mod app;
pub mod packs;
pub mod paths;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::project::Project;
use crate::stage;
use crate::tools::Tools;

/// Builds whatever is out of date. True when everything, every pack included, is well.
pub fn build(project: &Project, tools: &Tools) -> Result<bool> {
    let packs_complete = packs::build(project, packs::Speed::Release)?;
    app::build(project, tools)?;
    stage::build(project)?;
    Ok(packs_complete)
}

/// `cargo xtask build`.
pub fn command(project: &Project, args: Args) -> Result<ExitCode> {
    args.finish()?;
    let tools = Tools::ensure(project)?;
    let complete = build(project, &tools)?;
    Ok(if complete {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
