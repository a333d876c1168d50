//! What the database holds, read from outside the server.

use std::path::Path;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Row as _};

use crate::sample::{ReportSample, Sample};

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

/// An event of a request.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its number.
    pub number: i64,
    /// What happened.
    pub kind: String,
}

/// A stored report.
#[derive(Clone, Debug)]
pub struct StoredReport {
    /// The hash that was stored with it.
    pub payload_hash: String,
    /// What is right, which is the marker.
    pub correction: String,
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

    /// What happened to a request, in order.
    pub async fn history(&self, record_id: &str) -> Result<Vec<Told>, sqlx::Error> {
        let rows = sqlx::query(
            "SELECT number, kind FROM request_events WHERE record_id = $1 ORDER BY number",
        );
        let rows = rows.bind(record_id).fetch_all(&self.0).await?;
        let told = |row: &sqlx::any::AnyRow| {
            Ok(Told {
                number: row.try_get("number")?,
                kind: row.try_get("kind")?,
            })
        };
        rows.iter().map(told).collect()
    }

    /// What is stored of these reports.
    pub async fn reports_of(
        &self,
        samples: &[ReportSample],
    ) -> Result<Vec<StoredReport>, sqlx::Error> {
        let mut found = Vec::new();
        for sample in samples {
            let rows = sqlx::query(
                "SELECT payload_hash, correction FROM facility_reports \
                 WHERE record_id = $1 OR correction = $2",
            );
            let rows = rows.bind(sample.record_id.as_str()).bind(&sample.marker);
            for row in &rows.fetch_all(&self.0).await? {
                found.push(StoredReport {
                    payload_hash: row.try_get("payload_hash")?,
                    correction: row.try_get("correction")?,
                });
            }
        }
        Ok(found)
    }

    /// The office answers a request, where it is open: straight in the database, as its desk would.
    pub async fn answer(&self, record_id: &str) -> Result<(), sqlx::Error> {
        let mut transaction = self.0.begin().await?;
        let changed = sqlx::query(
            "UPDATE requests SET state = 'done', outcome = 'given' \
             WHERE record_id = $1 AND state IN ('received', 'assigned', 'reopened')",
        );
        let changed = changed.bind(record_id).execute(&mut *transaction).await?;
        if changed.rows_affected() == 1 {
            let event = sqlx::query(
                "INSERT INTO request_events (record_id, number, at, kind, state, by_whom, outcome) \
                 SELECT $1, MAX(number) + 1, MAX(at), 'done', 'done', 'demo-office', 'given' \
                 FROM request_events WHERE record_id = $1",
            );
            event.bind(record_id).execute(&mut *transaction).await?;
        }
        transaction.commit().await
    }

    /// A copy of a SQLite while it is in use, as the operator is told to make it.
    pub async fn back_up(&self, file: &Path) -> Result<(), sqlx::Error> {
        let copy = sqlx::query("VACUUM INTO $1").bind(file.display().to_string());
        copy.execute(&self.0).await.map(drop)
    }

    /// Ends every other connection to a PostgreSQL, as its administrator would; how many.
    pub async fn end_others(&self) -> Result<i64, sqlx::Error> {
        sqlx::query_scalar(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity \
             WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
        )
        .fetch_one(&self.0)
        .await
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
