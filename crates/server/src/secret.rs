//! The installation's secret: 32 random bytes in a file that only the server may read.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Name of the file in the data folder.
const FILE: &str = "secret.key";

/// The secret. Whoever has it and the database could compute tracking codes.
#[derive(Clone)]
pub(crate) struct Secret(pub(crate) [u8; 32]);

impl Secret {
    /// Reads the secret of a data folder and makes one at the first start.
    pub(crate) fn read_or_make(data: &Path) -> io::Result<Self> {
        let path = data.join(FILE);
        match fs::read(&path) {
            Ok(bytes) => Self::from_file(&path, bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::make(data, &path),
            Err(error) => Err(error),
        }
    }

    /// Whether a data folder has one.
    pub(crate) fn is_in(data: &Path) -> bool {
        data.join(FILE).is_file()
    }

    /// Removes one that was just made and opens nothing.
    pub(crate) fn forget(data: &Path) {
        if let Err(error) = fs::remove_file(data.join(FILE)) {
            tracing::error!(kind = %error.kind(), "a new secret.key that opens nothing stays");
        }
    }

    fn from_file(path: &Path, bytes: Vec<u8>) -> io::Result<Self> {
        let length = bytes.len();
        bytes.try_into().map(Self).map_err(|_: Vec<u8>| {
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!(
                    "{} has {length} bytes, not 32: restore it from a backup",
                    path.display()
                ),
            )
        })
    }

    /// Writes the whole file under another name first: a cut in between leaves no half secret,
    /// and of two servers that start at once one wins and the other reads.
    fn make(data: &Path, path: &Path) -> io::Result<Self> {
        let bytes: [u8; 32] = random_bytes()?;
        let unfinished = unfinished_name(data)?;
        let mut file = owner_only()
            .write(true)
            .create_new(true)
            .open(&unfinished)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        let linked = fs::hard_link(&unfinished, path);
        fs::remove_file(&unfinished)?;
        match linked {
            Ok(()) => fs::File::open(data)?.sync_all()?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        Self::from_file(path, fs::read(path)?)
    }
}

fn unfinished_name(data: &Path) -> io::Result<PathBuf> {
    let tag = u64::from_be_bytes(random_bytes()?);
    Ok(data.join(format!(".{FILE}.{tag:016x}")))
}

#[cfg(unix)]
fn owner_only() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn owner_only() -> OpenOptions {
    OpenOptions::new()
}

/// Random bytes of the operating system.
pub(crate) fn random_bytes<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn the_secret_is_made_once_stays_and_is_readable_by_its_owner_only() {
        let data = tempfile::tempdir().unwrap();
        let first = Secret::read_or_make(data.path()).unwrap();
        let second = Secret::read_or_make(data.path()).unwrap();
        assert_eq!(first.0, second.0);
        assert_ne!(first.0, [0; 32]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let file = std::fs::metadata(data.path().join("secret.key")).unwrap();
            assert_eq!(file.permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_damaged_secret_is_refused_and_not_replaced() {
        let data = tempfile::tempdir().unwrap();
        std::fs::write(data.path().join("secret.key"), b"short").unwrap();
        let error = Secret::read_or_make(data.path()).err().unwrap();
        assert!(error.to_string().contains("has 5 bytes, not 32"), "{error}");
    }
}
