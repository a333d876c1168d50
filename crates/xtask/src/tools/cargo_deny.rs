//! cargo-deny, which reads licences, sources and bans.

use std::path::PathBuf;

use anyhow::Result;

use super::{announce, cache};

const VERSION: &str = "0.20.2";

/// The program, installed if need be.
pub fn ensure() -> Result<PathBuf> {
    let folder = cache::folder("cargo-deny", VERSION)?;
    let present =
        cache::installed(&folder, "cargo-deny").or_else(|| cache::on_path("cargo-deny", VERSION));
    if let Some(bin) = present {
        return Ok(bin.join("cargo-deny"));
    }
    announce(
        &format!("cargo-deny {VERSION}"),
        "checks the dependencies' licences",
        "1 minute",
    );
    let package = format!("cargo-deny@{VERSION}");
    cache::cargo_install(
        &folder,
        "cargo-deny",
        &["--locked", &package, "--no-default-features"],
    )?;
    Ok(folder.join("bin").join("cargo-deny"))
}
