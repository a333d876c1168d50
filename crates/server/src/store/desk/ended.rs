//! What the desk keeps no longer than needed: ledgers, sign-ins, devices, links, and who of the office did something to a place.

use eldercare_requests::{Day, Moment};

use sqlx::{Any, Transaction};

use super::Deed;
use super::devices::end_devices;
use crate::staff::SESSION_LONGEST;
use crate::store::{Store, StoreError, seconds};

/// Stands for whoever of the office it was.
const OFFICE: &str = "office";

/// Rows that go, by the day on which something ended.
const BY_DAY: [(&str, &str); 2] = [
    ("loans", "DELETE FROM aid_loans WHERE back_on < $1"),
    ("visits", "DELETE FROM visits WHERE visited_on < $1"),
];

const SESSIONS: &str = "DELETE FROM staff_sessions WHERE started_at < $1";
const TOKENS: &str = "DELETE FROM staff_tokens WHERE expires_at < $1";
const LINKS: &str = "DELETE FROM place_invitations WHERE expires_at < $1";
const EXPORTS: &str = "DELETE FROM exports WHERE at < $1";

/// Names that go while what they did stays.
const NAMES: [(&str, &str); 3] = [
    (
        "edits",
        "UPDATE place_edits SET by_whom = $2 WHERE at < $1 AND by_whom <> $2",
    ),
    (
        "undone",
        "UPDATE place_edits SET undone_by = $2 WHERE undone_at < $1 AND undone_by <> $2",
    ),
    (
        "settlements",
        "UPDATE report_settlements SET by_whom = $2 WHERE at < $1 AND by_whom <> $2",
    ),
];

impl Store {
    /// Deletes what ended before a moment and a day, and sign-ins that are over now, with a row of the audit that says how
    /// many of what; how many rows that were.
    pub(crate) async fn end_ledgers(
        &self,
        (before, day): (Moment, Day),
        deed: &Deed<'_>,
    ) -> Result<u64, StoreError> {
        let mut transaction = self.begin().await?;
        let gone = delete(&mut transaction, (before, day), deed).await?;
        let all: u64 = gone.iter().map(|(_, rows)| rows).sum();
        if all > 0 {
            let some = gone.iter().filter(|(_, rows)| *rows > 0);
            let told: Vec<String> = some.map(|(name, rows)| format!("{name} {rows}")).collect();
            deed.note(&mut transaction, "retention", "desk", &told.join(", "))
                .await?;
            transaction.commit().await?;
            self.wipe().await;
        }
        Ok(all)
    }
}

/// How many rows of what are gone.
async fn delete(
    transaction: &mut Transaction<'_, Any>,
    (before, day): (Moment, Day),
    deed: &Deed<'_>,
) -> Result<Vec<(&'static str, u64)>, StoreError> {
    let mut gone = Vec::new();
    for (name, sql) in BY_DAY {
        let query = sqlx::query(sql).bind(day.to_string());
        gone.push((
            name,
            query.execute(&mut **transaction).await?.rows_affected(),
        ));
    }
    let before = seconds(before);
    let longest = deed.seconds().saturating_sub(SESSION_LONGEST);
    for (name, sql, time) in [
        ("sessions", SESSIONS, longest),
        ("tokens", TOKENS, deed.seconds()),
        ("links", LINKS, before),
        ("exports", EXPORTS, before),
    ] {
        let query = sqlx::query(sql).bind(time);
        gone.push((
            name,
            query.execute(&mut **transaction).await?.rows_affected(),
        ));
    }
    let devices = end_devices(transaction, deed.seconds()).await?;
    gone.push(("devices", devices));
    for (name, sql) in NAMES {
        let query = sqlx::query(sql).bind(before).bind(OFFICE);
        gone.push((
            name,
            query.execute(&mut **transaction).await?.rows_affected(),
        ));
    }
    Ok(gone)
}
