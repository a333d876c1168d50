//! Changed facts of places.

use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::Deed;
use crate::store::time::moment;
use crate::store::{Store, StoreError};
use eldercare_requests::Moment;

/// A change to write down.
pub(crate) struct NewEdit {
    /// What later changes replace it.
    pub(crate) key: String,
    /// Its JSON.
    pub(crate) edit: String,
}

/// A change as it stands.
pub(crate) struct StoredEdit {
    pub(crate) facility: String,
    pub(crate) number: i64,
    pub(crate) edit: String,
    pub(crate) edited_on: String,
    pub(crate) confirmed_by: String,
    pub(crate) by: String,
    pub(crate) at: Moment,
}

const INSERT: &str = "INSERT INTO place_edits (city, facility, number, fact_key, edit, edited_on, \
     confirmed_by, by_whom, at) SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7, $8 \
     FROM place_edits WHERE city = $1 AND facility = $2";

/// Of each fact of each place the latest.
const LATEST: &str = "SELECT facility, number, edit, edited_on, confirmed_by, by_whom, at \
     FROM place_edits WHERE city = $1 AND NOT EXISTS (SELECT 1 FROM place_edits AS later \
     WHERE later.city = place_edits.city AND later.facility = place_edits.facility \
     AND later.fact_key = place_edits.fact_key AND later.number > place_edits.number) \
     ORDER BY facility, number";

const HISTORY: &str = "SELECT facility, number, edit, edited_on, confirmed_by, by_whom, at \
     FROM place_edits WHERE city = $1 AND facility = $2 ORDER BY number DESC LIMIT 200";

impl Store {
    /// Writes changes of one place. The row of the audit comes first here: it lets one transaction after
    /// the other go on, so that no number is given twice.
    pub(crate) async fn edit_place(
        &self,
        city: &str,
        facility: &str,
        edits: &[NewEdit],
        (edited_on, confirmed_by): (&str, &str),
        deed: &Deed<'_>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let keys: Vec<&str> = edits.iter().map(|edit| edit.key.as_str()).collect();
        let object = format!("{city}.{facility}");
        deed.note(&mut transaction, "place.edit", &object, &keys.join(","))
            .await?;
        for edit in edits {
            sqlx::query(INSERT)
                .bind(city)
                .bind(facility)
                .bind(&edit.key)
                .bind(&edit.edit)
                .bind(edited_on)
                .bind(confirmed_by)
                .bind(deed.actor)
                .bind(deed.seconds())
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// What holds now in a city, by place.
    pub(crate) async fn edits_of_city(&self, city: &str) -> Result<Vec<StoredEdit>, StoreError> {
        let rows = sqlx::query(LATEST)
            .bind(city)
            .fetch_all(self.readers())
            .await?;
        rows.iter().map(stored).collect()
    }

    /// The latest changes of one place, newest first.
    pub(crate) async fn edits_of_place(
        &self,
        city: &str,
        facility: &str,
    ) -> Result<Vec<StoredEdit>, StoreError> {
        let rows = sqlx::query(HISTORY)
            .bind(city)
            .bind(facility)
            .fetch_all(self.readers())
            .await?;
        rows.iter().map(stored).collect()
    }
}

fn stored(row: &AnyRow) -> Result<StoredEdit, StoreError> {
    Ok(StoredEdit {
        facility: row.try_get("facility")?,
        number: row.try_get("number")?,
        edit: row.try_get("edit")?,
        edited_on: row.try_get("edited_on")?,
        confirmed_by: row.try_get("confirmed_by")?,
        by: row.try_get("by_whom")?,
        at: moment(row, "at")?,
    })
}
