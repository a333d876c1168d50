//! The section of BENCHMARKS.md: how it was measured, targets, and two tables for each slice.

use std::fmt::{self, Write as _};

use anyhow::Result;
use serde_json::Value;

use super::figures::{Measure, ORDER, Rounds};
use super::ratios::{Ratio, median};
use super::slice::Slice;
use super::targets;
use crate::bench::record;
use crate::bench::target::Target;
use crate::project::Project;

const COMMAND: &str = "cargo xtask bench-peers";

const METHOD: &str = "\
Every contender has a page of its own, a blank ground, the same raw points in no order, the same \
window of 412 × 823 px at 1.75 pixel ratio and symbols of the same sizes; peers keep their clusters \
60 px apart (markercluster: its own 80). Contenders take turns in an order drawn anew for each round. \
Cells are medians of the rounds with the smallest and the largest; p50 and p95 are taken within a \
round, of the frames of six drags and of the longest frame of each of six zooms. Frames are not held \
back to the rhythm of a screen, so a figure is what a frame costs. Ratios are made within a round; \
their median stands with its 95 % bootstrap interval. A round in which a fixed loop before and \
after differs by more than 15 % is set aside.

- **index**: from the raw points until the clusters of the first window are known; of that, *build \
alone* is the library's own call without making its input. Ours makes the clusters of a zoom when it \
is asked for; *every zoom* adds all of them, as supercluster and markercluster make them at once. \
MapLibre indexes in a worker, which the slower processor of the 4x rows does not slow down.
- **ready**: from the raw points until the symbols are painted and the map takes input.
- **pan work**: what the page's main thread worked during the six drags.
- **memory**: heaps after collection with array buffers, elements, workers and WebAssembly memory, \
once the clusters of every zoom were made.
- *supercluster-canvas* is supercluster with one canvas in place of icons, written for this bench.
- A third of the best peer's slow pan frame is less than Leaflet takes by itself here: its page without \
a single point has 0.4 of supercluster's (12.7 of 31.3 ms, 2026-11-25, 4x CPU, three visits on a busy machine).
- There is no graphics card here: MapLibre draws with WebGL imitated by the processor and is at a \
disadvantage. Nothing here says that its frames are slow on a real phone.
";

/// Writes the section.
pub fn write(project: &Project, slices: &[Slice], targets: &[Target]) -> Result<()> {
    let chromium = slices.iter().find_map(|slice| slice.0["chromium"].as_str());
    let mut out = "\n## Side by side with other clustering libraries\n\n".to_owned();
    writeln!(
        out,
        "{}\n\n{METHOD}",
        record::machine(chromium.unwrap_or("unknown"))?
    )?;
    writeln!(out, "| target | measured | |\n| --- | --- | --- |")?;
    for row in super::rows(targets) {
        writeln!(out, "{row}")?;
    }
    bytes(&mut out, slices)?;
    for slice in slices {
        one(&mut out, slice)?;
    }
    overlaps(&mut out, slices)?;
    record::replace(project, COMMAND, &out)
}

fn bytes(out: &mut String, slices: &[Slice]) -> fmt::Result {
    writeln!(
        out,
        "\nCode and styles that a page with nothing but the map loads; ours is the map of the app \
         with its index, without the app's pages.\n\n\
         | contender | raw | brotli |\n| --- | ---: | ---: |"
    )?;
    for name in ORDER {
        // Of the last slice in which the contender took part.
        let of = |slice: &Slice| slice.0["bytes"].get(name).cloned();
        if let Some(size) = slices.iter().rev().find_map(of) {
            writeln!(out, "| {name} | {} | {} |", size["raw"], size["brotli"])?;
        }
    }
    Ok(())
}

