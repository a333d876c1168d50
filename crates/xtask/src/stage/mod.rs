//! Turns what Trunk wrote into the site that is served.
//!
//! - no inline script is left but the one that takes a paper's draft out of the address, so that a
//!   strict content security policy holds;
//! - our style sheets move into the page, which names them in a policy of its own;
//! - the texts get names that change with them;
//! - the app's code is made smaller, and its parts that come later get their place;
//! - texts, instruments, rules of need and city packs are put in their places;
//! - the service worker learns what it keeps;
//! - a `.br` and a `.gz` lie beside every file worth it, so that the server never compresses.
//!
//! The new site is made beside the old one and swapped in at the end.

mod ahead;
mod boot;
mod code;
mod compress;
mod copy;
mod handed;
mod html;
pub mod sizes;
mod styles;
mod texts;
mod worker;

pub use code::FEATURES;

use std::path::Path;

use anyhow::{Context, Result};

use crate::fingerprint::Stamp;
use crate::project::Project;

const INPUTS: [&str; 9] = [
    "crates/xtask/src/stage",
    "target/web/dist",
    "target/packs",
    "assets/boot",
    "assets/locales",
    "assets/instruments",
    "assets/needs",
    "assets/forms",
    "public",
];

/// Stages the site if need be and prints what its first view weighs.
pub fn build(project: &Project) -> Result<()> {
    let stamp = stamp(project)?;
    if !stamp.is_fresh(&project.dist().join("index.html")) {
        stamp.clear();
        println!("-- staging the site");
        let next = project.scratch().join("site");
        fill(project, &next)?;
        compress::all(project, &next)?;
        swap(project, &next)?;
        stamp.save()?;
    }
    println!("{}", sizes::Table::measure(&project.dist())?);
    Ok(())
}

/// `fingerprint` leaves folders named `target` out only below an input, so these can be named.
fn stamp(project: &Project) -> Result<Stamp> {
    Stamp::take(project, "site", &INPUTS)
}

fn fill(project: &Project, next: &Path) -> Result<()> {
    if next.exists() {
        std::fs::remove_dir_all(next)?;
    }
    copy::tree(&project.trunk_dist(), next)?;
    let index = next.join("index.html");
    code::finish(project, next, &index)?;
    page(project, &index, next)?;
    copy::public(&project.path("public"), next)?;
    copy::tree(
        &project.path("assets/instruments"),
        &next.join("instruments"),
    )?;
    copy::tree(&project.path("assets/needs"), &next.join("needs"))?;
    copy::tree(&project.path("assets/forms"), &next.join("forms"))?;
    copy::tree(&project.packs(), next)?;
    // The last of all: it names what lies here.
    let script = std::fs::read_to_string(project.path("assets/boot/worker.js"))?;
    worker::write(&script, next)
}

/// Rewrites `index.html` and writes the files that its inline parts become.
fn page(project: &Project, index: &Path, site: &Path) -> Result<()> {
    let html = std::fs::read_to_string(index).with_context(|| format!("{}", index.display()))?;
    let html = styles::merge(&html, site)?;
    let ahead = std::fs::read_to_string(project.path("assets/boot/ahead.js"))?;
    let html = boot::extract(&html, site)?;
    let html = ahead::add(&html, &ahead, site)?;
    let html = texts::mark(&html, &project.path("assets/locales"), site)?;
    let handed = std::fs::read_to_string(project.path("assets/boot/handed.js"))?;
    let html = handed::add(&html, &handed)?;
    html::refuse_inline(&html, &handed)?;
    std::fs::write(index, html).context("could not write index.html")
}

fn swap(project: &Project, next: &Path) -> Result<()> {
    let old = project.scratch().join("site-before");
    let _ = std::fs::remove_dir_all(&old);
    if project.dist().exists() {
        std::fs::rename(project.dist(), &old).context("could not move the old dist/ away")?;
    }
    std::fs::rename(next, project.dist()).context("could not put the new dist/ in place")?;
    let _ = std::fs::remove_dir_all(&old);
    Ok(())
}
