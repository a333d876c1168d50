//! One request whole.

use eldercare_api::v1::ExportedConsent;
use eldercare_requests::{Day, EventKind, Moment, RequestState};
use sqlx::any::AnyRow;
use sqlx::{Any, Row as _, Transaction};

use super::super::Deed;
use crate::store::life::{Event, Standing, agreed_in, consents_of, take};
use crate::store::time::moment;
use crate::store::{Store, StoreError, seconds};

/// Seconds within which a second look of the same person is no second event of the history; the audit has every
/// one.
const ONE_LOOK: i64 = 86_400;

/// Everything that is stored of a request but its codes.
pub(crate) struct Whole {
    pub(crate) record_id: String,
    pub(crate) city: String,
    pub(crate) state: RequestState,
    pub(crate) received_at: Moment,
    pub(crate) state_since: Moment,
    pub(crate) first_look_by: Option<Day>,
    pub(crate) outcome: Option<String>,
    pub(crate) caution: Option<String>,
    pub(crate) service: String,
    pub(crate) facility: Option<String>,
    pub(crate) for_whom: String,
    pub(crate) elder_name: String,
    pub(crate) phone: String,
    pub(crate) phone_owner: String,
    pub(crate) town: String,
    pub(crate) village: Option<String>,
    pub(crate) door: Option<String>,
    pub(crate) wished_time: String,
    pub(crate) note: Option<String>,
    pub(crate) assigned_to: Option<String>,
    /// Ids of what is agreed to and not taken back.
    pub(crate) agreed: Vec<String>,
}

/// The self-check that goes with it.
pub(crate) struct SelfCheck {
    pub(crate) instrument: String,
    pub(crate) version: String,
    pub(crate) answers: String,
    pub(crate) level_best: i64,
    pub(crate) level_worst: i64,
    pub(crate) total_low: i64,
    pub(crate) total_high: i64,
}

/// A request with everything about it.
pub(crate) struct Opened {
    pub(crate) whole: Whole,
    pub(crate) identity_number: Option<String>,
    pub(crate) check: Option<SelfCheck>,
    pub(crate) consents: Vec<ExportedConsent>,
    pub(crate) events: Vec<Happened>,
}

/// One event of its history.
pub(crate) struct Happened {
    pub(crate) number: i64,
    pub(crate) at: Moment,
    pub(crate) kind: String,
    pub(crate) state: String,
    pub(crate) by: String,
    pub(crate) outcome: Option<String>,
    pub(crate) note: Option<String>,
}

const SELECT: &str = "SELECT requests.record_id, city, state, received_at, state_since, \
     first_look_by, outcome, caution, service, facility, for_whom, elder_name, phone, phone_owner, \
     town, village, door, wished_time, note, assigned_to \
     FROM requests LEFT JOIN request_desk ON request_desk.record_id = requests.record_id \
     WHERE requests.record_id = $1";

/// Told to whoever opens the request, masked, and whole to whoever asks for it there; to nobody else: not in lists, files
/// and what other systems get.
const IDENTITY: &str = "SELECT CASE WHEN state <> 'withdrawn' THEN identity_number END \
     FROM requests WHERE record_id = $1";

const SELF_CHECK: &str = "SELECT instrument, version, answers, level_best, level_worst, total_low, \
     total_high FROM self_checks WHERE record_id = $1";

const EVENTS: &str = "SELECT number, at, kind, state, by_whom, outcome, note FROM request_events \
     WHERE record_id = $1 ORDER BY number";

const SEEN: &str = "SELECT COUNT(*) FROM request_events \
     WHERE record_id = $1 AND kind = $2 AND by_whom = $3 AND at > $4";

impl Store {
    /// City and town of a request: what permissions ask about.
    pub(crate) async fn whereabouts(
        &self,
        record_id: &str,
    ) -> Result<Option<(String, String)>, StoreError> {
        let row = sqlx::query("SELECT city, town FROM requests WHERE record_id = $1")
            .bind(record_id)
            .fetch_optional(self.readers())
            .await?;
        let pair = |row: AnyRow| Ok((row.try_get("city")?, row.try_get("town")?));
        row.map(pair).transpose()
    }

    /// Opens a request: everything of it, with the look in its history and in the audit.
    pub(crate) async fn open_request(
        &self,
        record_id: &str,
        deed: &Deed<'_>,
    ) -> Result<Option<Opened>, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(mut standing) = take(&mut transaction, record_id).await? else {
            return Ok(None);
        };
        let Some(whole) = whole_of(&mut transaction, record_id).await? else {
            return Ok(None);
        };
        let look = deed.event(record_id, EventKind::Opened, standing.state);
        note_look(&mut transaction, &mut standing, &look).await?;
        let check = sqlx::query(SELF_CHECK)
            .bind(record_id)
            .fetch_optional(&mut *transaction)
            .await?;
        let check = check.as_ref().map(self_check).transpose()?;
        let identity_number = identity_of(&mut transaction, record_id).await?;
        let consents = consents_of(&mut transaction, record_id).await?;
        let events = events_of(&mut transaction, &whole).await?;
        deed.note(&mut transaction, "request.open", record_id, "")
            .await?;
        transaction.commit().await?;
        Ok(Some(Opened {
            whole,
            identity_number,
            check,
            consents,
            events,
        }))
    }

    /// The identity number of a request whole, with the look in its history and in the audit; None where there is
    /// none, or none any more.
    pub(crate) async fn see_identity(
        &self,
        record_id: &str,
        deed: &Deed<'_>,
    ) -> Result<Option<String>, StoreError> {
        let mut transaction = self.begin().await?;
        let Some(mut standing) = take(&mut transaction, record_id).await? else {
            return Ok(None);
        };
        let Some(number) = identity_of(&mut transaction, record_id).await? else {
            return Ok(None);
        };
        let look = deed.event(record_id, EventKind::IdentitySeen, standing.state);
        note_look(&mut transaction, &mut standing, &look).await?;
        deed.note(&mut transaction, "request.identity", record_id, "")
            .await?;
        transaction.commit().await?;
        Ok(Some(number))
    }
}

