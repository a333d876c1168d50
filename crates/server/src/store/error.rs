//! What can go wrong in the database, and whether a moment later it may go well.

use sqlx::migrate::MigrateError;
use sqlx::postgres::PgDatabaseError;
use sqlx::sqlite::SqliteError;
use thiserror::Error;

/// Why the database cannot be used or a statement failed.
#[derive(Debug, Error)]
pub(crate) enum StoreError {
    /// The database itself.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    /// A migration.
    #[error("{0}")]
    Migration(#[from] MigrateError),
    /// The database was made with another secret.
    #[error("the database was made with another secret.key: restore that file from a backup")]
    OtherSecret,
    /// A row holds something that this version cannot read.
    #[error("the column {0} holds something that this version cannot read")]
    Unreadable(&'static str),
    /// Every code that was tried is taken.
    #[error("no tracking code is free")]
    NoCode,
    /// The batch that it was written in failed.
    #[error("the batch failed: {0:?}")]
    Batch(Trouble),
    /// The writer has ended or has too much to do.
    #[error("the writer takes nothing")]
    Stopped,
}

/// What a failure is to whoever waits for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The same may succeed a moment later.
    Passing,
    /// There is no room on the disk.
    Full,
    /// It will fail again.
    Lasting,
}

impl StoreError {
    /// Whether the same may succeed a moment later: somebody else was writing, or the connection
    /// was lost. What was being written may be stored or not.
    pub(super) fn is_passing(&self) -> bool {
        match self {
            Self::Database(error) | Self::Migration(MigrateError::Execute(error)) => {
                is_passing(error)
            }
            Self::Batch(trouble) => *trouble == Trouble::Passing,
            Self::Stopped => true,
            _ => false,
        }
    }

    /// What it is to whoever waits for the answer.
    pub(crate) fn trouble(&self) -> Trouble {
        if self.is_full() {
            Trouble::Full
        } else if self.is_passing() {
            Trouble::Passing
        } else {
            Trouble::Lasting
        }
    }

    /// Whether there is no room on the disk.
    fn is_full(&self) -> bool {
        let error = match self {
            Self::Database(error) => error,
            Self::Batch(trouble) => return *trouble == Trouble::Full,
            _ => return false,
        };
        match code(error) {
            // SQLITE_FULL, and SQLITE_IOERR of the file that SQLite makes larger for its index of
            // the log (SQLITE_IOERR_SHMSIZE): on Linux that fails only for want of room.
            Some(Code::Sqlite(code)) => code & 0xff == 13 || code == 4874,
            // disk_full.
            Some(Code::Postgres(state)) => state == "53100",
            None => is_io(error, std::io::ErrorKind::StorageFull),
        }
    }

    /// Whether a text was to be looked for that no text of a database can be: PostgreSQL takes no zero
    /// (`character_not_in_repertoire`), and SQLite finds nothing.
    pub(crate) fn is_no_text(&self) -> bool {
        let Self::Database(error) = self else {
            return false;
        };
        matches!(code(error), Some(Code::Postgres("22021")))
    }

    /// A word for the log. Messages of a database may quote values, so they are not written down.
    pub(crate) fn class(&self) -> String {
        match self {
            Self::Database(sqlx::Error::Database(inner)) => {
                format!("database code {}", inner.code().unwrap_or_default())
            }
            Self::Database(sqlx::Error::PoolTimedOut) => "no connection in time".to_owned(),
            Self::Database(sqlx::Error::Io(error)) => format!("io {:?}", error.kind()),
            Self::Database(_) => "database".to_owned(),
            Self::Migration(_) => "migration".to_owned(),
            Self::OtherSecret => "other secret".to_owned(),
            Self::Unreadable(column) => format!("unreadable {column}"),
            Self::NoCode => "no code".to_owned(),
            Self::Batch(trouble) => format!("batch {trouble:?}"),
            Self::Stopped => "stopped".to_owned(),
        }
    }
}

/// What a database says is wrong.
enum Code<'a> {
    /// An extended result code; the primary one is its low byte (sqlite.org, "Result codes").
    Sqlite(u32),
    /// SQLSTATE (PostgreSQL, appendix A).
    Postgres(&'a str),
}

fn code(error: &sqlx::Error) -> Option<Code<'_>> {
    let sqlx::Error::Database(inner) = error else {
        return None;
    };
    if let Some(postgres) = inner.try_downcast_ref::<PgDatabaseError>() {
        return Some(Code::Postgres(postgres.code()));
    }
    let sqlite = inner.try_downcast_ref::<SqliteError>()?;
    let number = sqlx::error::DatabaseError::code(sqlite)?.parse().ok()?;
    Some(Code::Sqlite(number))
}

fn is_passing(error: &sqlx::Error) -> bool {
    match code(error) {
        // SQLITE_BUSY and SQLITE_LOCKED.
        Some(Code::Sqlite(code)) => matches!(code & 0xff, 5 | 6),
        // Connection lost (class 08), too many connections, serialization failure, deadlock, and
        // the server going down, having crashed or coming up.
        Some(Code::Postgres(state)) => {
            state.starts_with("08")
                || ["53300", "40001", "40P01", "57P01", "57P02", "57P03"].contains(&state)
        }
        // A pool that is closed belongs to a server that stops; another one may take it.
        None => matches!(
            error,
            sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
                | sqlx::Error::Io(_)
        ),
    }
}

fn is_io(error: &sqlx::Error, kind: std::io::ErrorKind) -> bool {
    matches!(error, sqlx::Error::Io(io) if io.kind() == kind)
}
