//! The steps that bring a database up to date, embedded in the program.

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr as _, SqlStr};

/// Version, name and text of each step. A released step is never changed.
const STEPS: &[(i64, &str, &str)] = &[
    (
        1,
        "requests",
        include_str!("../../migrations/0001_requests.sql"),
    ),
    (
        2,
        "reports",
        include_str!("../../migrations/0002_reports.sql"),
    ),
    (3, "life", include_str!("../../migrations/0003_life.sql")),
    (10, "staff", include_str!("../../migrations/0010_staff.sql")),
    (11, "desk", include_str!("../../migrations/0011_desk.sql")),
    (
        12,
        "places",
        include_str!("../../migrations/0012_places.sql"),
    ),
    (
        13,
        "reports",
        include_str!("../../migrations/0013_reports.sql"),
    ),
    (
        14,
        "exports",
        include_str!("../../migrations/0014_exports.sql"),
    ),
    (15, "told", include_str!("../../migrations/0015_told.sql")),
    (20, "audit", include_str!("../../migrations/0020_audit.sql")),
    (
        30,
        "identity",
        include_str!("../../migrations/0030_identity.sql"),
    ),
    (
        31,
        "writes",
        include_str!("../../migrations/0031_writes.sql"),
    ),
    (32, "looks", include_str!("../../migrations/0032_looks.sql")),
    (
        33,
        "confirmed",
        include_str!("../../migrations/0033_confirmed.sql"),
    ),
    (
        34,
        "visit notes",
        include_str!("../../migrations/0034_visit_notes.sql"),
    ),
    (
        40,
        "devices",
        include_str!("../../migrations/0040_devices.sql"),
    ),
];

/// All steps, in order.
pub(super) fn migrator() -> Migrator {
    let step = |&(version, name, sql): &(i64, &'static str, &'static str)| {
        let sql: SqlStr = sql.into_sql_str();
        Migration::new(
            version,
            Cow::Borrowed(name),
            MigrationType::Simple,
            sql,
            false,
        )
    };
    Migrator::with_migrations(STEPS.iter().map(step).collect())
}

#[cfg(test)]
mod tests {
    use sqlx::AnyPool;
    use sqlx::migrate::Migrator;

    use super::{Migration, migrator};

    /// A database as an earlier version left it, with a request and its self-check.
    async fn of_version_2(address: &str) -> AnyPool {
        sqlx::any::install_default_drivers();
        let pool = AnyPool::connect(address).await.unwrap();
        let steps: Vec<Migration> = migrator().iter().take(2).cloned().collect();
        Migrator::with_migrations(steps).run(&pool).await.unwrap();
        sqlx::raw_sql(include_str!("../../tests/version_2.sql"))
            .execute(&pool)
            .await
            .unwrap();
        pool
    }

    async fn row_of(pool: &AnyPool, sql: &'static str) -> Vec<String> {
        let row = sqlx::query_scalar(sql);
        row.fetch_all(pool).await.unwrap()
    }

    async fn nothing_is_lost_on_the_way_from_version_2(address: &str) {
        let pool = of_version_2(address).await;
        migrator().run(&pool).await.unwrap();
        let kept = "SELECT record_id || elder_name || state || code_key || note FROM requests";
        assert_eq!(row_of(&pool, kept).await, ["r1演示奶奶receivedk1演示"]);
        let check = "SELECT record_id || answers FROM self_checks";
        assert_eq!(row_of(&pool, check).await, [r#"r1{"B.1.1":"3"}"#]);
        let consents = "SELECT purpose || version || text_hash || given_at || given_by FROM consents \
             ORDER BY purpose";
        assert_eq!(
            row_of(&pool, consents).await,
            [
                "contact1c11700000000sender",
                "self-check2c21700000000sender"
            ]
        );
        let events = "SELECT record_id || number || at || kind || state FROM request_events";
        assert_eq!(
            row_of(&pool, events).await,
            ["r111700000000receivedreceived"]
        );
        // What refers to the request still does.
        sqlx::query("DELETE FROM requests")
            .execute(&pool)
            .await
            .unwrap();
        for rest in [
            "SELECT record_id FROM self_checks",
            "SELECT record_id FROM consents",
            "SELECT record_id FROM request_events",
        ] {
            assert_eq!(row_of(&pool, rest).await, [""; 0], "{rest}");
        }
        pool.close().await;
    }

    #[tokio::test]
    async fn a_database_of_version_2_keeps_everything() {
        let data = tempfile::tempdir().unwrap();
        let file = crate::database::file_address(&data.path().join("old.sqlite"));
        nothing_is_lost_on_the_way_from_version_2(&file).await;
        if let Some(cluster) = eldercare_trials::Cluster::for_test("steps of PostgreSQL") {
            nothing_is_lost_on_the_way_from_version_2(&cluster.database()).await;
        }
    }
}
