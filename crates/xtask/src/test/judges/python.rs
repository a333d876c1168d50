//! OWSLib and openapi-spec-validator, in an environment of their own among the tools.

use std::path::PathBuf;

use anyhow::Result;
use serde_json::json;

use super::{Case, ask};
use crate::process;
use crate::test::{Counts, Session};
use crate::tools::{announce, cache};

const SCRIPT: &str = include_str!("judges.py");
/// The packages, pinned.
const PACKAGES: [&str; 2] = ["OWSLib==0.35.0", "openapi-spec-validator==0.9.0"];

/// Both judges; skipped when there is no Python or the packages cannot be had.
pub fn judge(case: &Case<'_>, session: &Session<'_>) -> Result<Counts> {
    if !session.needs.python {
        println!("skipped: no python3 with venv");
        return Ok(Counts::SKIPPED);
    }
    let python = match environment() {
        Ok(python) => python,
        Err(error) => {
            println!("skipped: {error:#}");
            return Ok(Counts::SKIPPED);
        }
    };
    let mut script = process::command(python);
    script.args(["-c", SCRIPT]);
    let documents = [
        format!("{}/api/v1/openapi.json", case.url),
        format!("{}/api", case.features()),
    ];
    let question = json!({
        "root": case.features(),
        "documents": documents,
        "expected": case.expected.json(),
    });
    ask(script, &question)
}

/// The interpreter of the environment, made when it is missing. The stamp is written last, so that
/// half an environment is made again.
fn environment() -> Result<PathBuf> {
    let folder = cache::folder("judges", &PACKAGES.join("-").replace("==", "-"))?;
    let python = folder.join("bin/python");
    let stamp = folder.join("complete");
    if stamp.is_file() {
        return Ok(python);
    }
    announce(
        &PACKAGES.join(", "),
        "clients of open data that judge ours",
        "20 s",
    );
    let _ = std::fs::remove_dir_all(&folder);
    let mut make = process::command("python3");
    process::run("python3 -m venv", make.args(["-m", "venv"]).arg(&folder))?;
    let mut pip = process::command(&python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]);
    process::run("pip install", pip.args(PACKAGES))?;
    std::fs::write(stamp, "")?;
    Ok(python)
}
