//! Looks for the programs that a newcomer must have before anything is built.
//!
//! Failing here, with one plain sentence, costs a second; failing later costs minutes.

use anyhow::{Result, bail};

use crate::process;

/// Node 20 is the oldest version the browser tests and Lighthouse run on.
const OLDEST_NODE: u32 = 20;

/// Says in one sentence what is missing, or nothing at all.
pub fn check_build() -> Result<()> {
    if !process::exists("cargo") {
        bail!("cargo is missing. Install Rust with rustup, then run this again.");
    }
    if !["cc", "gcc", "clang"]
        .iter()
        .any(|name| process::exists(name))
    {
        bail!(
            "A C compiler is missing (SQLite is built from source). On Debian: apt-get install gcc"
        );
    }
    if !process::exists("node") || !process::exists("npm") {
        bail!(
            "Node.js {OLDEST_NODE} or newer with npm is missing (Leaflet and wasm-opt come as npm packages). On Debian: apt-get install nodejs npm"
        );
    }
    let version = process::text("node", &["--version"])?;
    match node_major(&version) {
        Some(major) if major < OLDEST_NODE => {
            bail!(
                "Node.js {} is too old; version {OLDEST_NODE} or newer is needed.",
                version.trim()
            )
        }
        _ => Ok(()),
    }
}

fn node_major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(super::node_major("v20.20.2\n"), Some(20));
        assert_eq!(super::node_major("strange"), None);
    }
}
