//! Opening the database: its connections, what each is told at its start, and its steps.

use std::path::Path;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Connection as _, Executor as _};

use super::commit::Writer;
use super::connections::Database;
use super::{Store, StoreError, migrations};
use crate::codes::Codes;
use crate::config::DatabaseUrl;
use crate::database::{Backend, file_address};
use crate::fail;

/// Name of the SQLite file in the data folder.
const FILE: &str = "eldercare.sqlite";

/// Whether a server has made its database: commands beside it never make one. Of PostgreSQL the connection tells.
pub(crate) fn is_made(data: &Path, url: Option<&DatabaseUrl>) -> bool {
    url.is_some() || data.join(FILE).is_file()
}
/// How long a statement waits for a free connection.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a start tries again when another server is starting on the same database.
const STARTS: u32 = 10;
/// How long it waits in between.
const BETWEEN_STARTS: Duration = Duration::from_millis(100);

/// PostgreSQL notes the values that it finds often in a column and keeps the note when the rows are
/// gone. Of what people wrote it notes nothing; nobody searches by it.
const UNNOTED: &[&str] = &[
    "ALTER TABLE requests ALTER COLUMN elder_name SET STATISTICS 0, \
     ALTER COLUMN phone SET STATISTICS 0, ALTER COLUMN phone_last4 SET STATISTICS 0, \
     ALTER COLUMN door SET STATISTICS 0, ALTER COLUMN note SET STATISTICS 0, \
     ALTER COLUMN identity_number SET STATISTICS 0",
    "ALTER TABLE self_checks ALTER COLUMN answers SET STATISTICS 0",
    "ALTER TABLE request_events ALTER COLUMN note SET STATISTICS 0",
    "ALTER TABLE facility_reports ALTER COLUMN correction SET STATISTICS 0",
    "ALTER TABLE aid_loans ALTER COLUMN borrower SET STATISTICS 0, \
     ALTER COLUMN phone SET STATISTICS 0",
    "ALTER TABLE visit_people ALTER COLUMN name SET STATISTICS 0, \
     ALTER COLUMN phone SET STATISTICS 0, ALTER COLUMN door SET STATISTICS 0",
    "ALTER TABLE visit_notes ALTER COLUMN note SET STATISTICS 0",
];

/// How a connection is used.
#[derive(Clone, Copy)]
enum Use {
    Writing,
    Reading,
}

impl Store {
    /// Opens the database of a data folder, or the PostgreSQL that the operator names; makes the
    /// tables where there are none and brings them up to date.
    pub(crate) async fn open(
        data: &Path,
        postgres: Option<&DatabaseUrl>,
        codes: &Codes,
    ) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let (backend, address) = match postgres {
            Some(address) => (Backend::Postgres, address.as_str().to_owned()),
            None => (Backend::Sqlite, file_address(&data.join(FILE))),
        };
        let database = open(backend, &address, codes).await?;
        let commits = Writer::start(database.clone(), codes.clone());
        Ok(Self { database, commits })
    }
}

async fn open(backend: Backend, address: &str, codes: &Codes) -> Result<Database, StoreError> {
    let mut tries = 1;
    loop {
        match try_open(backend, address, codes).await {
            // Of several servers that start at once on one file, SQLite lets one take a step
            // and refuses the others; a moment later they find the step taken.
            Err(StoreError::Database(_) | StoreError::Migration(_))
                if backend == Backend::Sqlite && tries < STARTS =>
            {
                tries += 1;
                tokio::time::sleep(BETWEEN_STARTS).await;
            }
            result => return result,
        }
    }
}

async fn try_open(backend: Backend, address: &str, codes: &Codes) -> Result<Database, StoreError> {
    let writer = pool(backend, Use::Writing, address).await?;
    // PostgreSQL's migrator holds a lock, so that one server migrates and the others wait.
    migrations::migrator().run(&writer).await?;
    if backend == Backend::Postgres {
        for statement in UNNOTED {
            writer.execute(*statement).await?;
        }
    }
    let readers = pool(backend, Use::Reading, address).await?;
    let database = Database {
        backend,
        writer,
        readers,
        wiping: std::sync::Arc::default(),
    };
    database.check_secret(codes).await?;
    Ok(database)
}

async fn pool(backend: Backend, purpose: Use, address: &str) -> Result<AnyPool, StoreError> {
    let connections = match (backend, purpose) {
        // SQLite has one writer, so nobody waits on a lock.
        (Backend::Sqlite, Use::Writing) => 1,
        (_, Use::Writing) | (Backend::Sqlite, Use::Reading) => 4,
        (Backend::Postgres, Use::Reading) => 8,
    };
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        // A file is always there; the look costs every statement a turn.
        .test_before_acquire(backend == Backend::Postgres)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                for statement in setup(backend, purpose) {
                    connection.execute(*statement).await?;
                }
                if let (Backend::Sqlite, Some(weaker)) = (backend, fail::weaker()) {
                    connection.execute(weaker).await?;
                }
                Ok(())
            })
        })
        .after_release(move |connection, _| {
            Box::pin(async move {
                // SQLite ends a transaction by itself when the disk is full or fails; the driver
                // then waits for an end that never comes. Such a connection is not used again.
                if backend == Backend::Sqlite && connection.is_in_transaction() {
                    connection.ping().await?;
                }
                Ok(backend == Backend::Postgres || !connection.is_in_transaction())
            })
        })
        .connect(address)
        .await?;
    Ok(pool)
}

/// What a connection is told. `secure_delete` overwrites what is deleted; `synchronous` FULL lets
/// nothing be answered that a power cut could take back.
const fn setup(backend: Backend, purpose: Use) -> &'static [&'static str] {
    match (backend, purpose) {
        (Backend::Sqlite, Use::Writing) => &[
            "PRAGMA busy_timeout = 5000",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA secure_delete = ON",
        ],
        (Backend::Sqlite, Use::Reading) => &[
            "PRAGMA busy_timeout = 5000",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA secure_delete = ON",
            "PRAGMA query_only = ON",
        ],
        (Backend::Postgres, Use::Writing) => &[
            "SET client_min_messages = warning",
            "SET synchronous_commit = on",
        ],
        (Backend::Postgres, Use::Reading) => &[
            "SET client_min_messages = warning",
            "SET default_transaction_read_only = on",
        ],
    }
}
