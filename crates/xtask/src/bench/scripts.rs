//! Runs the two browser benches and judges what they print.

use anyhow::{Context, Result};
use serde_json::Value;

use super::target::Target;
use crate::process;
use crate::project::Project;

/// Largest contentful paint, in ms: the project's target; "good" begins at 2,500 (web.dev, 2024).
const LCP_MS: f64 = 1800.0;
/// Total blocking time, in ms: the project's target; Lighthouse 12 calls 200 good.
const TBT_MS: f64 = 150.0;
/// Cumulative layout shift: the project's target; "good" begins at 0.1 (web.dev, 2024).
const CLS: f64 = 0.02;
/// First tap answered, in ms, on a first and on a second visit: the project's targets.
const USABLE_MS: (f64, f64) = (3000.0, 1000.0);

/// What the browser benches measured.
pub struct Times {
    /// Output of `lighthouse.mjs`.
    pub lighthouse: Value,
    /// Output of `usable.mjs`.
    pub usable: Value,
}

/// Measures a page.
pub fn run(project: &Project, url: &str, rounds: usize) -> Result<Times> {
    println!("-- Lighthouse, mobile preset, our page and Leaflet alone in turn, {rounds} rounds");
    let lighthouse = script(project, "bench/lighthouse.mjs", url, rounds)?;
    println!("-- first tap answered, 4x CPU and slow 4G, {rounds} rounds");
    let usable = script(project, "bench/usable.mjs", url, rounds)?;
    Ok(Times { lighthouse, usable })
}

fn script(project: &Project, file: &str, url: &str, rounds: usize) -> Result<Value> {
    let mut node = process::command("node");
    node.current_dir(project.path("e2e"))
        .args([file, url, &rounds.to_string()]);
    let printed = process::capture(&mut node)?;
    serde_json::from_str(&printed).with_context(|| format!("{file} printed no figures"))
}

impl Times {
    /// A figure of one page, NaN when it was not measured.
    pub fn page(&self, page: &str, figure: &str) -> f64 {
        self.lighthouse[page][figure].as_f64().unwrap_or(f64::NAN)
    }

    /// A figure of the usable-map bench, NaN when it was not measured.
    pub fn usable(&self, figure: &str) -> f64 {
        self.usable[figure].as_f64().unwrap_or(f64::NAN)
    }

    /// All targets.
    pub fn targets(&self) -> Vec<Target> {
        let mut all = self.only_gating();
        let blocking = TBT_MS.max(self.page("bare", "tbt_ms"));
        let (cold, warm) = USABLE_MS;
        all.push(Target::goal(
            "largest contentful paint",
            self.page("app", "lcp_ms"),
            LCP_MS,
            "ms",
        ));
        all.push(Target::goal(
            "total blocking time",
            self.page("app", "tbt_ms"),
            blocking,
            "ms",
        ));
        all.push(Target::goal(
            "first tap answered, cold",
            self.usable("cold_ms"),
            cold,
            "ms",
        ));
        all.push(Target::goal(
            "first tap answered, warm",
            self.usable("warm_ms"),
            warm,
            "ms",
        ));
        all
    }

    /// The targets that do not depend on how fast the machine is.
    pub fn only_gating(&self) -> Vec<Target> {
        let accessibility = self.page("app", "accessibility");
        let failed = &self.lighthouse["app"]["accessibility_failed"];
        let usable = self.usable("cold_ms");
        vec![
            Target::at_most("cumulative layout shift", self.page("app", "cls"), CLS, ""),
            Target {
                name: "Lighthouse accessibility".to_owned(),
                figures: format!("{accessibility:.0} (must be 100; failed: {failed})"),
                held: accessibility >= 100.0,
                gates: true,
            },
            Target {
                name: "the map answers a tap at all".to_owned(),
                figures: format!("{usable:.0} ms cold, {:.0} ms warm", self.usable("warm_ms")),
                held: usable.is_finite(),
                gates: true,
            },
        ]
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Times;

    fn times(tbt: u32, bare_tbt: u32, usable: Value) -> Times {
        let app = json!({ "lcp_ms": 1500, "tbt_ms": tbt, "cls": 0.0, "accessibility": 100 });
        let lighthouse = json!({ "app": app, "bare": { "tbt_ms": bare_tbt } });
        Times { lighthouse, usable }
    }

    fn failed(times: &Times) -> Vec<String> {
        let failed = times.targets().into_iter().filter(|target| !target.held);
        failed.map(|target| target.name).collect()
    }

    #[test]
    fn blocking_may_be_as_long_as_leaflet_alone_needs_in_the_same_run() {
        let usable = json!({ "cold_ms": 2000, "warm_ms": 900 });
        assert!(failed(&times(220, 230, usable.clone())).is_empty());
        assert_eq!(failed(&times(220, 100, usable)), ["total blocking time"]);
    }

    #[test]
    fn what_was_not_measured_fails() {
        let missing = failed(&times(100, 100, json!({})));
        assert_eq!(missing.len(), 3, "{missing:?}");
    }
}
