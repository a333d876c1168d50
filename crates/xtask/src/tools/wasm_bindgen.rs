//! wasm-bindgen and its test runner, built from a tiny package of our own.
//!
//! The published command line package depends on a TLS library whose pinned release is not on
//! every index; as a library without default features it needs none. Ours also cuts an app with
//! pages that come later into parts, so that plain Trunk, which only calls wasm-bindgen, can
//! build it.

#[cfg(test)]
mod join;

use std::path::PathBuf;

use anyhow::Result;

use super::{announce, cache};
use crate::digest::Digest;

/// Must equal the version of the `wasm-bindgen` library in Cargo.lock: the two share a format.
pub const VERSION: &str = "0.2.130";

/// File name and text of each file of the package.
const PACKAGE: [(&str, &str); 6] = [
    ("Cargo.toml", include_str!("wasm_bindgen/package.toml")),
    ("Cargo.lock", include_str!("wasm_bindgen/lock.toml")),
    ("wasm_bindgen.rs", include_str!("wasm_bindgen/main.rs.txt")),
    ("cut.rs", include_str!("wasm_bindgen/cut.rs.txt")),
    ("join.rs", include_str!("wasm_bindgen/join.rs")),
    (
        "test_runner.rs",
        include_str!("wasm_bindgen/test_runner.rs.txt"),
    ),
];

/// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`, installed if need be.
pub fn ensure() -> Result<PathBuf> {
    let folder = cache::folder("wasm-bindgen", &version())?;
    if let Some(bin) = cache::installed(&folder, "wasm-bindgen-test-runner") {
        return Ok(bin);
    }
    announce(
        &format!("wasm-bindgen {VERSION}"),
        "joins the app with the browser's JavaScript and cuts it into parts",
        "2 minutes",
    );
    let source = folder.join("source");
    std::fs::create_dir_all(&source)?;
    for (name, text) in PACKAGE {
        std::fs::write(source.join(name), text)?;
    }
    let path = source.to_string_lossy();
    cache::cargo_install(&folder, "wasm-bindgen", &["--locked", "--path", &path])?;
    Ok(folder.join("bin"))
}

/// The version with a digest of our package: a change in it is another tool.
fn version() -> String {
    let mut content = Digest::new();
    for (name, text) in PACKAGE {
        content.add(name.as_bytes());
        content.add(text.as_bytes());
    }
    format!("{VERSION}-{}", content.hex())
}

#[cfg(test)]
mod tests {
    use crate::project::Project;

    #[test]
    fn the_tool_the_lock_file_and_trunk_agree_on_one_version() {
        let project = Project::locate();
        let trunk = std::fs::read_to_string(project.path("Trunk.toml")).unwrap();
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", super::VERSION)));
        assert!(
            super::PACKAGE[0]
                .1
                .contains(&format!("version = \"={}\"", super::VERSION))
        );
        let lock = std::fs::read_to_string(project.path("Cargo.lock")).unwrap();
        let pinned = format!("name = \"wasm-bindgen\"\nversion = \"{}\"", super::VERSION);
        let absent = !lock.contains("name = \"wasm-bindgen\"\n");
        assert!(
            absent || lock.contains(&pinned),
            "Cargo.lock has another wasm-bindgen"
        );
    }
}
