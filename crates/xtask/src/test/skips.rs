//! Where tests tell that they skipped what they should do: neither runner has a word for it, and
//! what a passed test prints is not shown.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The file in which they tell.
pub struct Skips {
    /// Where it lies.
    pub file: PathBuf,
}

impl Skips {
    /// Names the file to the tests. Each test that skips appends one line, the reason.
    pub const VARIABLE: &str = "ELDERCARE_SKIPPED_TESTS";

    /// An empty file.
    pub fn start(folder: &Path) -> Result<Self> {
        let file = folder.join("skipped-tests.txt");
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&file, ""))
            .with_context(|| file.display().to_string())?;
        Ok(Self { file })
    }

    /// Says why, and how many tests it were.
    pub fn told(&self) -> u64 {
        let told = std::fs::read_to_string(&self.file).unwrap_or_default();
        let mut number = 0;
        for reason in told.lines() {
            println!("SKIPPED {reason}");
            number += 1;
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::Skips;

    #[test]
    fn what_tests_tell_is_counted_and_forgotten_at_the_next_start() {
        let folder = std::env::temp_dir().join(format!("skips-{}", std::process::id()));
        let skips = Skips::start(&folder).unwrap();
        assert_eq!(skips.told(), 0);
        let mut file = std::fs::File::options()
            .append(true)
            .open(&skips.file)
            .unwrap();
        file.write_all(b"one: no server\ntwo: no server\n").unwrap();
        assert_eq!(skips.told(), 2);
        assert_eq!(Skips::start(&folder).unwrap().told(), 0);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
