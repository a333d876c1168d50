//! The app in WebAssembly: runs Trunk with the pinned tools.

use std::process::Command;

use anyhow::Result;

use super::paths;
use crate::fingerprint::Stamp;
use crate::process;
use crate::project::Project;
use crate::tools::Tools;

/// Everything that Trunk or the compiler reads. Texts, instruments and packs are data of their
/// own: they are put beside the app later, so a change in them compiles nothing.
pub const INPUTS: [&str; 21] = [
    ".cargo/config.toml",
    "src",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "assets/npm/bundle.mjs",
    "assets/npm/map.mjs",
    "assets/npm/package-lock.json",
    "assets/styles",
    "public",
    "crates/api",
    "crates/assessment",
    "crates/care",
    "crates/days",
    "crates/entitlements",
    "crates/handover",
    "crates/places",
    "crates/requests",
    "crates/xtask/src/tools/wasm_bindgen",
];

/// Builds the optimised app if need be.
pub fn build(project: &Project, tools: &Tools) -> Result<()> {
    let stamp = Stamp::take(project, "app", &INPUTS)?;
    if stamp.is_fresh(&project.trunk_dist().join("index.html")) {
        return Ok(());
    }
    stamp.clear();
    println!("-- building the app; the first time takes about 4 minutes, later ones 40 s");
    let mut trunk = trunk(project, tools)?;
    trunk.args(["build", "--release", "--cargo-profile", "wasm-release"]);
    process::run("the app", &mut trunk)?;
    stamp.save()
}

/// Trunk with its tools on the PATH and its own target folder.
pub fn trunk(project: &Project, tools: &Tools) -> Result<Command> {
    let mut trunk = process::command("trunk");
    tools.on_path(&mut trunk)?;
    // Trunk reads this variable as its own option and knows only `true` and `false`.
    trunk.env_remove("NO_COLOR");
    // Its errors are sentences; a backtrace of Trunk's own insides only hides them.
    trunk.env("RUST_BACKTRACE", "0");
    // It would replace the flags of .cargo/config.toml, without which the app cannot be cut.
    trunk.env_remove("RUSTFLAGS");
    trunk.env(paths::VARIABLE, paths::flags());
    trunk
        .current_dir(project.root())
        .env("CARGO_TARGET_DIR", project.web_target());
    Ok(trunk)
}