async fn identity_of(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
) -> Result<Option<String>, StoreError> {
    let number = sqlx::query_scalar(IDENTITY).bind(record_id);
    Ok(number.fetch_one(&mut **transaction).await?)
}

/// The history. Once the request was taken back, without what was written down of calls: it is about the person, too.
async fn events_of(
    transaction: &mut Transaction<'_, Any>,
    whole: &Whole,
) -> Result<Vec<Happened>, StoreError> {
    let rows = sqlx::query(EVENTS)
        .bind(&whole.record_id)
        .fetch_all(&mut **transaction)
        .await?;
    let mut events = rows.iter().map(happened).collect::<Result<Vec<_>, _>>()?;
    if whole.is_withdrawn() {
        for event in &mut events {
            event.note = None;
        }
    }
    Ok(events)
}

impl Whole {
    /// What is left to be told once the person has taken the request back: that there is one, where it is counted, and
    /// its state. Everything that the person wrote is empty.
    fn bare(self) -> Self {
        Self {
            record_id: self.record_id,
            city: self.city,
            state: self.state,
            received_at: self.received_at,
            state_since: self.state_since,
            service: self.service,
            town: self.town,
            agreed: Vec::new(),
            first_look_by: None,
            outcome: None,
            caution: None,
            facility: None,
            for_whom: String::new(),
            elder_name: String::new(),
            phone: String::new(),
            phone_owner: String::new(),
            village: None,
            door: None,
            wished_time: String::new(),
            note: None,
            assigned_to: None,
        }
    }

    /// Whether the person has taken it back.
    pub(crate) fn is_withdrawn(&self) -> bool {
        self.state == RequestState::Withdrawn
    }
}

/// A request whole, without a trace; bare where the person has taken it back. Every way out of the store to the desk
/// goes through here or through the list.
pub(in crate::store::desk) async fn whole_of(
    transaction: &mut Transaction<'_, Any>,
    record_id: &str,
) -> Result<Option<Whole>, StoreError> {
    let row = sqlx::query(SELECT)
        .bind(record_id)
        .fetch_optional(&mut **transaction)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let mut whole = whole(&row)?;
    if whole.is_withdrawn() {
        return Ok(Some(whole.bare()));
    }
    whole.agreed = agreed_in(transaction, record_id).await?;
    Ok(Some(whole))
}

async fn note_look(
    transaction: &mut Transaction<'_, Any>,
    standing: &mut Standing,
    look: &Event<'_>,
) -> Result<(), StoreError> {
    let seen: i64 = sqlx::query_scalar(SEEN)
        .bind(look.record_id)
        .bind(look.kind.id())
        .bind(look.by)
        .bind(seconds(look.at) - ONE_LOOK)
        .fetch_one(&mut **transaction)
        .await?;
    if seen == 0 {
        standing.change(transaction, look).await?;
    }
    Ok(())
}

fn whole(row: &AnyRow) -> Result<Whole, StoreError> {
    let state: &str = row.try_get("state")?;
    let first_look_by: Option<String> = row.try_get("first_look_by")?;
    Ok(Whole {
        record_id: row.try_get("record_id")?,
        city: row.try_get("city")?,
        state: RequestState::from_id(state).ok_or(StoreError::Unreadable("state"))?,
        received_at: moment(row, "received_at")?,
        state_since: moment(row, "state_since")?,
        first_look_by: first_look_by.as_deref().and_then(Day::parse),
        outcome: row.try_get("outcome")?,
        caution: row.try_get("caution")?,
        service: row.try_get("service")?,
        facility: row.try_get("facility")?,
        for_whom: row.try_get("for_whom")?,
        elder_name: row.try_get("elder_name")?,
        phone: row.try_get("phone")?,
        phone_owner: row.try_get("phone_owner")?,
        town: row.try_get("town")?,
        village: row.try_get("village")?,
        door: row.try_get("door")?,
        wished_time: row.try_get("wished_time")?,
        note: row.try_get("note")?,
        assigned_to: row.try_get("assigned_to")?,
        agreed: Vec::new(),
    })
}

fn self_check(row: &AnyRow) -> Result<SelfCheck, StoreError> {
    Ok(SelfCheck {
        instrument: row.try_get("instrument")?,
        version: row.try_get("version")?,
        answers: row.try_get("answers")?,
        level_best: row.try_get("level_best")?,
        level_worst: row.try_get("level_worst")?,
        total_low: row.try_get("total_low")?,
        total_high: row.try_get("total_high")?,
    })
}

fn happened(row: &AnyRow) -> Result<Happened, StoreError> {
    Ok(Happened {
        number: row.try_get("number")?,
        at: moment(row, "at")?,
        kind: row.try_get("kind")?,
        state: row.try_get("state")?,
        by: row.try_get("by_whom")?,
        outcome: row.try_get("outcome")?,
        note: row.try_get("note")?,
    })
}
