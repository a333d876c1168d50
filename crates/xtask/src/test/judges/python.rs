//! OWSLib and openapi-spec-validator, in an environment of their own among the tools.

use std::path::PathBuf;

use anyhow::Result;
use serde_json::json;

use super::{Case, ask};
use crate::process;
use crate::test::{Counts, Session};
use crate::tools::python;

const SCRIPT: &str = include_str!("judges.py");
/// Where the packages are named, with all that they need.
const FOLDER: &str = "crates/xtask/src/test/judges";
const WHY: &str = "clients of open data that judge ours";

/// Both judges; skipped when there is no Python or the packages cannot be had.
pub fn judge(case: &Case<'_>, session: &Session<'_>) -> Result<Counts> {
    let Some(python) = environment(session) else {
        return Ok(Counts::SKIPPED);
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

/// The interpreter with the packages of all judges; without it, why is said.
pub fn environment(session: &Session<'_>) -> Option<PathBuf> {
    if !session.needs.python {
        println!("skipped: no python3 with venv");
        return None;
    }
    let python = python::ensure(session.project, FOLDER, WHY);
    python
        .inspect_err(|error| println!("skipped: {error:#}"))
        .ok()
}
