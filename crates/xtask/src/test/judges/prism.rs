//! Prism (npm `@stoplight/prism-cli`): a backend made of our description, against which the app's stories run in a
//! browser, `e2e/foreign`.

use anyhow::{Context, Result};

use super::Case;
use crate::e2e::{self, Served};
use crate::process;
use crate::test::{Counts, Session};
use crate::tools::npm;

const FOLDER: &str = "e2e/foreign";
const WHY: &str = "Prism, a backend made of our description";

/// The stories with a foreign backend; skipped without a browser or where it cannot be had.
pub fn judge(case: &Case<'_>, session: &Session<'_>, served: &Served<'_>) -> Result<Counts> {
    if !session.needs.browser {
        println!("skipped: no Chromium or no Chinese font");
        return Ok(Counts::SKIPPED);
    }
    if let Err(error) = npm::ensure(case.project, FOLDER, WHY, "20 s") {
        println!("skipped: {error:#}");
        return Ok(Counts::SKIPPED);
    }
    let report = case.project.scratch().join("foreign.json");
    let _ = std::fs::remove_file(&report);
    let words = ["--project=foreign", "--reporter=list,json"];
    let mut stories = e2e::playwright(case.project, served, &words);
    stories.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    let success = process::tee(&mut stories)?.success;
    let json = std::fs::read_to_string(&report).context("the stories left no report")?;
    Ok(Counts::from_playwright(&json)?.or_failed(success))
}
