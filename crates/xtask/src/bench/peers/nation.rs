//! The synthetic nation as a file: places as densely as people live. Made when it is needed.

use std::path::PathBuf;

use anyhow::Result;

use crate::fingerprint::Stamp;
use crate::process;
use crate::project::Project;

const INPUTS: [&str; 2] = ["geo/nation.json.br", "crates/ingest/src/nation"];

/// Writes the file unless it is there; tells where it lies.
pub fn make(project: &Project) -> Result<PathBuf> {
    let file = project.scratch().join("peers/nation.geojson");
    let stamp = Stamp::take(project, "nation", &INPUTS)?;
    if stamp.is_fresh(&file) {
        return Ok(file);
    }
    stamp.clear();
    println!("-- making the synthetic nation");
    std::fs::create_dir_all(project.scratch().join("peers"))?;
    let mut ingest = process::cargo(project.root());
    ingest.args(["run", "--quiet", "--release", "-p", "eldercare-ingest"]);
    ingest
        .args(["--", "generate", "--nation", "--out"])
        .arg(&file);
    process::run("the synthetic nation", &mut ingest)?;
    stamp.save()?;
    Ok(file)
}
