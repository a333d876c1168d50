//! Questionnaires and answers in FHIR R4, read by programs of others.
//!
//! - npm `lforms` in a browser without a network reckons the total of every published case anew and
//!   gives every answer back;
//! - PyPI `fhir.resources` validates every questionnaire, response and bundle.

use anyhow::Result;
use serde_json::{Value, json};

use super::ask;
use crate::process;
use crate::project::Project;
use crate::test::{Counts, Session};
use crate::tools::{lforms, npm, python};

const RECKON: &str = include_str!("lforms.mjs");
const VALIDATE: &str = include_str!("resources.py");
/// Where the Python packages are named, with all that they need.
const FOLDER: &str = "crates/xtask/src/test/judges/fhir";
const WHY: &str = "validates what hospitals may read";

/// Both judges; one that cannot be had is skipped, and said.
pub fn judge(session: &Session<'_>) -> Result<Counts> {
    let judged = judged(session.project)?;
    let reckoned = reckoned(session, &judged)?;
    Ok(reckoned.plus(validated(session, &judged)?))
}

/// Every questionnaire and every published case, from our own code.
fn judged(project: &Project) -> Result<Value> {
    let mut cargo = process::cargo(project.root());
    cargo.args(["run", "--locked", "--quiet", "-p", "eldercare-fhir"]);
    cargo
        .args(["--example", "judged", "--"])
        .arg(project.root());
    Ok(serde_json::from_str(&process::capture(&mut cargo)?)?)
}

fn reckoned(session: &Session<'_>, judged: &Value) -> Result<Counts> {
    let package = match lforms::ensure() {
        Ok(package) => package,
        Err(error) => return Ok(skipped("LHC-Forms", &error)),
    };
    if !session.needs.browser {
        println!("skipped LHC-Forms: no browser");
        return Ok(Counts::SKIPPED);
    }
    npm::ensure(session.project, "e2e", WHY, "20 s")?;
    let mut node = process::command("node");
    node.current_dir(session.project.path("e2e"));
    node.args(["--input-type=module", "--eval", RECKON]);
    ask(node, &json!({"lforms": package, "judged": judged}))
}

fn validated(session: &Session<'_>, judged: &Value) -> Result<Counts> {
    if !session.needs.python {
        println!("skipped fhir.resources: no python3 with venv");
        return Ok(Counts::SKIPPED);
    }
    let python = match python::ensure(session.project, FOLDER, WHY) {
        Ok(python) => python,
        Err(error) => return Ok(skipped("fhir.resources", &error)),
    };
    let mut script = process::command(python);
    script.args(["-c", VALIDATE]);
    ask(script, judged)
}

fn skipped(judge: &str, why: &anyhow::Error) -> Counts {
    println!("skipped {judge}: {why:#}");
    Counts::SKIPPED
}
