//! The ledger of visits.

use eldercare_desk::Towns;
use eldercare_requests::Day;
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::Deed;
use super::loans::{Written, day};
use super::statement::Statement;
use crate::store::{Store, StoreError};

/// Somebody who is to be visited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Visited {
    pub(crate) person_id: String,
    pub(crate) city: String,
    pub(crate) town: String,
    pub(crate) name: String,
    pub(crate) phone: Option<String>,
    pub(crate) door: Option<String>,
    pub(crate) listed_on: Day,
    pub(crate) last_visit: Option<Day>,
}

const INSERT: &str = "INSERT INTO visit_people (person_id, city, town, name, phone, door, listed_on, \
     by_whom, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (person_id) DO NOTHING";

const SELECT: &str = "SELECT person_id, city, town, name, phone, door, listed_on, last_visit \
     FROM visit_people WHERE ";

/// A visit that was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PastVisit {
    pub(crate) visited_on: String,
    pub(crate) by_whom: String,
    /// Each with who wrote it.
    pub(crate) notes: Vec<(String, String)>,
}

/// Notes of one day: our own bound.
const MOST_NOTES: i64 = 20;

const VISIT: &str = "INSERT INTO visits (person_id, visited_on, by_whom, at) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (person_id, visited_on) DO NOTHING";

const SAID: &str = "SELECT COUNT(*) FROM visit_notes \
     WHERE person_id = $1 AND visited_on = $2 AND by_whom = $3 AND note = $4";

const LAST_NUMBER: &str = "SELECT COALESCE(MAX(number), 0) FROM visit_notes \
     WHERE person_id = $1 AND visited_on = $2";

const SAY: &str = "INSERT INTO visit_notes (person_id, visited_on, number, by_whom, at, note) \
     VALUES ($1, $2, $3, $4, $5, $6)";

const UNSAY: &str = "DELETE FROM visit_notes \
     WHERE person_id = $1 AND visited_on = $2 AND by_whom = $3";

/// A visit goes when nobody else has written anything of it.
const UNDO: &str = "DELETE FROM visits WHERE person_id = $1 AND visited_on = $2 AND NOT EXISTS \
     (SELECT 1 FROM visit_notes WHERE person_id = $1 AND visited_on = $2)";

const PAST: &str = "SELECT visited_on, by_whom FROM visits WHERE person_id = $1 \
     ORDER BY visited_on DESC LIMIT $2";

const NOTES: &str = "SELECT visited_on, by_whom, note FROM visit_notes \
     WHERE person_id = $1 AND visited_on >= $2 ORDER BY visited_on, number";

/// Takes the row of the person first: what is written down at the same time comes before or after.
const TAKE: &str = "UPDATE visit_people SET last_visit = last_visit WHERE person_id = $1";

/// The last visit is the latest, in whatever order they are written down.
const LAST: &str = "UPDATE visit_people SET last_visit = $2 WHERE person_id = $1 \
     AND (last_visit IS NULL OR last_visit < $2)";

const LEFT: &str = "UPDATE visit_people SET last_visit = \
     (SELECT MAX(visited_on) FROM visits WHERE person_id = $1) WHERE person_id = $1";

impl Store {
    /// Puts somebody on the list once, however often it is sent.
    pub(crate) async fn list_person(
        &self,
        person: &Visited,
        deed: &Deed<'_>,
    ) -> Result<Written, StoreError> {
        let mut transaction = self.begin().await?;
        let inserted = sqlx::query(INSERT)
            .bind(&person.person_id)
            .bind(&person.city)
            .bind(&person.town)
            .bind(&person.name)
            .bind(&person.phone)
            .bind(&person.door)
            .bind(person.listed_on.to_string())
            .bind(deed.actor)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        if inserted.rows_affected() == 0 {
            let known = self.person(&person.person_id).await?;
            let same = known.is_some_and(|known| {
                (&known.city, &known.town, &known.name)
                    == (&person.city, &person.town, &person.name)
            });
            return Ok(if same { Written::Fine } else { Written::Other });
        }
        deed.note(&mut transaction, "visit.write", &person.person_id, "listed")
            .await?;
        transaction.commit().await?;
        Ok(Written::Fine)
    }

    /// Writes a visit down; the same day twice is one visit, and what is said the second time is added
    /// to what was said the first time. [`Written::Other`] when the day has no room for it.
    pub(crate) async fn write_visit(
        &self,
        person_id: &str,
        visited_on: Day,
        note: Option<&str>,
        deed: &Deed<'_>,
    ) -> Result<Written, StoreError> {
        let mut transaction = self.begin().await?;
        let visited_on = visited_on.to_string();
        sqlx::query(TAKE)
            .bind(person_id)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(LAST)
            .bind(person_id)
            .bind(&visited_on)
            .execute(&mut *transaction)
            .await?;
        let written = sqlx::query(VISIT)
            .bind(person_id)
            .bind(&visited_on)
            .bind(deed.actor)
            .bind(deed.seconds())
            .execute(&mut *transaction)
            .await?;
        let is_new = written.rows_affected() == 1;
        let added = match note {
            Some(note) => add_note(&mut transaction, (person_id, &visited_on), note, deed).await?,
            None => Added::Known,
        };
        let detail = match added {
            Added::Full => return Ok(Written::Other),
            _ if is_new => "visited",
            Added::Yes => "noted",
            Added::Known => return Ok(Written::Fine),
        };
        deed.note(&mut transaction, "visit.write", person_id, detail)
            .await?;
        transaction.commit().await?;
        Ok(Written::Fine)
    }

