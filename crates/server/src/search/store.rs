//! The database of the search: opening it, and what can go wrong with it.

use std::path::Path;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Executor as _};
use thiserror::Error;

use super::tables::{CREATE, DROP, FORM, setup};
use crate::database::{Backend, file_address};

/// Name of the SQLite file in the data folder.
const FILE: &str = "search.sqlite";
/// Connections at a time; more queries wait.
const CONNECTIONS: u32 = 4;

/// The tables of the search.
#[derive(Clone)]
pub struct SearchStore {
    pub(super) pool: AnyPool,
}

/// Why the search does not work.
#[derive(Debug, Error)]
pub enum SearchError {
    /// The database.
    #[error("{0}")]
    Database(#[from] sqlx::Error),
    /// A city's id is not a division code.
    #[error("the city id {0} is no number")]
    CityId(String),
    /// A row holds something that this version cannot read.
    #[error("the column {0} holds something that this version cannot read")]
    Unreadable(&'static str),
}

impl SearchError {
    /// Whether the same query may succeed a moment later.
    pub(crate) fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Database(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_))
        )
    }
}

impl SearchStore {
    /// Opens the SQLite file of a data folder, and makes it where needed.
    pub async fn open_file(data: &Path) -> Result<Self, SearchError> {
        Self::open(&file_address(&data.join(FILE))).await
    }

    /// Opens a database by its address (`sqlite://…` or `postgres://…`).
    pub async fn open(address: &str) -> Result<Self, SearchError> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(Duration::from_secs(10))
            .after_connect(|connection, _| {
                Box::pin(async move {
                    let backend = Backend::named(connection.backend_name());
                    for statement in setup(backend) {
                        connection.execute(*statement).await?;
                    }
                    Ok(())
                })
            })
            .connect(address)
            .await?;
        let store = Self { pool };
        // A SQLite transaction that began by reading is refused when another server wrote since.
        let begin = if address.starts_with("sqlite:") {
            "BEGIN IMMEDIATE"
        } else {
            "BEGIN"
        };
        store.prepare_tables(begin).await?;
        Ok(store)
    }

    /// Makes the tables; those of another form are thrown away first.
    async fn prepare_tables(&self, begin: &'static str) -> Result<(), SearchError> {
        let mut transaction = self.pool.begin_with(begin).await?;
        transaction.execute(CREATE[0]).await?;
        let form: Option<i64> = sqlx::query_scalar("SELECT form FROM search_form")
            .fetch_optional(&mut *transaction)
            .await?;
        if form != Some(FORM) {
            for statement in DROP {
                transaction.execute(statement).await?;
            }
        }
        for statement in CREATE {
            transaction.execute(statement).await?;
        }
        sqlx::query("INSERT INTO search_form (form) VALUES ($1) ON CONFLICT (form) DO NOTHING")
            .bind(FORM)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Waits for what is under way and closes the database.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
