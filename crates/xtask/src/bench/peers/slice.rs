//! One size of the data at one rate of the processor: measured, kept as JSON, read again.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use super::entry;
use crate::process;
use crate::project::Project;

/// What to measure.
pub struct Plan {
    /// How many points.
    pub size: u32,
    /// How many times slower the page's processor is made.
    pub cpu: u32,
    /// How many rounds.
    pub rounds: u32,
    /// Some contenders only, by name.
    pub only: Option<String>,
    /// Whether this is the short form: no round is made again, and only our symbols are looked at
    /// for overlaps.
    pub short: bool,
    /// A file of the synthetic nation to take the points from.
    pub nation: Option<PathBuf>,
}

/// What was measured.
pub struct Slice(pub Value);

impl Slice {
    /// Measures in a browser.
    pub fn measure(project: &Project, plan: &Plan) -> Result<Slice> {
        let Plan {
            size, cpu, rounds, ..
        } = plan;
        println!("-- {size} points, {cpu}x CPU, {rounds} rounds, contenders in turn");
        let mut node = process::command("node");
        node.current_dir(project.path("e2e"));
        node.arg("bench/peers/run.mjs").arg("--ours");
        node.arg(entry::folder(project));
        for (name, value) in [("--size", size), ("--cpu", cpu), ("--rounds", rounds)] {
            node.args([name, &value.to_string()]);
        }
        if let Some(only) = &plan.only {
            node.arg("--only").arg(only);
        }
        if plan.short {
            node.args(["--again", "0", "--overlaps", "ours"]);
        }
        if let Some(nation) = &plan.nation {
            node.arg("--nation").arg(nation);
        }
        let printed = process::capture(&mut node)?;
        let mut measured: Value = serde_json::from_str(&printed).context("no figures")?;
        let date = process::text("date", &["-u", "+%Y-%m-%d"])?;
        measured["date"] = date.trim().into();
        Ok(Slice(measured))
    }

    /// Keeps it for the report, unless what is there has more contenders: a look at some of them
    /// must not take the others out of the report.
    pub fn save(&self, project: &Project) -> Result<()> {
        let same = |other: &Slice| (other.size(), other.cpu()) == (self.size(), self.cpu());
        let before = Slice::all(project)?.into_iter().find(same);
        if before.is_some_and(|before| before.contenders().len() > self.contenders().len()) {
            println!("   not for the report, whose rows of this slice have more contenders");
            return Ok(());
        }
        std::fs::create_dir_all(folder(project))?;
        let name = format!("{:06}-{}.json", self.size(), self.cpu());
        std::fs::write(folder(project).join(name), self.0.to_string()).context("a slice")
    }

    /// All that were kept, small ones first.
    pub fn all(project: &Project) -> Result<Vec<Slice>> {
        let mut files: Vec<PathBuf> = match std::fs::read_dir(folder(project)) {
            Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
            Err(_) => Vec::new(),
        };
        files.sort();
        let read = |file: PathBuf| -> Result<Slice> {
            let text = std::fs::read_to_string(&file)?;
            Ok(Slice(serde_json::from_str(&text).with_context(|| {
                format!("{}: delete it and measure again", file.display())
            })?))
        };
        files.into_iter().map(read).collect()
    }

    /// How many points.
    pub fn size(&self) -> u64 {
        self.0["size"].as_u64().unwrap_or_default()
    }

    /// How many times slower.
    pub fn cpu(&self) -> u64 {
        self.0["cpu"].as_u64().unwrap_or_default()
    }

    /// The names of the contenders.
    pub fn contenders(&self) -> Vec<&str> {
        let bytes = self.0["bytes"].as_object();
        let mut names: Vec<&str> = bytes
            .into_iter()
            .flat_map(|bytes| bytes.keys())
            .map(String::as_str)
            .collect();
        let order = |name: &&str| super::figures::ORDER.iter().position(|known| known == name);
        names.sort_by_key(order);
        names
    }
}

fn folder(project: &Project) -> PathBuf {
    project.scratch().join("peers/slices")
}
