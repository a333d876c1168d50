//! Writing a row.

use eldercare_requests::Moment;
use sqlx::{Any, Row as _, Transaction};

use super::chain::Link;
use crate::codes::Codes;

/// What was done. No personal data in any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// Id of an account, `facility:…` for a one-time link, `system:…` for a token, or the name of a job.
    pub(crate) actor: &'a str,
    /// A word of a closed list, `request.open`.
    pub(crate) action: &'a str,
    /// Id of the record.
    pub(crate) object: &'a str,
    /// What else is to be known: ids, states, counts.
    pub(crate) detail: &'a str,
}

/// Takes the next number; until the transaction ends nobody else can.
const NEXT: &str = "UPDATE audit_end SET number = number + 1 WHERE one = 1 RETURNING number, hash";
const INSERT: &str = "INSERT INTO audit (number, at, actor, action, object, detail, previous, hash) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const END: &str = "UPDATE audit_end SET hash = $1 WHERE one = 1";

/// Appends a row in the transaction of the action. Call it as the last statement before the commit:
/// from here on other transactions that append wait.
pub(crate) async fn append(
    transaction: &mut Transaction<'_, Any>,
    codes: &Codes,
    at: Moment,
    entry: &Entry<'_>,
) -> Result<(), sqlx::Error> {
    let end = sqlx::query(NEXT).fetch_one(&mut **transaction).await?;
    let previous: String = end.try_get("hash")?;
    let link = Link {
        number: end.try_get("number")?,
        at,
        entry: *entry,
        previous: &previous,
    };
    let hash = link.hash(codes);
    sqlx::query(INSERT)
        .bind(link.number)
        .bind(i64::try_from(at.0).unwrap_or(i64::MAX))
        .bind(entry.actor)
        .bind(entry.action)
        .bind(entry.object)
        .bind(entry.detail)
        .bind(&previous)
        .bind(&hash)
        .execute(&mut **transaction)
        .await?;
    sqlx::query(END)
        .bind(hash)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
