//! The published scoring cases against any program: `public/vectors`.
//!
//! The stage of the tests runs them against our own code, against an example that shares nothing
//! with it, and against that example with one band moved, which must be found.

mod compare;
mod program;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::args::Args;
use crate::process;
use crate::project::Project;
use crate::test::{Counts, Session};
use compare::complaints;

const FOLDER: &str = "public/vectors";
const INSTRUMENTS: &str = "assets/instruments";
const EXAMPLE: &str = "public/vectors/example.mjs";

/// The cases of one file.
pub struct Vectors {
    instrument: String,
    cases: Vec<Value>,
}

impl Vectors {
    fn read(file: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let vectors: Value =
            serde_json::from_str(&text).with_context(|| file.display().to_string())?;
        ensure!(
            vectors["schema"] == 1,
            "{}: schema 1 is the only one",
            file.display()
        );
        let instrument = vectors["instrument"]["id"].as_str();
        Ok(Self {
            instrument: instrument.context("the id of the instrument")?.to_owned(),
            cases: vectors["cases"].as_array().context("cases")?.clone(),
        })
    }

    /// What a program is given: one line for each case.
    fn questions(&self) -> String {
        let line = |case: &Value| {
            let question = json!({
                "instrument": self.instrument,
                "id": case["id"],
                "answers": case["answers"],
            });
            format!("{question}\n")
        };
        self.cases.iter().map(line).collect()
    }
}

/// `cargo xtask vectors [--file FILE] -- PROGRAM WORDS`.
pub fn command(project: &Project, mut args: Args) -> Result<ExitCode> {
    let words = args.behind_dashes();
    let files = match args.value("--file")? {
        Some(file) => vec![PathBuf::from(file)],
        None => files(project)?,
    };
    args.finish()?;
    let (program, rest) = words
        .split_first()
        .context("which program? cargo xtask vectors -- PROGRAM WORDS")?;
    let start = || {
        let mut command = process::command(program);
        command.args(rest);
        command
    };
    let counts = judge(&files, start)?;
    println!("{counts}");
    Ok(if counts.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Our own program, the example, and the example led astray.
pub fn stage(session: &Session<'_>) -> Result<Counts> {
    let project = session.project;
    let files = files(project)?;
    let own = judge(&files, || {
        let mut cargo = process::cargo(project.root());
        cargo.args(["run", "--locked", "--quiet", "-p", "eldercare-assessment"]);
        cargo.args(["--example", "vectors", "--", INSTRUMENTS]);
        cargo
    })?;
    println!("-- our own program: {own}");
    if !process::exists("node") {
        println!("skipped the example: no node");
        return Ok(own.plus(Counts::SKIPPED));
    }
    let example = |instruments: PathBuf| {
        move || {
            let mut node = process::command("node");
            node.current_dir(project.root())
                .arg(EXAMPLE)
                .arg(&instruments);
            node
        }
    };
    let apart = judge(&files, example(project.path(INSTRUMENTS)))?;
    println!("-- the example: {apart}");
    println!("-- the example with one band moved, which must be found:");
    let astray = judge(&files, example(astray(project)?))?;
    let found = Counts::of(astray.failed > 0 && astray.passed > 0);
    Ok(own.plus(apart).plus(found))
}

/// The instruments with the mild level from 67 points on instead of 66.
fn astray(project: &Project) -> Result<PathBuf> {
    let folder = project.scratch().join("vectors-astray");
    std::fs::create_dir_all(&folder)?;
    for id in ["gbt-42195-2022", "ltc-self-rating-2021"] {
        let file = format!("{id}.json");
        let text = std::fs::read_to_string(project.path(INSTRUMENTS).join(&file))?;
        let moved = text
            .replace("\"min\": 66", "\"min\": 67")
            .replace("\"max\": 65", "\"max\": 66");
        std::fs::write(folder.join(&file), moved)?;
    }
    Ok(folder)
}

fn files(project: &Project) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(project.path(FOLDER)).context(FOLDER)? {
        let path = entry?.path();
        let is_schema = path.file_name().is_some_and(|name| name == "schema.json");
        if path.extension().is_some_and(|ending| ending == "json") && !is_schema {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Runs a program over each file; every case is one check.
fn judge(files: &[PathBuf], start: impl Fn() -> Command) -> Result<Counts> {
    let mut counts = Counts::default();
    for file in files {
        let vectors = Vectors::read(file)?;
        let said = program::answer(start(), &vectors.questions())?;
        let complaints = complaints(&vectors.cases, &said);
        for complaint in &complaints {
            println!("{}: {complaint}", vectors.instrument);
        }
        let failed = complaints.len().min(vectors.cases.len());
        counts = counts.plus(Counts {
            passed: (vectors.cases.len() - failed) as u64,
            failed: complaints.len() as u64,
            skipped: 0,
        });
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use serde_json::Value;
    use sha2::{Digest as _, Sha256};

    use super::{INSTRUMENTS, files};
    use crate::project::Project;

    #[test]
    fn every_file_names_the_very_questions_that_are_shipped_and_its_cases_once() {
        let project = Project::locate();
        let files = files(&project).unwrap();
        assert_eq!(files.len(), 2);
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let vectors: Value = serde_json::from_str(&text).unwrap();
            let id = vectors["instrument"]["id"].as_str().unwrap();
            let shipped = project.path(INSTRUMENTS).join(format!("{id}.json"));
            let digest = Sha256::digest(std::fs::read(shipped).unwrap());
            let mut hash = String::new();
            digest
                .iter()
                .for_each(|byte| write!(hash, "{byte:02x}").unwrap());
            assert_eq!(vectors["instrument"]["content_hash"], hash, "{id}");
            let cases = vectors["cases"].as_array().unwrap().iter();
            let mut ids: Vec<&str> = cases.map(|case| case["id"].as_str().unwrap()).collect();
            let number = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), number, "{id}");
        }
    }
}
