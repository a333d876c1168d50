//! Writes `.br` and `.gz` beside every file that gains from it.
//!
//! Compressed copies are kept by content under `target/`, so that a repeated build compresses
//! only what changed.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::json;

use crate::fingerprint::files_below;
use crate::project::Project;
use crate::{digest, process};

/// Below this size the headers of a reply weigh more than what compression saves.
const SMALLEST: usize = 256;

/// Open data is for programs that fetch it now and then: packing its 20 MB would cost every build
/// more time than it saves anybody.
const UNPACKED: &str = "open";

/// Formats that are not compressed already.
const EXTENSIONS: [&str; 14] = [
    "cbor",
    "css",
    "geojson",
    "html",
    "ico",
    "js",
    "json",
    "mjs",
    "svg",
    "topojson",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

struct Job {
    source: PathBuf,
    kept: PathBuf,
}

/// Compresses the files of a site.
pub fn all(project: &Project, site: &Path) -> Result<()> {
    let store = project.scratch().join("compressed");
    std::fs::create_dir_all(&store)?;
    let jobs = jobs(site, &store)?;
    let new: Vec<&Job> = jobs.iter().filter(|job| !is_kept(job)).collect();
    if !new.is_empty() {
        compress(&new)?;
    }
    for job in &jobs {
        for ending in ["br", "gz"] {
            std::fs::copy(
                with_ending(&job.kept, ending),
                with_ending(&job.source, ending),
            )?;
        }
    }
    Ok(())
}

fn jobs(site: &Path, store: &Path) -> Result<Vec<Job>> {
    let mut jobs = Vec::new();
    for source in files_below(site)? {
        if source.starts_with(site.join(UNPACKED)) {
            continue;
        }
        let bytes = std::fs::read(&source)?;
        if bytes.len() >= SMALLEST && is_compressible(&source) {
            let kept = store.join(format!("{}-{}", digest::of(&bytes), bytes.len()));
            jobs.push(Job { source, kept });
        }
    }
    Ok(jobs)
}

fn is_compressible(file: &Path) -> bool {
    file.extension()
        .is_some_and(|ending| EXTENSIONS.iter().any(|known| ending == *known))
}

fn is_kept(job: &Job) -> bool {
    ["br", "gz"]
        .iter()
        .all(|ending| with_ending(&job.kept, ending).exists())
}

/// `name.js` becomes `name.js.br`.
pub fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn compress(jobs: &[&Job]) -> Result<()> {
    let list: Vec<_> = jobs
        .iter()
        .map(|job| {
            json!({
                "source": job.source,
                "brotli": with_ending(&job.kept, "br"),
                "gzip": with_ending(&job.kept, "gz"),
            })
        })
        .collect();
    let script = include_str!("compress.mjs");
    let mut node = process::command("node");
    node.args(["--input-type=module", "--eval", script])
        .stdin(Stdio::piped());
    let mut child = node.spawn().context("could not start node")?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(json!(list).to_string().as_bytes())?;
    }
    anyhow::ensure!(child.wait()?.success(), "compressing the site failed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_compressible, with_ending};

    #[test]
    fn text_wasm_and_packs_are_compressed_and_pictures_are_not() {
        assert!(is_compressible(Path::new("app_bg.wasm")));
        assert!(is_compressible(Path::new("geo/1/points.cbor")));
        assert!(!is_compressible(Path::new("icon.png")));
        assert_eq!(with_ending(Path::new("a.js"), "br"), Path::new("a.js.br"));
    }
}