fn one(out: &mut String, slice: &Slice) -> fmt::Result {
    let rounds = Rounds::of(slice);
    let source = slice.0["source"].as_str().unwrap_or("unknown");
    let date = slice.0["date"].as_str().unwrap_or("unknown");
    writeln!(
        out,
        "\n### {} points, {}x CPU\n\nFrom {source}, {date}; {} rounds{}.\n",
        slice.size(),
        slice.cpu(),
        rounds.used.len(),
        note(&rounds)
    )?;
    let measures = measured(slice, &rounds);
    write!(out, "| contender ")?;
    for measure in &measures {
        write!(out, "| {} ", measure.name())?;
    }
    writeln!(out, "|\n| --- {}|", "| ---: ".repeat(measures.len()))?;
    for name in slice.contenders() {
        row(out, &rounds, name, &measures)?;
    }
    for name in slice
        .contenders()
        .into_iter()
        .filter(|name| *name != "ours")
    {
        write!(out, "| ours ÷ {name} ")?;
        for measure in &measures {
            let ratio = targets::against(slice, *measure, &[name]);
            write!(out, "| {} ", ratio.map_or("–".to_owned(), shown_ratio))?;
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

fn note(rounds: &Rounds<'_>) -> String {
    match (rounds.aside, rounds.unsteady) {
        (_, true) => ", all used although the machine was unsteady".to_owned(),
        (0, false) => String::new(),
        (aside, false) => format!(", {aside} more set aside for drift"),
    }
}

/// The measures of which any contender has a figure.
fn measured(slice: &Slice, rounds: &Rounds<'_>) -> Vec<Measure> {
    let has = |measure: &Measure| {
        let mut names = slice.contenders().into_iter();
        names.any(|name| rounds.values(name, *measure).iter().any(Option::is_some))
    };
    Measure::ALL.into_iter().filter(has).collect()
}

fn row(out: &mut String, rounds: &Rounds<'_>, name: &str, measures: &[Measure]) -> fmt::Result {
    let unfinished = rounds.unfinished(name);
    let suffix = unfinished.map_or(String::new(), |step| {
        format!(" (**{step} not finished in 60 s**)")
    });
    write!(out, "| {name}{suffix} ")?;
    for measure in measures {
        let values: Vec<f64> = rounds
            .values(name, *measure)
            .into_iter()
            .flatten()
            .collect();
        write!(out, "| {} ", spread(&values))?;
    }
    writeln!(out, "|")
}

fn spread(values: &[f64]) -> String {
    let Some(middle) = median(values) else {
        return "–".to_owned();
    };
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    format!("{} ({}–{})", shown(middle), shown(low), shown(high))
}

fn shown(value: f64) -> String {
    if value < 100.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.0}")
    }
}

fn shown_ratio(ratio: Ratio) -> String {
    let Ratio {
        median,
        interval: (low, high),
        ..
    } = ratio;
    format!("{median:.2} [{low:.2}, {high:.2}]")
}

/// Pairs by zoom, summed over the sizes and places looked at; only contenders that were looked at.
fn overlaps(out: &mut String, slices: &[Slice]) -> fmt::Result {
    let looked: Vec<&str> = ORDER
        .into_iter()
        .filter(|name| looks(slices, name).any(Value::is_object))
        .collect();
    if looked.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\n### Overlapping pairs of drawn symbols\n\nAt two crowded places of the data, summed \
         over the slices above in which a contender was looked at; in brackets how many symbols \
         were drawn.\n"
    )?;
    let zooms: Vec<String> = (4..=18).map(|zoom| zoom.to_string()).collect();
    writeln!(out, "| contender | {} |", zooms.join(" | "))?;
    writeln!(out, "| --- {}|", "| ---: ".repeat(zooms.len()))?;
    for name in looked {
        write!(out, "| {name} ")?;
        for zoom in &zooms {
            let sum = |what: &str| -> u64 {
                looks(slices, name)
                    .filter_map(|look| look[zoom.as_str()][what].as_u64())
                    .sum()
            };
            write!(out, "| {} ({}) ", sum("pairs"), sum("symbols"))?;
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

fn looks<'a>(slices: &'a [Slice], name: &'a str) -> impl Iterator<Item = &'a Value> {
    let rounds = slices
        .iter()
        .filter_map(|slice| slice.0["rounds"].as_array());
    let visits = rounds
        .flatten()
        .filter_map(|round| round["visits"].as_array());
    visits
        .flatten()
        .filter(move |visit| visit["contender"] == name)
        .map(|visit| &visit["overlaps"])
}
