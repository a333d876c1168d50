//! Bytes against the limits, which are goals, and against the recorded figures, which gate.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::target::Target;
use crate::project::Project;
use crate::stage::sizes::{Group, Size, Table};

/// Where the recorded figures are kept.
const FILE: &str = "e2e/bench/sizes.json";

/// How much a group may grow before someone has to record new figures on purpose.
const GROWTH: f64 = 1.03;

/// Each group within its limit, and no heavier than recorded plus three per cent.
pub fn targets(project: &Project, table: &Table) -> Result<Vec<Target>> {
    let text = std::fs::read_to_string(project.path(FILE)).unwrap_or_else(|_| "{}".to_owned());
    let recorded: Value = serde_json::from_str(&text).context(FILE)?;
    Ok(judge(
        &recorded,
        Group::ALL.map(|group| (group, table.sum(group).brotli)),
    ))
}

fn judge(recorded: &Value, sums: [(Group, u64); Group::ALL.len()]) -> Vec<Target> {
    let mut targets = Vec::new();
    for (group, bytes) in sums {
        let value = precise(bytes);
        let name = group.name();
        targets.push(Target::goal(
            &format!("{name}, brotli"),
            value,
            precise(group.limit()),
            "B",
        ));
        let growth = format!("{name}, recorded figure + 3 %");
        targets.push(match recorded[name]["brotli"].as_f64() {
            Some(before) => Target::at_most(&growth, value, before * GROWTH, "B"),
            None => Target {
                name: growth,
                figures: "no figure is recorded; `cargo xtask bench --record` does it".to_owned(),
                held: false,
                gates: true,
            },
        });
    }
    targets
}

/// Sizes are far below 2^32, where every whole number is exact.
fn precise(bytes: u64) -> f64 {
    u32::try_from(bytes).map_or(f64::INFINITY, f64::from)
}

/// Keeps today's figures.
pub fn record(project: &Project, table: &Table) -> Result<()> {
    let row = |size: Size| json!({ "raw": size.raw, "gzip": size.gzip, "brotli": size.brotli });
    let rows = Group::ALL.map(|group| (group.name().to_owned(), row(table.sum(group))));
    let text = serde_json::to_string_pretty(&Value::Object(rows.into_iter().collect()))?;
    std::fs::write(project.path(FILE), text + "\n").context(FILE)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Group, judge};

    fn failing(app: u64) -> Vec<String> {
        let same = json!({ "brotli": 1000 });
        let recorded = json!({
            "app": same, "base map of Chongqing": same,
            "points of Chongqing": same, "facts of Chongqing": same,
        });
        let sums = Group::ALL.map(|group| (group, if group == Group::App { app } else { 1000 }));
        let failed = judge(&recorded, sums)
            .into_iter()
            .filter(|target| !target.passes());
        failed.map(|target| target.name).collect()
    }

    #[test]
    fn three_per_cent_more_are_borne_and_a_byte_beyond_is_not() {
        assert!(failing(1030).is_empty());
        assert_eq!(failing(1031), ["app, recorded figure + 3 %"]);
        assert_eq!(failing(220_001).len(), 1);
    }

    #[test]
    fn a_group_that_was_never_recorded_fails() {
        let judged = judge(&json!({}), Group::ALL.map(|group| (group, 1)));
        assert_eq!(
            judged.iter().filter(|target| !target.passes()).count(),
            Group::ALL.len()
        );
    }
}
