//! Decides whether a step has to run again: a stamp over names, sizes and times of its inputs.
//!
//! Times rather than contents keep a run without changes at a fraction of a second; a fresh
//! clone has fresh times and builds everything, as it must.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};

use crate::digest::Digest;
use crate::project::Project;

/// Folders that no step reads.
const NEVER: [&str; 4] = ["node_modules", "target", "dist", ".git"];

/// The stamp of one step.
pub struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// Looks at the inputs (files or folders below the root; a missing one counts as empty).
    pub fn take(project: &Project, step: &str, inputs: &[&str]) -> Result<Self> {
        let mut digest = Digest::new();
        for input in inputs {
            for file in files_below(&project.path(input))? {
                add_file(&mut digest, &file)?;
            }
        }
        let file = project.scratch().join(format!("{step}.stamp"));
        Ok(Self {
            file,
            now: digest.hex(),
        })
    }

    /// True when the last completed run saw the same inputs and its output is still there.
    pub fn is_fresh(&self, output: &Path) -> bool {
        output.exists() && std::fs::read_to_string(&self.file).is_ok_and(|old| old == self.now)
    }

    /// Forgets the last run: called before the step starts, so that a broken-off run is not fresh.
    pub fn clear(&self) {
        let _ = std::fs::remove_file(&self.file);
    }

    /// Records a completed run.
    pub fn save(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&self.file, &self.now).context("could not write a build stamp")
    }
}

fn add_file(digest: &mut Digest, file: &Path) -> Result<()> {
    let about = file
        .metadata()
        .with_context(|| format!("{}", file.display()))?;
    let changed = about
        .modified()?
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    digest.add(file.to_string_lossy().as_bytes());
    digest.add(&about.len().to_le_bytes());
    digest.add(&changed.as_nanos().to_le_bytes());
    Ok(())
}

/// All files at or below a path, sorted; build output and installed packages are left out.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![path.to_path_buf()];
    while let Some(next) = open.pop() {
        if next.is_file() {
            found.push(next);
        } else if next.is_dir() {
            let entries =
                std::fs::read_dir(&next).with_context(|| format!("{}", next.display()))?;
            for entry in entries {
                let entry = entry?;
                if !NEVER.iter().any(|name| entry.file_name() == *name) {
                    open.push(entry.path());
                }
            }
        }
    }
    found.sort();
    Ok(found)
}
