//! OWSLib and openapi-spec-validator, in an environment of their own among the tools.

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
    if !session.needs.python {
        println!("skipped: no python3 with venv");
        return Ok(Counts::SKIPPED);
    }
    let python = match python::ensure(session.project, FOLDER, WHY) {
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
