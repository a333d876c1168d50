//! The connections to the database: on SQLite one that writes, so that nobody waits on a lock.

use std::sync::Arc;

use sqlx::{Any, AnyPool, Transaction};
use tokio::sync::Mutex;

use super::StoreError;
use crate::codes::Codes;
use crate::database::Backend;

/// The connections.
#[derive(Clone)]
pub(super) struct Database {
    pub(super) backend: Backend,
    pub(super) writer: AnyPool,
    pub(super) readers: AnyPool,
    /// Taken by whoever empties the log behind a reply.
    pub(super) wiping: Arc<Mutex<()>>,
}

impl Database {
    /// A transaction that will write. On SQLite it takes its turn at once: one that began by
    /// reading would be refused when another program had written in between.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        let transaction = match self.backend {
            Backend::Sqlite => self.writer.begin_with("BEGIN IMMEDIATE").await?,
            Backend::Postgres => self.writer.begin().await?,
        };
        Ok(transaction)
    }

    /// With another secret every retry would get another receipt and no code would be found, so
    /// the server does not start with one.
    pub(super) async fn check_secret(&self, codes: &Codes) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO installation (name, value) VALUES ('secret', $1) \
             ON CONFLICT (name) DO NOTHING",
        )
        .bind(codes.fingerprint())
        .execute(&self.writer)
        .await?;
        let known: String =
            sqlx::query_scalar("SELECT value FROM installation WHERE name = 'secret'")
                .fetch_one(&self.writer)
                .await?;
        if known == codes.fingerprint() {
            Ok(())
        } else {
            Err(StoreError::OtherSecret)
        }
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
