//! The steps that bring a database up to date, embedded in the program.

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr as _, SqlStr};

/// Version, name and text of each step. A released step is never changed.
const STEPS: [(i64, &str, &str); 4] = [
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
    (10, "staff", include_str!("../../migrations/0010_staff.sql")),
    (20, "audit", include_str!("../../migrations/0020_audit.sql")),
];

/// All steps, in order.
pub(super) fn migrator() -> Migrator {
    let steps = STEPS.map(|(version, name, sql)| {
        let sql: SqlStr = sql.into_sql_str();
        Migration::new(
            version,
            Cow::Borrowed(name),
            MigrationType::Simple,
            sql,
            false,
        )
    });
    Migrator::with_migrations(steps.into())
}
