//! Trials that cannot be carried out here are skipped aloud, never passed.

use std::io::Write as _;

/// Where `cargo xtask test` looks for what was skipped: a passed test cannot say it to its runner.
const TOLD: &str = "ELDERCARE_SKIPPED_TESTS";

/// Says that a test did not do its work and why. Fails where nothing may be skipped.
pub fn tell(test: &str, why: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
    eprintln!("SKIPPED {test}: {why}");
    if let Some(file) = std::env::var_os(TOLD) {
        let mut file = std::fs::File::options()
            .append(true)
            .create(true)
            .open(file)
            .expect("the file of skipped tests opens");
        writeln!(file, "{test}: {why}").expect("the file of skipped tests is written");
    }
}

/// Where a program is on the PATH.
#[must_use]
pub fn program(name: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}
