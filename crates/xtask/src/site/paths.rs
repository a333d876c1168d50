//! Keeps this machine's paths out of the app: the compiler writes where each library's source
//! lies into the messages of its panics.

use std::path::{Path, PathBuf};

/// Cargo adds what it holds to the flags that `.cargo/config.toml` names.
pub const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that shorten a library's path to `leptos-0.8.23/src/…`.
pub fn flags() -> String {
    let sources = cargo_home().map(|home| home.join("registry/src"));
    let registries = sources.and_then(|folder| std::fs::read_dir(folder).ok());
    let folders = registries.into_iter().flatten().flatten();
    join(folders.map(|entry| entry.path()))
}

fn cargo_home() -> Option<PathBuf> {
    let from = |name: &str| std::env::var_os(name).map(PathBuf::from);
    from("CARGO_HOME").or_else(|| from("HOME").map(|home| home.join(".cargo")))
}

/// Cargo divides the flags at blanks: a folder with one in its name is left as it is.
fn join(folders: impl Iterator<Item = PathBuf>) -> String {
    let flag = |folder: &Path| format!("--remap-path-prefix={}=", folder.display());
    let mut flags: Vec<String> = folders
        .map(|folder| flag(&folder))
        .filter(|flag| !flag.contains(char::is_whitespace))
        .collect();
    flags.sort();
    flags.join(" ")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::join;

    #[test]
    fn each_folder_of_sources_is_cut_away_in_a_steady_order() {
        let folders = ["/b/index-2", "/with blank", "/a/index-1"].map(PathBuf::from);
        assert_eq!(
            join(folders.into_iter()),
            "--remap-path-prefix=/a/index-1= --remap-path-prefix=/b/index-2="
        );
    }
}
