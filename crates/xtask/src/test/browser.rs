//! The stages around the browser: the site, the server, the stories, the short bench.

use std::path::Path;

use anyhow::{Context, Result};

use super::{Counts, Session};
use crate::server::{self, Profile};
use crate::site::{self, packs};
use crate::tools::Tools;
use crate::{bench, e2e, process, stage, trials};

/// Builds the site exactly as `cargo xtask run` does, only ingest is compiled with the tests.
pub fn site(session: &Session<'_>) -> Result<Counts> {
    let tools = Tools::ensure(session.project)?;
    let complete = packs::build(session.project, packs::Speed::Dev)?;
    site::app::build(session.project, &tools)?;
    stage::build(session.project)?;
    anyhow::ensure!(complete, "a city's pack is broken");
    Ok(Counts::PASSED)
}

/// The server in the profile of its tests: its dependencies are compiled already.
pub fn server(session: &Session<'_>) -> Result<Counts> {
    server::build(session.project, Profile::Dev)?;
    Ok(Counts::PASSED)
}

/// The types of the browser tests.
pub fn types(session: &Session<'_>) -> Result<Counts> {
    e2e::install(session.project)?;
    let mut check = process::command("node");
    check.current_dir(session.project.path("e2e"));
    check.args(["node_modules/typescript/bin/tsc", "--noEmit"]);
    Ok(Counts::of(process::tee(&mut check)?.success))
}

/// The stories, on a server of their own with an empty database.
pub fn stories(session: &Session<'_>) -> Result<Counts> {
    if !session.needs.browser {
        println!("skipped: no Chromium or no Chinese font");
        return Ok(Counts::SKIPPED);
    }
    let report = session.project.scratch().join("e2e.json");
    let _ = std::fs::remove_file(&report);
    let projects = [
        "--project=phone",
        "--project=desktop",
        "--reporter=list,json",
    ];
    let success = e2e::with_server(session.project, Profile::Dev, |served| {
        let mut playwright = e2e::playwright(session.project, served, &projects);
        playwright.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
        Ok(process::tee(&mut playwright)?.success)
    })?;
    let json = std::fs::read_to_string(&report).context("the browser tests left no report")?;
    let stories = Counts::from_playwright(&json)?.or_failed(success);
    Ok(stories.plus(discreet(&e2e::log(session.project))?))
}

/// What the stories type of people: invented names begin with these two letters, and their telephones are
/// these.
const TYPED: [&str; 3] = ["\u{6f14}\u{793a}", "4200000", "13800000000"];

/// Whether the log of the whole run tells what happened and nothing of what was typed.
fn discreet(log: &Path) -> Result<Counts> {
    let text = std::fs::read_to_string(log).with_context(|| log.display().to_string())?;
    let told = told(&text);
    for line in &told {
        println!("FAILED the log tells what was typed: {line}");
    }
    Ok(Counts::of(told.is_empty() && text.contains("exchange")))
}

/// The time at the start of a line, the time of an exchange and its id have digits of their own.
fn told(log: &str) -> Vec<&str> {
    let of_line = |line: &&str| {
        let words = line.split(' ').skip(1);
        let own = ["micros=", "correlation_id="];
        let mut said = words.filter(|word| !own.iter().any(|own| word.starts_with(own)));
        said.any(|word| TYPED.iter().any(|typed| word.contains(typed)))
    };
    log.lines().filter(of_line).collect()
}

/// Schedules of faults in a real browser: servers and proxies of their own.
pub fn trials(session: &Session<'_>) -> Result<Counts> {
    if !session.needs.browser {
        println!("skipped: no Chromium or no Chinese font");
        return Ok(Counts::SKIPPED);
    }
    trials::short(session.project)
}

/// The short bench: sizes are gated, times are only printed.
pub fn bench(session: &Session<'_>) -> Result<Counts> {
    if !session.needs.browser {
        println!("skipped: no Chromium");
        return Ok(Counts::SKIPPED);
    }
    bench::short(session.project)
}

/// Our map side by side with other libraries: only ratios are gated.
pub fn bench_peers(session: &Session<'_>) -> Result<Counts> {
    if !session.needs.browser {
        println!("skipped: no Chromium");
        return Ok(Counts::SKIPPED);
    }
    bench::peers::short(session.project)
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn a_line_of_the_log_with_a_name_or_a_telephone_is_found_and_its_times_are_not() {
        let good =
            "2026-11-26T15:00:00.4200000Z INFO exchange route=\"/api\" micros=4200000 status=200";
        let name = "2026-11-26T15:00:00.1Z INFO store name=\u{6f14}\u{793a}";
        let phone = "2026-11-26T15:00:00.1Z INFO phone=0736-4200000";
        let log = [good, name, phone].join("\n");
        assert_eq!(told(&log), [name, phone]);
    }
}
