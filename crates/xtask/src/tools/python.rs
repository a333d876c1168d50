//! A virtual environment with pinned packages from PyPI, one for each requirements file.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{announce, cache};
use crate::project::Project;
use crate::{digest, process};

/// The environment's Python with the packages of `folder/requirements.txt`, installed unless this
/// very file was installed before.
pub fn ensure(project: &Project, folder: &str, why: &str) -> Result<PathBuf> {
    let wanted = project.path(folder).join("requirements.txt");
    let content = std::fs::read(&wanted).with_context(|| wanted.display().to_string())?;
    let home = cache::folder("python", &digest::of(&content))?;
    let python = home.join("bin/python");
    let stamp = home.join("installed");
    if stamp.is_file() && python.exists() {
        return Ok(python);
    }
    announce(&format!("the Python packages of {folder}"), why, "20 s");
    let mut make = process::command("python3");
    make.args(["-m", "venv", "--clear"]).arg(&home);
    process::run("python3 -m venv", &mut make)?;
    let mut pip = process::command(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps"]);
    pip.arg("--disable-pip-version-check")
        .arg("--requirement")
        .arg(&wanted);
    process::run("pip install", &mut pip)?;
    std::fs::write(&stamp, "").context("could not write the stamp of pip install")?;
    Ok(python)
}
