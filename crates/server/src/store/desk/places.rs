//! Changed facts of places.

use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

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

/// Places, each with what is changed of it.
pub(crate) type PlaceEdits = Vec<(String, Vec<NewEdit>)>;

/// Changes of one place to write down together.
pub(crate) struct Edits<'a> {
    pub(crate) city: &'a str,
    pub(crate) facility: &'a str,
    /// From which day they hold.
    pub(crate) day: &'a str,
    /// Who stands for them: `worker` or `operator`.
    pub(crate) confirmed_by: &'static str,
    pub(crate) changes: &'a [NewEdit],
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
    /// Who took it back and when.
    pub(crate) undone: Option<(String, Moment)>,
}

/// What became of taking back a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TakenBackEdit {
    /// It counts no more.
    Now,
    /// It counted no more already.
    Before,
    /// There is no such change.
    Unknown,
}

const INSERT: &str = "INSERT INTO place_edits (city, facility, number, fact_key, edit, edited_on, \
     confirmed_by, by_whom, at) SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7, $8 \
     FROM place_edits WHERE city = $1 AND facility = $2";

/// Of each fact of each place the latest that was not taken back.
const LATEST: &str = "SELECT facility, number, edit, edited_on, confirmed_by, by_whom, at, \
     undone_by, undone_at FROM place_edits WHERE city = $1 AND undone_at IS NULL AND NOT EXISTS \
     (SELECT 1 FROM place_edits AS later WHERE later.city = place_edits.city \
     AND later.facility = place_edits.facility AND later.fact_key = place_edits.fact_key \
     AND later.number > place_edits.number AND later.undone_at IS NULL) \
     ORDER BY facility, number";

const HISTORY: &str = "SELECT facility, number, edit, edited_on, confirmed_by, by_whom, at, \
     undone_by, undone_at FROM place_edits WHERE city = $1 AND facility = $2 \
     ORDER BY number DESC LIMIT 200";

const UNDO: &str = "UPDATE place_edits SET undone_at = $4, undone_by = $5 \
     WHERE city = $1 AND facility = $2 AND number = $3 AND undone_at IS NULL";

const THERE: &str =
    "SELECT COUNT(*) FROM place_edits WHERE city = $1 AND facility = $2 AND number = $3";

/// Writes changes of one place. The row of the audit comes first here: it lets one transaction after
/// the other go on, so that no number is given twice.
pub(super) async fn write_edits(
    transaction: &mut Transaction<'_, Any>,
    edits: &Edits<'_>,
    deed: &Deed<'_>,
) -> Result<(), StoreError> {
    let keys: Vec<&str> = edits.changes.iter().map(|edit| edit.key.as_str()).collect();
    let object = format!("{}.{}", edits.city, edits.facility);
    deed.note(transaction, "place.edit", &object, &keys.join(","))
        .await?;
    insert(transaction, edits, edits.facility, edits.changes, deed).await
}

/// The rows of one place, while the transaction holds the end of the audit.
async fn insert(
    transaction: &mut Transaction<'_, Any>,
    edits: &Edits<'_>,
    facility: &str,
    changes: &[NewEdit],
    deed: &Deed<'_>,
) -> Result<(), StoreError> {
    for edit in changes {
        sqlx::query(INSERT)
            .bind(edits.city)
            .bind(facility)
            .bind(&edit.key)
            .bind(&edit.edit)
            .bind(edits.day)
            .bind(edits.confirmed_by)
            .bind(deed.actor)
            .bind(deed.seconds())
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

impl Store {
    /// Writes changes of one place.
    pub(crate) async fn edit_place(
        &self,
        edits: &Edits<'_>,
        deed: &Deed<'_>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        write_edits(&mut transaction, edits, deed).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Writes a list of changes as it was shown. `same` gets what holds now, under the lock of all changes, and gives what is
    /// to be written, or None where the list would change something else than was shown: then nothing is. One row of
    /// the audit stands for the list.
    pub(crate) async fn upload<Refused>(
        &self,
        edits: &Edits<'_>,
        shown: &str,
        same: impl Fn(&[StoredEdit]) -> Result<Option<PlaceEdits>, Refused>,
        deed: &Deed<'_>,
    ) -> Result<Result<Option<PlaceEdits>, Refused>, StoreError> {
        let mut transaction = self.begin().await?;
        deed.note(&mut transaction, "place.upload", edits.city, shown)
            .await?;
        let rows = sqlx::query(LATEST)
            .bind(edits.city)
            .fetch_all(&mut *transaction)
            .await?;
        let now = rows.iter().map(stored).collect::<Result<Vec<_>, _>>()?;
        let places = match same(&now) {
            Ok(Some(places)) => places,
            nothing => return Ok(nothing),
        };
        for (facility, changes) in &places {
            insert(&mut transaction, edits, facility, changes, deed).await?;
        }
        transaction.commit().await?;
        Ok(Ok(Some(places)))
    }

    /// Takes a change back: what was before it holds again.
    pub(crate) async fn undo_edit(
        &self,
        (city, facility, number): (&str, &str, i64),
        deed: &Deed<'_>,
    ) -> Result<TakenBackEdit, StoreError> {
        let mut transaction = self.begin().await?;
        let undone = sqlx::query(UNDO)
            .bind(city)
            .bind(facility)
            .bind(number)
            .bind(deed.seconds())
            .bind(deed.actor)
            .execute(&mut *transaction)
            .await?;
        if undone.rows_affected() == 0 {
            let there: i64 = sqlx::query_scalar(THERE)
                .bind(city)
                .bind(facility)
                .bind(number)
                .fetch_one(&mut *transaction)
                .await?;
            return Ok(if there > 0 {
                TakenBackEdit::Before
            } else {
                TakenBackEdit::Unknown
            });
        }
        let object = format!("{city}.{facility}");
        deed.note(&mut transaction, "place.undo", &object, &number.to_string())
            .await?;
        transaction.commit().await?;
        Ok(TakenBackEdit::Now)
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
    let undone = match row.try_get::<Option<String>, _>("undone_by")? {
        Some(by) => Some((by, moment(row, "undone_at")?)),
        None => None,
    };
    Ok(StoredEdit {
        facility: row.try_get("facility")?,
        number: row.try_get("number")?,
        edit: row.try_get("edit")?,
        edited_on: row.try_get("edited_on")?,
        confirmed_by: row.try_get("confirmed_by")?,
        by: row.try_get("by_whom")?,
        at: moment(row, "at")?,
        undone,
    })
}
