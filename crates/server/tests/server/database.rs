//! Which database the servers of this run use: SQLite, or a PostgreSQL that the run was given.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AnyPool, AssertSqlSafe};

/// The environment variable that names the PostgreSQL of a run.
pub const CLUSTER: &str = "ELDERCARE_TRIAL_POSTGRES";

static SCHEMAS: AtomicU32 = AtomicU32::new(0);

/// An empty schema of the run's PostgreSQL as an address of its own; None on SQLite.
pub async fn fresh() -> Option<String> {
    let cluster = std::env::var(CLUSTER).ok()?;
    sqlx::any::install_default_drivers();
    let number = SCHEMAS.fetch_add(1, Ordering::Relaxed);
    let name = format!("trial_{}_{number}", std::process::id());
    let pool = AnyPool::connect(&cluster).await.unwrap();
    sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {name}")))
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    Some(format!("{cluster}&options[search_path]={name}"))
}
