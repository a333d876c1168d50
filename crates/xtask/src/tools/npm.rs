//! npm packages, exactly as their lock file says, with a stamp so that a second run skips them.

use anyhow::{Context, Result};

use super::announce;
use crate::project::Project;
use crate::{digest, process};

/// Runs `npm ci` in a folder unless it has already installed this very lock file.
pub fn ensure(project: &Project, folder: &str, why: &str, time: &str) -> Result<()> {
    let home = project.path(folder);
    let lock = std::fs::read(home.join("package-lock.json"))
        .with_context(|| format!("{folder}/package-lock.json"))?;
    let now = digest::of(&lock);
    let stamp = home.join("node_modules/.installed");
    if std::fs::read_to_string(&stamp).is_ok_and(|old| old == now) {
        return Ok(());
    }
    announce(&format!("the npm packages of {folder}"), why, time);
    let mut npm = process::command("npm");
    npm.current_dir(&home)
        .args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run("npm ci", &mut npm)?;
    std::fs::write(stamp, now).context("could not write the stamp of npm ci")
}
