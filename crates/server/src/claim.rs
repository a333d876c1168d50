//! One server for each data folder with SQLite. Two on the same folder lose nothing, but limits, cautions and the lock on
//! wrong codes count in each of them alone, and each waits for the other to write.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use crate::config::Config;

/// The file that a running server keeps locked. The system takes the lock away when the process ends, however it ends.
const NAME: &str = "server.lock";

/// Takes the folder, or says in the log that another server has it. Hold on to what is returned. Servers on PostgreSQL
/// may be several.
pub(crate) fn claim(config: &Config) -> Option<File> {
    if config.database_url.is_some() {
        return None;
    }
    match try_claim(&config.data) {
        Ok(Some(held)) => Some(held),
        Ok(None) => {
            tracing::warn!(
                "another server runs on this data folder: stop one of them, or use PostgreSQL"
            );
            None
        }
        // A file system without locks: nothing can be said.
        Err(_) => None,
    }
}

/// None when another server has it.
fn try_claim(data: &Path) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    let file = options.create(true).append(true).open(data.join(NAME))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(why)) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use super::try_claim;

    #[test]
    fn a_folder_has_one_server_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = try_claim(folder.path()).unwrap();
        assert!(first.is_some());
        assert!(try_claim(folder.path()).unwrap().is_none());
        drop(first);
        assert!(try_claim(folder.path()).unwrap().is_some());
    }
}
