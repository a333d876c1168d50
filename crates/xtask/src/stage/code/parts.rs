//! Puts the parts that are fetched later in their place: made small, named after the content of all of them.
//!
//! A digest of its own for each would be 16 digits that no compression takes away, for 70 parts 1 kB of the first
//! view; and no part of one build was ever the same in the next, since they share the app's table.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::fingerprint::files_below;
use crate::project::Project;
use crate::{digest, process};

/// Where our `wasm-bindgen` command leaves them.
pub const FROM: &str = "snippets/parts";

/// Where they are served. Not beside the app: what lies there is loaded at the start.
const TO: &str = "parts";

/// What the compiler may use of WebAssembly: the features of Rust's target. The parts carry no
/// list of their own.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Moves the parts and tells the module that fetches them. An app in one piece has none.
pub fn place(project: &Project, site: &Path, glue: &mut String) -> Result<()> {
    let from = site.join(FROM);
    if !from.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(site.join(TO))?;
    let files = files_below(&from)?;
    let mut content = digest::Digest::new();
    for file in &files {
        shrink(project, file)?;
        content.add(&std::fs::read(file)?);
    }
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let new = named(&name, content);
        *glue = pointed(glue, &name, &new)?;
        std::fs::rename(&file, site.join(&new)).with_context(|| new.clone())?;
    }
    std::fs::remove_dir_all(&from)?;
    // Stays only when a library brings snippets of its own.
    let _ = std::fs::remove_dir(from.parent().unwrap_or(&from));
    Ok(())
}

fn shrink(project: &Project, file: &Path) -> Result<()> {
    let mut opt = process::command(project.path("assets/npm/node_modules/.bin/wasm-opt"));
    opt.arg("-Oz").args(FEATURES);
    opt.arg(file).arg("--output").arg(file);
    // It warns of names that it drops anyway: what it says matters only when it fails.
    let output = opt.output().context("could not start wasm-opt")?;
    let words = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "wasm-opt failed:\n{words}");
    Ok(())
}

/// `split_check.wasm` becomes `parts/split_check-0123456789abcdef.wasm`.
fn named(name: &str, content: digest::Digest) -> String {
    let stem = name.strip_suffix(".wasm").unwrap_or(name);
    format!("{TO}/{stem}-{}.wasm", content.hex())
}

/// The module with the new name in place of the old one.
fn pointed(glue: &str, name: &str, new: &str) -> Result<String> {
    let old = format!("{FROM}/{name}");
    ensure!(glue.contains(&old), "the app does not fetch its part {old}");
    Ok(glue.replace(&old, new))
}

#[cfg(test)]
mod tests {
    use super::{named, pointed};

    #[test]
    fn a_part_is_fetched_under_the_name_of_the_content() {
        let mut content = crate::digest::Digest::new();
        content.add(b"foobar");
        let new = named("split_check.wasm", content);
        assert_eq!(new, "parts/split_check-85944171f73967e8.wasm");
        let glue = r#"fetch(new URL("./snippets/parts/split_check.wasm",import.meta.url))"#;
        let told = pointed(glue, "split_check.wasm", &new).unwrap();
        assert!(told.contains(&format!("\"./{new}\"")) && !told.contains("snippets"));
        assert!(pointed(glue, "chunk_4.wasm", &new).is_err());
    }
}
