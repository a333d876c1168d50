//! Python's `csv` over the files that the desk takes away.

use anyhow::Result;
use serde_json::json;

use super::{Case, ask};
use crate::process;
use crate::test::{Counts, Session};

const SCRIPT: &str = include_str!("with_csv.py");

/// Skipped where there is no Python; no package is needed.
pub fn judge(case: &Case<'_>, session: &Session<'_>) -> Result<Counts> {
    if !session.needs.python {
        println!("skipped: no python3 with venv");
        return Ok(Counts::SKIPPED);
    }
    let mut script = process::command("python3");
    script.args(["-c", SCRIPT]);
    let question = json!({"url": case.url, "accounts": case.accounts});
    ask(script, &question)
}
