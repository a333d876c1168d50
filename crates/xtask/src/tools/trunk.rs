//! Trunk, which bundles the app.

use std::path::PathBuf;

use anyhow::Result;

use super::{announce, cache};

/// The newest version that the pinned Rust compiles.
const VERSION: &str = "0.21.14";

/// The folder with `trunk`, installed if need be.
pub fn ensure() -> Result<PathBuf> {
    let folder = cache::folder("trunk", VERSION)?;
    if let Some(bin) =
        cache::installed(&folder, "trunk").or_else(|| cache::on_path("trunk", VERSION))
    {
        return Ok(bin);
    }
    announce(
        &format!("Trunk {VERSION}"),
        "bundles the app for the browser",
        "4 minutes",
    );
    let package = format!("trunk@{VERSION}");
    cache::cargo_install(
        &folder,
        "Trunk",
        &["--locked", &package, "--no-default-features"],
    )?;
    Ok(folder.join("bin"))
}
