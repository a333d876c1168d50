//! The app's own code: the module that starts it, its wasm, and the parts that come later.

mod glue;
mod imports;
mod loaders;
mod names;
mod parts;

pub use parts::FEATURES;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::digest;
use crate::fingerprint::files_below;
use crate::project::Project;

/// How Trunk's names of our code begin.
const APP: &str = "eldercare-app-";

/// Everything that is done to the code after Trunk. `index` is the page that names it.
pub fn finish(project: &Project, site: &Path, index: &Path) -> Result<()> {
    glue::shrink(project, site)?;
    let mut code = Code::find(site)?;
    parts::place(project, site, &mut code.glue)?;
    code.glue = loaders::gather(&code.glue);
    (code.wasm, code.glue) = names::shorten(&code.wasm, &code.glue)?;
    code.save(site, index)
}

/// The module and the wasm that the page starts.
struct Code {
    stem: String,
    glue: String,
    wasm: Vec<u8>,
}

impl Code {
    fn find(site: &Path) -> Result<Self> {
        let files = files_below(site)?;
        let stem = files.iter().find_map(|file| stem_of(site, file));
        let stem = stem.context("Trunk wrote no module of the app")?;
        Ok(Self {
            glue: std::fs::read_to_string(module(site, &stem))?,
            wasm: std::fs::read(wasm(site, &stem)).context("Trunk wrote no wasm of the app")?,
            stem,
        })
    }

    /// Writes both under names made from what is now in them, and the page that names them.
    /// Trunk's names are made from the compiler's output, which no longer tells everything.
    fn save(&self, site: &Path, index: &Path) -> Result<()> {
        let mut content = digest::Digest::new();
        content.add(self.glue.as_bytes());
        content.add(&self.wasm);
        let stem = format!("{APP}{}", content.hex());
        std::fs::remove_file(module(site, &self.stem))?;
        std::fs::remove_file(wasm(site, &self.stem))?;
        std::fs::write(module(site, &stem), &self.glue)?;
        std::fs::write(wasm(site, &stem), &self.wasm)?;
        let page = std::fs::read_to_string(index)?;
        let (named, early) = (page.contains(&self.stem), page.contains(parts::FROM));
        ensure!(named, "index.html does not name the app");
        ensure!(!early, "index.html asks for later parts at the start");
        std::fs::write(index, page.replace(&self.stem, &stem)).context("index.html")
    }
}

fn module(site: &Path, stem: &str) -> PathBuf {
    site.join(format!("{stem}.js"))
}

fn wasm(site: &Path, stem: &str) -> PathBuf {
    site.join(format!("{stem}_bg.wasm"))
}

/// The name without its ending, when the file is the app's module.
fn stem_of(site: &Path, file: &Path) -> Option<String> {
    let name = file.strip_prefix(site).ok()?.to_str()?;
    let stem = name.strip_suffix(".js")?;
    stem.starts_with(APP).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_change_in_either_file_gives_both_a_new_name_and_the_page_follows() {
        let site = std::env::temp_dir().join(format!("xtask-code-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        let write = |name: &str, text: &str| std::fs::write(site.join(name), text).unwrap();
        write("eldercare-app-1.js", "export default 1");
        write("eldercare-app-1_bg.wasm", "wasm");
        write("leaflet-1.js", "L");
        write(
            "index.html",
            "import '/eldercare-app-1.js' '/eldercare-app-1_bg.wasm'",
        );
        let index = site.join("index.html");
        let mut code = Code::find(&site).unwrap();
        assert_eq!(code.stem, "eldercare-app-1");
        code.glue.push(';');
        code.save(&site, &index).unwrap();
        let first = Code::find(&site).unwrap();
        let page = std::fs::read_to_string(&index).unwrap();
        assert_eq!(page.matches(&first.stem).count(), 2);
        let mut again = Code::find(&site).unwrap();
        again.wasm.push(0);
        again.save(&site, &index).unwrap();
        let second = Code::find(&site).unwrap();
        assert_ne!(first.stem, second.stem);
        assert_eq!(std::fs::read_dir(&site).unwrap().count(), 4);
        std::fs::remove_dir_all(&site).unwrap();
    }
}
