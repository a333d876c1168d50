//! `cargo xtask bench-queues`: our queue side by side with queues of others on the same schedules of
//! faults, and how long a queue of a hundred takes. The work is done by `e2e/trials`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::record;
use super::target::Target;
use crate::args::Args;
use crate::project::Project;
use crate::test::needs::{For, provide_packages};
use crate::tools::Tools;
use crate::{process, site, trials};

/// How the part of BENCHMARKS.md is named.
const COMMAND: &str = "cargo xtask bench-queues";

/// How many schedules each queue goes through where nothing else is said.
const SCHEDULES: u32 = 60;

/// The project's targets: a hundred records on slow 4G, one more saved (95 of 100), the list opened.
const DRAIN_MS: f64 = 60_000.0;
const SAVE_MS: f64 = 50.0;
const LIST_MS: f64 = 300.0;

/// `cargo xtask bench-queues [--schedules N] [--seed N] [--report]`.
pub fn command(project: &Project, mut args: Args) -> Result<ExitCode> {
    let schedules = args.value("--schedules")?;
    let schedules = schedules.map_or(Ok(SCHEDULES), |text| text.parse())?;
    let seed = args.value("--seed")?;
    let report_only = args.switch("--report");
    args.finish()?;
    if !report_only {
        provide_packages(&[For::Browser]);
        let tools = Tools::ensure(project)?;
        ensure!(site::build(project, &tools)?, "a city's pack is broken");
        trials::side_by_side(project, schedules, seed.as_deref())?;
        trials::times(project)?;
    }
    let results = read(&trials::report(project, trials::QUEUES))?;
    let times = read(&trials::report(project, trials::TIMES))?;
    let section = section(&results, &times)?;
    record::replace(project, COMMAND, &section)?;
    println!("{section}");
    let ours = sums(&results).remove("ours").unwrap_or_default();
    Ok(if ours.saved > 0 && ours.lost == 0 && ours.doubled == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prints what each queue did.
pub fn print(report: &Path) -> Result<()> {
    println!("{}", table(&read(report)?)?);
    Ok(())
}

/// A line of JSON for each thing that was tried.
fn read(report: &Path) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(report).context("the trials wrote no report")?;
    let lines = text.lines().map(serde_json::from_str);
    lines
        .collect::<Result<_, _>>()
        .context("a line of the report")
}

/// What one queue did in all schedules.
#[derive(Default)]
struct Sum {
    saved: u64,
    lost: u64,
    refused: u64,
    doubled: u64,
    again: u64,
    turned_away: u64,
}

fn sums(results: &[Value]) -> BTreeMap<String, Sum> {
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    for result in results {
        let Some(name) = result["contender"].as_str() else {
            continue;
        };
        let number = |key: &str| result[key].as_u64().unwrap_or_default();
        let sum = sums.entry(name.to_owned()).or_default();
        sum.saved += number("saved");
        sum.lost += number("lost");
        sum.refused += number("lostRefused");
        sum.doubled += number("doubled");
        sum.again += number("again");
        sum.turned_away += number("turnedAway");
    }
    sums
}

fn table(results: &[Value]) -> Result<String> {
    let mut out = String::from(
        "| queue | called safe or sent | lost of these | lost because refused | rows doubled | handed in again | turned away |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for (name, sum) in sums(results) {
        writeln!(
            out,
            "| {name} | {} | **{}** | {} | **{}** | {} | {} |",
            sum.saved, sum.lost, sum.refused, sum.doubled, sum.again, sum.turned_away
        )?;
    }
    Ok(out)
}

fn section(results: &[Value], times: &[Value]) -> Result<String> {
    let ours = results
        .iter()
        .filter(|result| result["contender"] == "ours");
    let schedules = ours.count();
    let chromium = process::text("chromium", &["--version"]).unwrap_or_default();
    let version = chromium.split_whitespace().nth(1).unwrap_or("unknown");
    let mut out = format!(
        "\n## Queues side by side\n\n{}\n\n{schedules} schedules, the same for each queue, against our server behind the fault proxy: \
         exchanges cut before, in the middle and after the server's reply, sign-in pages, 429 and 503, held replies, no network, \
         a dying tab, browser or server, a request that the server refuses (422). Workbox is used as \
         its documentation shows, and is given the browser's sync event whenever a person has the others send.\n\n\
         - **lost**: the screen called it safe or sent, and at the end it is neither in the database nor in the queue; of these, \
         *refused* are those that the server turned down without anybody being told.\n\
         - **handed in again**: the server had it already. Ours compares id and hash, so no queue can double a row here; \
         with a server that does not, each of these is a row too many.\n\
         - **turned away**: the screen said that it was not sent, and a person has to see to it.\n\n{}\n",
        record::machine(version)?,
        table(results)?
    );
    writeln!(
        out,
        "## A queue of a hundred\n\nThe drain with 150 ms round trip, 1.6 Mbit/s down and 0.75 up, one of the hundred refused by the \
         server; the rest at a quarter of the processor's rate, from the touch until the disk has the record or the list is painted.\n"
    )?;
    writeln!(out, "| target | measured | |\n| --- | --- | --- |")?;
    for target in targets(times) {
        let held = if target.held { "reached" } else { "**missed**" };
        writeln!(out, "| {} | {} | {held} |", target.name, target.figures)?;
    }
    Ok(out)
}

fn targets(times: &[Value]) -> Vec<Target> {
    let high = |measure: &str| p95(times, measure);
    vec![
        Target::goal("a hundred records drain", high("drain"), DRAIN_MS, "ms"),
        Target::goal(
            "a keystroke is on the disk (p95)",
            high("draft saved"),
            SAVE_MS,
            "ms",
        ),
        Target::goal(
            "a request is on the disk (p95)",
            high("request saved"),
            SAVE_MS,
            "ms",
        ),
        Target::goal("the list opens (p95)", high("list opened"), LIST_MS, "ms"),
    ]
}

/// The value that 95 of 100 do not exceed; NaN when nothing was measured.
fn p95(times: &[Value], measure: &str) -> f64 {
    let found = times.iter().find(|time| time["measure"] == measure);
    let list = found.and_then(|time| time["milliseconds"].as_array());
    let mut values: Vec<f64> = list
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    values.sort_by(f64::total_cmp);
    let place = (values.len() * 95).div_ceil(100).saturating_sub(1);
    values.get(place).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{p95, table};

    #[test]
    fn what_a_queue_did_is_summed_up() {
        let lost = json!({"contender": "other", "saved": 3, "lost": 2, "lostRefused": 1, "doubled": 0, "again": 4, "turnedAway": 1});
        let ours = json!({"contender": "ours", "saved": 3, "lost": 0});
        let text = table(&[lost.clone(), ours, lost]).unwrap();
        assert!(
            text.contains("| other | 6 | **4** | 2 | **0** | 8 | 2 |"),
            "{text}"
        );
        assert!(
            text.contains("| ours | 3 | **0** | 0 | **0** | 0 | 0 |"),
            "{text}"
        );
    }

    #[test]
    fn ninety_five_of_a_hundred_do_not_exceed_it() {
        let list: Vec<u32> = (1..=100).rev().collect();
        let times = [
            json!({"measure": "a", "milliseconds": list}),
            json!({"measure": "b", "milliseconds": [7]}),
        ];
        assert!((p95(&times, "a") - 95.0).abs() < f64::EPSILON);
        assert!((p95(&times, "b") - 7.0).abs() < f64::EPSILON);
        assert!(p95(&times, "c").is_nan());
    }
}
