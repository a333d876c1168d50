//! Where the parts of the project lie on disk.

use std::path::{Path, PathBuf};

/// The root of the project; every other path is derived from it.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the root from where cargo says this crate lies.
    pub fn locate() -> Self {
        let crate_dir = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = crate_dir
            .ancestors()
            .nth(2)
            .unwrap_or(&crate_dir)
            .to_path_buf();
        Self { root }
    }

    /// The root folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The finished site, as a web server may serve it.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// What Trunk wrote, before staging (set in Trunk.toml).
    pub fn trunk_dist(&self) -> PathBuf {
        self.path("target/web/dist")
    }

    /// Cargo's folder for the wasm build: apart, so that it does not lock native builds.
    pub fn web_target(&self) -> PathBuf {
        self.path("target/web")
    }

    /// The city packs as ingest wrote them.
    pub fn packs(&self) -> PathBuf {
        self.path("target/packs")
    }

    /// Stamps, compressed copies and other things that may be deleted at any time.
    pub fn scratch(&self) -> PathBuf {
        self.path("target/xtask")
    }
}
