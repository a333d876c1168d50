//! `icalendar` (PyPI) and `ical.js` (npm) over a calendar that the product writes: both must read back
//! what was meant.

use anyhow::{Context, Result};
use serde_json::Value;

use super::{ask, printed};
use crate::process;
use crate::project::Project;
use crate::test::{Counts, Session};

const WITH_PYTHON: &str = include_str!("with_icalendar.py");
const WITH_NODE: &str = include_str!("with_ical_js.mjs");

/// Both judges; the first is skipped when there is no Python.
pub fn judge(session: &Session<'_>) -> Result<Counts> {
    let Some(question) = question(session.project)? else {
        return Ok(Counts::of(false));
    };
    let mut node = process::command("node");
    node.current_dir(session.project.path("e2e"));
    node.args(["--input-type=module", "--eval", WITH_NODE]);
    let by_node = ask(node, &question)?;
    let Some(python) = super::python::environment(session) else {
        return Ok(by_node.plus(Counts::SKIPPED));
    };
    let mut script = process::command(python);
    script.args(["-c", WITH_PYTHON]);
    Ok(by_node.plus(ask(script, &question)?))
}

/// The calendar and what stands in it, from the crate that writes it.
fn question(project: &Project) -> Result<Option<Value>> {
    let mut example = process::cargo(project.root());
    example.args([
        "run",
        "--quiet",
        "-p",
        "eldercare-days",
        "--example",
        "calendar",
    ]);
    let Some(text) = printed(&mut example) else {
        return Ok(None);
    };
    let question = serde_json::from_str(&text).context("the example wrote no JSON")?;
    Ok(Some(question))
}
