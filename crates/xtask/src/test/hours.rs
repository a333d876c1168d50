//! Opening hours and official days against libraries that nobody here wrote.
//!
//! Each judge reads the same cases, made anew from a fixed seed, and says where it differs and
//! what it cannot compare. A judge that cannot be installed is skipped aloud.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Counts, Session};
use crate::process;
use crate::tools::{npm, python};

const FOLDER: &str = "e2e/hours";
const WHY: &str = "libraries that judge opening hours and official days";

/// For opening hours npm `opening_hours`, for official days PyPI `chinesecalendar` and `holidays`.
const SEED: &str = "20261125";
const HOURS: &str = "6000";

/// Both judges, one check each.
pub fn judges(session: &Session<'_>) -> Result<Counts> {
    let cases = hours_cases(session)?;
    let node = || {
        npm::ensure(session.project, FOLDER, WHY, "5 s")?;
        Ok(PathBuf::from("node"))
    };
    let python = || python::ensure(session.project, FOLDER, WHY);
    Ok(judge(session, node, "hours.mjs", &cases)?.plus(judge(
        session,
        python,
        "official_days.py",
        &cases,
    )?))
}

/// One judge over a file of cases; skipped when what it runs on cannot be had.
fn judge(
    session: &Session<'_>,
    program: impl FnOnce() -> Result<PathBuf>,
    script: &str,
    cases: &Path,
) -> Result<Counts> {
    let program = match program() {
        Ok(program) => program,
        Err(error) => {
            println!("SKIPPED {script}: {error:#}");
            return Ok(Counts::SKIPPED);
        }
    };
    let mut command = process::command(program);
    command.current_dir(session.project.path(FOLDER));
    Ok(Counts::of(
        process::tee(command.arg(script).arg(cases))?.success,
    ))
}

fn hours_cases(session: &Session<'_>) -> Result<PathBuf> {
    let mut cargo = process::cargo(session.project.root());
    cargo.args(["run", "--locked", "--quiet", "-p", "eldercare-ingest"]);
    cargo.args(["--example", "judge_cases", "--", SEED, HOURS]);
    let cases = session.project.scratch().join("hours-cases.json");
    std::fs::create_dir_all(session.project.scratch())?;
    std::fs::write(&cases, process::capture(&mut cargo)?)?;
    Ok(cases)
}
