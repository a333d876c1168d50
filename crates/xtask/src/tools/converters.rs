//! Two libraries that convert coordinates, by other people: what ours is compared with.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{announce, cache};
use crate::process;

const PRCOORDS: &str = "1.0.2";
const GCOORD: &str = "1.0.7";
/// Written when an installation is whole.
const STAMP: &str = ".installed";

/// The Python that knows prcoords, installed if need be.
pub fn prcoords() -> Result<PathBuf> {
    let folder = cache::folder("prcoords", PRCOORDS)?;
    let python = folder.join("bin").join("python");
    if folder.join(STAMP).is_file() {
        return Ok(python);
    }
    announce(
        &format!("prcoords {PRCOORDS} from PyPI"),
        "converts coordinates, to compare with",
        "10 s",
    );
    let mut environment = process::command("python3");
    environment.args(["-m", "venv", "--clear"]).arg(&folder);
    process::run("python3 -m venv", &mut environment)?;
    let mut pip = process::command(&python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--disable-pip-version-check",
    ]);
    pip.arg(format!("prcoords=={PRCOORDS}"));
    process::run("pip install prcoords", &mut pip)?;
    finish(&folder)?;
    Ok(python)
}

/// The folder with the node_modules that hold gcoord, installed if need be.
pub fn gcoord() -> Result<PathBuf> {
    let folder = cache::folder("gcoord", GCOORD)?;
    if folder.join(STAMP).is_file() {
        return Ok(folder);
    }
    announce(
        &format!("gcoord {GCOORD} from npm"),
        "converts coordinates, to compare with",
        "5 s",
    );
    std::fs::create_dir_all(&folder)?;
    let mut npm = process::command("npm");
    npm.args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--prefix",
    ]);
    npm.arg(&folder).arg(format!("gcoord@{GCOORD}"));
    process::run("npm install gcoord", &mut npm)?;
    finish(&folder)?;
    Ok(folder)
}

fn finish(folder: &Path) -> Result<()> {
    Ok(std::fs::write(folder.join(STAMP), "")?)
}
