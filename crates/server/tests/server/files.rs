//! What stands in the files of a data folder.

use std::path::{Path, PathBuf};

/// Whether these words stand in a file.
pub fn holds(file: &Path, words: &str) -> bool {
    // A file of the database may go while we look.
    let bytes = std::fs::read(file).unwrap_or_default();
    let words = words.as_bytes();
    bytes.windows(words.len()).any(|window| window == words)
}

/// The files of a folder in which these words stand. A folder without files is a mistake of the test.
pub fn files_with(folder: &Path, words: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty(), "nothing is in {}", folder.display());
    files
        .into_iter()
        .filter(|file| holds(file, words))
        .collect()
}
