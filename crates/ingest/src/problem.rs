//! What can go wrong with a file, always with the file and, where known, the line.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A file that could not be read, understood or written.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The file system said no.
    #[error("{path}: {}", in_words(cause))]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The content is not what it should be.
    #[error("{path}:{line}: {message}")]
    Content {
        /// Which file.
        path: PathBuf,
        /// First line that is wrong, counted from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// The command line asks for something that does not exist.
    #[error("{0}")]
    Usage(String),
}

impl Problem {
    /// A wrong content at a line.
    pub fn content(path: &Path, line: usize, message: impl std::fmt::Display) -> Problem {
        Problem::Content {
            path: path.to_path_buf(),
            line,
            message: message.to_string(),
        }
    }
}

/// What the system said, and what to do about it.
fn in_words(cause: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    let advice = match cause.kind() {
        Kind::NotFound => "; is the name right?",
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            "; ask for the right to write there, or name another folder"
        }
        Kind::StorageFull | Kind::QuotaExceeded => {
            "; make room and do it again, nothing was changed"
        }
        _ => "",
    };
    format!("{cause}{advice}")
}

/// Reads a text file.
pub fn read_text(path: &Path) -> Result<String, Problem> {
    std::fs::read_to_string(path).map_err(|cause| Problem::File {
        path: path.to_path_buf(),
        cause,
    })
}

/// Writes a file through a neighbour that is renamed at the end, so that a reader never
/// sees half of it.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    replace_file(path, |mut file| file.write_all(bytes))
}

/// The same for what is written piece by piece.
pub fn replace_file<T>(
    path: &Path,
    write: impl FnOnce(std::fs::File) -> std::io::Result<T>,
) -> Result<T, Problem> {
    let failed = |cause| Problem::File {
        path: path.to_path_buf(),
        cause,
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".part");
    let written = std::fs::File::create(&partial).and_then(write);
    let renamed = written.and_then(|written| std::fs::rename(&partial, path).map(|()| written));
    renamed.map_err(|cause| {
        // What a full disk holds of it is of no use to anybody.
        let _may_not_be_there = std::fs::remove_file(&partial);
        failed(cause)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_that_fails_leaves_the_old_file_and_no_part() {
        let folder = std::env::temp_dir().join(format!("replace-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("a.txt");
        write_file(&path, b"old").unwrap();
        let full = std::io::ErrorKind::StorageFull;
        let failed = replace_file(&path, |mut file| {
            file.write_all(b"ne")?;
            Err::<(), _>(full.into())
        });
        assert!(failed.unwrap_err().to_string().contains("make room"));
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