    /// The visits to one person, the last one first.
    pub(crate) async fn past_visits(
        &self,
        person_id: &str,
        most: i64,
    ) -> Result<Vec<PastVisit>, StoreError> {
        let rows = sqlx::query(PAST)
            .bind(person_id)
            .bind(most)
            .fetch_all(self.readers())
            .await?;
        let mut past = Vec::new();
        for row in &rows {
            past.push(PastVisit {
                visited_on: row.try_get("visited_on")?,
                by_whom: row.try_get("by_whom")?,
                notes: Vec::new(),
            });
        }
        let first = past.last().map(|visit| visit.visited_on.clone());
        let notes = sqlx::query(NOTES)
            .bind(person_id)
            .bind(first.unwrap_or_default())
            .fetch_all(self.readers())
            .await?;
        for row in &notes {
            let day: String = row.try_get("visited_on")?;
            if let Some(visit) = past.iter_mut().find(|visit| visit.visited_on == day) {
                let note = (row.try_get("by_whom")?, row.try_get("note")?);
                visit.notes.push(note);
            }
        }
        Ok(past)
    }

    /// Takes a visit back with what the same person wrote of it; the last one is the latest that is left. What others wrote
    /// of that day stays, and then the visit with it. False when there was nothing to take back.
    pub(crate) async fn take_visit_back(
        &self,
        person_id: &str,
        visited_on: Day,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query(TAKE)
            .bind(person_id)
            .execute(&mut *transaction)
            .await?;
        let day = visited_on.to_string();
        let own = sqlx::query(UNSAY)
            .bind(person_id)
            .bind(&day)
            .bind(deed.actor)
            .execute(&mut *transaction)
            .await?;
        let gone = sqlx::query(UNDO)
            .bind(person_id)
            .bind(&day)
            .execute(&mut *transaction)
            .await?;
        if own.rows_affected() + gone.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(LEFT)
            .bind(person_id)
            .execute(&mut *transaction)
            .await?;
        deed.note(&mut transaction, "visit.write", person_id, "not-visited")
            .await?;
        transaction.commit().await?;
        self.wipe().await;
        Ok(true)
    }

    /// Takes somebody off the list, with their visits; false when nobody was there.
    pub(crate) async fn unlist_person(
        &self,
        person_id: &str,
        deed: &Deed<'_>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let gone = sqlx::query("DELETE FROM visit_people WHERE person_id = $1")
            .bind(person_id)
            .execute(&mut *transaction)
            .await?;
        if gone.rows_affected() == 0 {
            return Ok(false);
        }
        deed.note(&mut transaction, "visit.write", person_id, "unlisted")
            .await?;
        transaction.commit().await?;
        self.wipe().await;
        Ok(true)
    }

    /// One person on the list.
    pub(crate) async fn person(&self, person_id: &str) -> Result<Option<Visited>, StoreError> {
        let mut statement = Statement::new(SELECT);
        statement.push("person_id = ").text(person_id);
        let row = statement.query().fetch_optional(self.readers()).await?;
        row.as_ref().map(visited).transpose()
    }

    /// Everybody of these towns, those who were visited longest ago first.
    pub(crate) async fn people(
        &self,
        city: &str,
        towns: &Towns,
        most: i64,
    ) -> Result<Vec<Visited>, StoreError> {
        let mut statement = Statement::new(SELECT);
        statement.push("city = ").text(city).and_towns(towns);
        statement.push(" ORDER BY COALESCE(last_visit, ''), listed_on, person_id LIMIT ");
        statement.number(most);
        let rows = statement.query().fetch_all(self.readers()).await?;
        rows.iter().map(visited).collect()
    }
}

/// What became of a note.
enum Added {
    Yes,
    /// It was sent twice: the same words of the same person on the same day are one note.
    Known,
    /// No more room on this day.
    Full,
}

/// Adds a line to what was said of a visit.
async fn add_note(
    transaction: &mut Transaction<'_, Any>,
    (person_id, visited_on): (&str, &str),
    note: &str,
    deed: &Deed<'_>,
) -> Result<Added, StoreError> {
    let said: i64 = sqlx::query_scalar(SAID)
        .bind(person_id)
        .bind(visited_on)
        .bind(deed.actor)
        .bind(note)
        .fetch_one(&mut **transaction)
        .await?;
    if said > 0 {
        return Ok(Added::Known);
    }
    let last: i64 = sqlx::query_scalar(LAST_NUMBER)
        .bind(person_id)
        .bind(visited_on)
        .fetch_one(&mut **transaction)
        .await?;
    if last >= MOST_NOTES {
        return Ok(Added::Full);
    }
    sqlx::query(SAY)
        .bind(person_id)
        .bind(visited_on)
        .bind(last + 1)
        .bind(deed.actor)
        .bind(deed.seconds())
        .bind(note)
        .execute(&mut **transaction)
        .await?;
    Ok(Added::Yes)
}

fn visited(row: &AnyRow) -> Result<Visited, StoreError> {
    let last: Option<String> = row.try_get("last_visit")?;
    Ok(Visited {
        person_id: row.try_get("person_id")?,
        city: row.try_get("city")?,
        town: row.try_get("town")?,
        name: row.try_get("name")?,
        phone: row.try_get("phone")?,
        door: row.try_get("door")?,
        listed_on: day(row, "listed_on")?,
        last_visit: last.as_deref().and_then(Day::parse),
    })
}
