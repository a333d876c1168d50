//! schemathesis over the whole interface: exchanges drawn from our own description, good and bad ones, each
//! reply held against the description. Which of its checks are off, and why, stands in
//! `schemathesis.toml`.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Case;
use crate::process;
use crate::test::{Counts, Session};
use crate::tools::python;

/// Exchanges for each operation in a short run, some ten seconds.
pub const SHORT: u32 = 20;

const FOLDER: &str = "crates/xtask/src/test/judges/schemathesis";
const WHY: &str = "draws exchanges from the description of the interface";

/// Draws so many exchanges for each operation; fails with every failure; what it prints
/// names the seed.
pub fn judge(case: &Case<'_>, session: &Session<'_>, examples: u32) -> Result<Counts> {
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
    let folder = session.project.path(FOLDER);
    let report = session.project.scratch().join("schemathesis.json");
    let _ = std::fs::remove_file(&report);
    let mut draw = process::command(python.with_file_name("st"));
    // What it finds it keeps beside where it runs.
    draw.current_dir(session.project.scratch());
    draw.env("ELDERCARE_DESK", case.accounts.to_string());
    draw.env("ELDERCARE_URL", case.url)
        .env("SCHEMATHESIS_HOOKS", folder.join("hooks.py"));
    draw.arg("--config-file")
        .arg(folder.join("schemathesis.toml"));
    draw.args(["run", &format!("{}/api/v1/openapi.json", case.url)]);
    draw.args(["--max-examples", &examples.to_string()]);
    draw.args(["--continue-on-failure", "--no-color", "--warnings", "off"]);
    draw.args(["--report", "json", "--report-json-path"])
        .arg(&report);
    let success = process::tee(&mut draw)?.success;
    Ok(counted(&report)?.or_failed(success))
}

/// One check for each operation, failed where one of its exchanges was.
fn counted(report: &Path) -> Result<Counts> {
    let text = std::fs::read_to_string(report).context("schemathesis left no report")?;
    let report: Value = serde_json::from_str(&text)?;
    let number = |pointer: &str| {
        let value = report.pointer(pointer).and_then(Value::as_u64);
        value.with_context(|| format!("no {pointer} in the report of schemathesis"))
    };
    let (tested, selected) = (
        number("/operations/tested")?,
        number("/operations/selected")?,
    );
    let failures = report["failures"].as_array().into_iter().flatten();
    let failing =
        failures.flat_map(|failure| failure["operations"].as_array().into_iter().flatten());
    let failing: std::collections::BTreeSet<&str> = failing.filter_map(Value::as_str).collect();
    let failed = u64::try_from(failing.len())?;
    println!(
        "schemathesis drew {} exchanges of {tested} operations",
        number("/test_cases/generated")?
    );
    let counts = Counts {
        passed: tested.saturating_sub(failed),
        failed,
        skipped: 0,
    };
    Ok(counts.or_failed(tested == selected && tested > 0))
}
