//! The parts of Leaflet that the app uses, bundled into one script and one style sheet.

use anyhow::{Context, Result};

use super::npm;
use crate::project::Project;
use crate::{digest, process};

/// The packages, the list of parts and the script that bundles them.
const FOLDER: &str = "assets/npm";

/// What the bundle is made from.
const SOURCES: [&str; 3] = ["package-lock.json", "bundle.mjs", "map.mjs"];

/// Installs the packages and bundles, unless both were done for these very sources.
pub fn ensure(project: &Project) -> Result<()> {
    npm::ensure(
        project,
        FOLDER,
        "Leaflet for the page; esbuild, wasm-opt and terser for the build",
        "10 s",
    )?;
    let home = project.path(FOLDER);
    let mut sources = Vec::new();
    for name in SOURCES {
        let path = home.join(name);
        sources.extend(std::fs::read(&path).with_context(|| path.display().to_string())?);
    }
    let now = digest::of(&sources);
    let stamp = home.join("map/.made");
    if std::fs::read_to_string(&stamp).is_ok_and(|old| old == now) {
        return Ok(());
    }
    println!("-- bundling the parts of Leaflet that the app uses; usually 1 s");
    let mut npm = process::command("npm");
    npm.current_dir(&home).args(["run", "--silent", "bundle"]);
    process::run("npm run bundle", &mut npm)?;
    std::fs::write(stamp, now).context("could not write the stamp of the bundle")
}
