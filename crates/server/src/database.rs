//! Which database, and how a SQLite file is addressed: what store and search have in common.

use std::path::Path;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backend {
    Sqlite,
    Postgres,
}

impl Backend {
    /// By the name that the driver gives itself.
    pub(crate) fn named(name: &str) -> Self {
        if name == "PostgreSQL" {
            Self::Postgres
        } else {
            Self::Sqlite
        }
    }
}

/// The address of a SQLite file, which is made where it is missing.
pub(crate) fn file_address(path: &Path) -> String {
    // Signs with a meaning in an address are written by their code.
    let path = path
        .display()
        .to_string()
        .replace('%', "%25")
        .replace('?', "%3F")
        .replace('#', "%23");
    format!("sqlite://{path}?mode=rwc")
}
