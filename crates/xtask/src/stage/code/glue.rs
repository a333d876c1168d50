//! Makes the JavaScript of wasm-bindgen smaller. Trunk's own minifier does not read its exports.

use std::path::Path;

use anyhow::Result;

use crate::fingerprint::files_below;
use crate::process;
use crate::project::Project;

/// Rewrites each module in place.
pub fn shrink(project: &Project, site: &Path) -> Result<()> {
    for file in files_below(site)? {
        let name = file.strip_prefix(site)?.to_string_lossy();
        if is_glue(&name) {
            let mut terser = process::command("node");
            terser.arg(project.path("assets/npm/node_modules/terser/bin/terser"));
            terser
                .args(["--module", "--compress", "--mangle", "--output"])
                .arg(&file)
                .arg(&file);
            process::run("terser", &mut terser)?;
        }
    }
    Ok(())
}

/// The module of the app and the snippets of Rust crates; libraries come minified.
fn is_glue(name: &str) -> bool {
    let is_module = Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "js");
    is_module && (name.starts_with("eldercare-app-") || name.starts_with("snippets/"))
}

#[cfg(test)]
mod tests {
    use super::is_glue;

    #[test]
    fn only_what_wasm_bindgen_wrote_is_rewritten() {
        assert!(is_glue("eldercare-app-0a.js") && is_glue("snippets/a-1/inline0.js"));
        assert!(!is_glue("leaflet-0a.js") && !is_glue("eldercare-app-0a_bg.wasm"));
    }
}
