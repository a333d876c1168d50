//! Where installed tools are kept, and how `cargo install` fills that place.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;

/// Names the folder of tools instead of the user's cache folder.
const VARIABLE: &str = "ELDERCARE_TOOLS";

/// A cheap build: these tools run for seconds, their own release profiles compile for many minutes.
const CHEAP_PROFILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "true"),
];

/// The folder of one tool in one version.
pub fn folder(name: &str, version: &str) -> Result<PathBuf> {
    Ok(base()?.join(format!("{name}-{version}")))
}

fn base() -> Result<PathBuf> {
    let from = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(chosen) = from(VARIABLE) {
        return std::path::absolute(chosen).context("the folder for tools");
    }
    let cache = from("XDG_CACHE_HOME").or_else(|| from("HOME").map(|home| home.join(".cache")));
    let cache = cache.context("neither ELDERCARE_TOOLS nor HOME is set: where shall tools go?")?;
    Ok(cache.join("eldercare-map").join("tools"))
}

/// The folder with a program, when the cache has it.
pub fn installed(folder: &Path, program: &str) -> Option<PathBuf> {
    let bin = folder.join("bin");
    bin.join(program).is_file().then_some(bin)
}

/// The folder of a program on the PATH whose `--version` names exactly this version.
pub fn on_path(program: &str, version: &str) -> Option<PathBuf> {
    let file = process::find(program)?;
    let printed = process::text(program, &["--version"]).ok()?;
    printed
        .split_whitespace()
        .any(|word| word == version)
        .then(|| file.parent().map(Path::to_path_buf))?
}

/// `cargo install` into a folder of the cache, compiled cheaply. The words say what to install.
pub fn cargo_install(folder: &Path, what: &str, words: &[&str]) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("could not make {}", folder.display()))?;
    let build = folder.join("build");
    let mut cargo = process::cargo(folder);
    cargo
        .arg("install")
        .args(words)
        .arg("--root")
        .arg(folder)
        .env("CARGO_TARGET_DIR", &build);
    cargo.envs(CHEAP_PROFILE);
    let result = process::run(&format!("installing {what}"), &mut cargo);
    let _ = std::fs::remove_dir_all(&build);
    result
}
