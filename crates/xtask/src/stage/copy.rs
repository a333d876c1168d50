//! Puts files into the site: as they are, or texts without their layout.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::fingerprint::files_below;

/// Copies a folder; one that does not exist yet adds nothing.
pub fn tree(from: &Path, to: &Path) -> Result<()> {
    each(from, to, |source, target| {
        std::fs::copy(source, target)
            .map(|_| ())
            .with_context(|| format!("{}", source.display()))
    })
}

/// Copies `public/`. The page itself is Trunk's and is never replaced.
pub fn public(from: &Path, to: &Path) -> Result<()> {
    each(from, to, |source, target| {
        if source == from.join("index.html") {
            return Ok(());
        }
        std::fs::copy(source, target)
            .map(|_| ())
            .with_context(|| format!("{}", source.display()))
    })
}

/// Copies the texts for people, each file on one line and under a name with this mark.
pub fn locales(from: &Path, to: &Path, mark: &str) -> Result<()> {
    each(from, to, |source, target| {
        let text = std::fs::read_to_string(source)?;
        let json: Value =
            serde_json::from_str(&text).with_context(|| format!("{}", source.display()))?;
        let target = target.with_extension("").to_string_lossy().into_owned();
        let target = format!("{target}{mark}.json");
        std::fs::write(&target, json.to_string()).context(target)
    })
}

fn each(from: &Path, to: &Path, put: impl Fn(&Path, &Path) -> Result<()>) -> Result<()> {
    for source in files_below(from)? {
        let target = to.join(source.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder)?;
        }
        put(&source, &target)?;
    }
    Ok(())
}
