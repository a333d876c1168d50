//! What the database holds, read from outside the server.

use std::path::Path;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Row as _};

use crate::sample::Sample;

/// A stored request, as far as the oracle looks at it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The id.
    pub record_id: String,
    /// The hash that was stored with it.
    pub payload_hash: String,
    /// The name.
    pub elder_name: String,
    /// The note, which is the marker.
    pub note: String,
}

impl Row {
    /// Whether this is what the device saved.
    #[must_use]
    pub fn is_of(&self, sample: &Sample) -> bool {
        self.payload_hash == sample.payload.hash().as_str()
            && self.note == sample.marker
            && self.elder_name.ends_with(&sample.marker)
    }
}

/// A database of the server.
#[derive(Clone)]
pub struct Database(AnyPool);

impl Database {
    /// The SQLite of a data folder.
    pub async fn in_folder(data: &Path) -> Result<Self, sqlx::Error> {
        let file = data.join("eldercare.sqlite");
        Self::open(&format!("sqlite://{}?mode=rw", file.display())).await
    }

    /// A database by its address.
    pub async fn open(address: &str) -> Result<Self, sqlx::Error> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new().max_connections(2);
        Ok(Self(pool.connect(address).await?))
    }

    /// All stored requests.
    pub async fn rows(&self) -> Result<Vec<Row>, sqlx::Error> {
        let rows = sqlx::query("SELECT record_id, payload_hash, elder_name, note FROM requests");
        rows.fetch_all(&self.0).await?.iter().map(read).collect()
    }

    /// What is stored of these: under their ids, and whatever else carries their markers.
    pub async fn rows_of(&self, samples: &[Sample]) -> Result<Vec<Row>, sqlx::Error> {
        let mut found = Vec::new();
        for sample in samples {
            let rows = sqlx::query(
                "SELECT record_id, payload_hash, elder_name, note FROM requests \
                 WHERE record_id = $1 OR note = $2",
            );
            let rows = rows.bind(sample.record_id.as_str()).bind(&sample.marker);
            for row in &rows.fetch_all(&self.0).await? {
                found.push(read(row)?);
            }
        }
        Ok(found)
    }

    /// What SQLite says of its file; `ok` when nothing is wrong with it.
    pub async fn integrity(&self) -> Result<String, sqlx::Error> {
        sqlx::query_scalar("PRAGMA integrity_check")
            .fetch_one(&self.0)
            .await
    }

    /// Closes it.
    pub async fn close(&self) {
        self.0.close().await;
    }
}

fn read(row: &sqlx::any::AnyRow) -> Result<Row, sqlx::Error> {
    Ok(Row {
        record_id: row.try_get("record_id")?,
        payload_hash: row.try_get("payload_hash")?,
        elder_name: row.try_get("elder_name")?,
        note: row
            .try_get::<Option<String>, _>("note")?
            .unwrap_or_default(),
    })
}
