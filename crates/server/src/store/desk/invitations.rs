//! The one-time link of a place, and that the place confirmed its facts.

use std::collections::BTreeMap;

use eldercare_requests::Moment;
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::Deed;
use super::places::{Edits, write_edits};
use crate::store::time::moment;
use crate::store::{Store, StoreError, seconds};

/// A link to write down.
pub(crate) struct NewLink<'a> {
    pub(crate) city: &'a str,
    pub(crate) facility: &'a str,
    pub(crate) invitation_id: &'a str,
    pub(crate) token_hash: &'a str,
    pub(crate) expires_at: Moment,
}

/// A link as it stands.
#[derive(Clone)]
pub(crate) struct Link {
    pub(crate) city: String,
    pub(crate) facility: String,
    pub(crate) invitation_id: String,
    pub(crate) made_by: String,
    pub(crate) made_at: Moment,
    pub(crate) expires_at: Moment,
    pub(crate) used_at: Option<Moment>,
}

/// What a place answered.
pub(crate) struct Answer<'a> {
    /// SHA-256 of what was sent.
    pub(crate) hash: &'a str,
    /// What it changed; the day goes with it.
    pub(crate) edits: Edits<'a>,
}

/// That a place confirmed its facts.
pub(crate) struct Confirmed {
    pub(crate) facility: String,
    /// The last day.
    pub(crate) on: String,
    /// Keys of what was changed since.
    pub(crate) changed_since: Vec<String>,
}

const MAKE: &str = "INSERT INTO place_invitations (city, facility, invitation_id, token_hash, \
     made_by, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
     ON CONFLICT (city, facility) DO UPDATE SET invitation_id = $3, token_hash = $4, made_by = $5, \
     made_at = $6, expires_at = $7, used_at = NULL, answer_hash = NULL";

const BY_TOKEN: &str = "SELECT city, facility, invitation_id, made_by, made_at, expires_at, used_at \
     FROM place_invitations WHERE token_hash = $1 AND expires_at > $2";

const BY_PLACE: &str = "SELECT city, facility, invitation_id, made_by, made_at, expires_at, used_at \
     FROM place_invitations WHERE city = $1 AND facility = $2";

const USE: &str = "UPDATE place_invitations SET used_at = $2, answer_hash = $3 \
     WHERE invitation_id = $1 AND used_at IS NULL";

const SAME: &str = "SELECT COUNT(*) FROM place_invitations \
     WHERE invitation_id = $1 AND answer_hash = $2";

const CONFIRM: &str = "INSERT INTO place_confirmations (city, facility, confirmed_on, invitation_id, confirmed_at) \
     VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (city, facility) DO UPDATE SET confirmed_on = $3, invitation_id = $4, \
     confirmed_at = $5";

/// Facts that the desk changed, or took a change of back, since the place confirmed: by place.
const SINCE: &str = "SELECT place_edits.facility, fact_key FROM place_edits \
     JOIN place_confirmations ON place_confirmations.city = place_edits.city \
     AND place_confirmations.facility = place_edits.facility \
     WHERE place_edits.city = $1 AND (confirmed_by <> 'operator' AND at >= confirmed_at \
     OR undone_at >= confirmed_at) ORDER BY place_edits.facility, fact_key";

impl Store {
    /// Makes a link; it ends the one before.
    pub(crate) async fn invite(
        &self,
        link: &NewLink<'_>,
        deed: &Deed<'_>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query(MAKE)
            .bind(link.city)
            .bind(link.facility)
            .bind(link.invitation_id)
            .bind(link.token_hash)
            .bind(deed.actor)
            .bind(deed.seconds())
            .bind(seconds(link.expires_at))
            .execute(&mut *transaction)
            .await?;
        let object = format!("{}.{}", link.city, link.facility);
        deed.note(
            &mut transaction,
            "place.invite",
            &object,
            link.invitation_id,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The link with this token, unless it has ended by itself. It may have been used.
    pub(crate) async fn link(
        &self,
        token_hash: &str,
        now: Moment,
    ) -> Result<Option<Link>, StoreError> {
        let row = sqlx::query(BY_TOKEN)
            .bind(token_hash)
            .bind(seconds(now))
            .fetch_optional(self.readers())
            .await?;
        row.as_ref().map(link).transpose()
    }

    /// The latest link of a place.
    pub(crate) async fn link_of(
        &self,
        city: &str,
        facility: &str,
    ) -> Result<Option<Link>, StoreError> {
        let row = sqlx::query(BY_PLACE)
            .bind(city)
            .bind(facility)
            .fetch_optional(self.readers())
            .await?;
        row.as_ref().map(link).transpose()
    }

    /// Writes down what a place answered; false when it has answered something else before. The same answer
    /// once more changes nothing.
    pub(crate) async fn answer_link(
        &self,
        invitation_id: &str,
        answer: &Answer<'_>,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let used = sqlx::query(USE)
            .bind(invitation_id)
            .bind(deed.seconds())
            .bind(answer.hash)
            .execute(&mut *transaction)
            .await?;
        if used.rows_affected() == 0 {
            let same: i64 = sqlx::query_scalar(SAME)
                .bind(invitation_id)
                .bind(answer.hash)
                .fetch_one(&mut *transaction)
                .await?;
            return Ok(same > 0);
        }
        let edits = &answer.edits;
        let object = format!("{}.{}", edits.city, edits.facility);
        deed.note(&mut transaction, "place.confirm", &object, "")
            .await?;
        sqlx::query(CONFIRM)
            .bind(edits.city)
            .bind(edits.facility)
            .bind(edits.day)
            .bind(invitation_id)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if !edits.changes.is_empty() {
            write_edits(&mut transaction, edits, deed).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// The places of a city that confirmed their facts.
    pub(crate) async fn confirmations(&self, city: &str) -> Result<Vec<Confirmed>, StoreError> {
        let sql = "SELECT facility, confirmed_on FROM place_confirmations WHERE city = $1 \
             ORDER BY facility";
        let rows = sqlx::query(sql)
            .bind(city)
            .fetch_all(self.readers())
            .await?;
        let since = sqlx::query(SINCE)
            .bind(city)
            .fetch_all(self.readers())
            .await?;
        let mut changed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in &since {
            let keys = changed.entry(row.try_get("facility")?).or_default();
            keys.push(row.try_get("fact_key")?);
        }
        let confirmed = |row: &AnyRow| {
            let facility: String = row.try_get("facility")?;
            Ok(Confirmed {
                changed_since: changed.remove(&facility).unwrap_or_default(),
                on: row.try_get("confirmed_on")?,
                facility,
            })
        };
        rows.iter().map(confirmed).collect()
    }

    /// The day on which a place confirmed its facts last.
    pub(crate) async fn confirmed_on(
        &self,
        city: &str,
        facility: &str,
    ) -> Result<Option<String>, StoreError> {
        let sql = "SELECT confirmed_on FROM place_confirmations WHERE city = $1 AND facility = $2";
        let day = sqlx::query_scalar(sql).bind(city).bind(facility);
        Ok(day.fetch_optional(self.readers()).await?)
    }
}

fn link(row: &AnyRow) -> Result<Link, StoreError> {
    let used_at: Option<i64> = row.try_get("used_at")?;
    Ok(Link {
        city: row.try_get("city")?,
        facility: row.try_get("facility")?,
        invitation_id: row.try_get("invitation_id")?,
        made_by: row.try_get("made_by")?,
        made_at: moment(row, "made_at")?,
        expires_at: moment(row, "expires_at")?,
        used_at: used_at.map(|_| moment(row, "used_at")).transpose()?,
    })
}
