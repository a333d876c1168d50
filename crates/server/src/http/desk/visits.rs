//! The ledger of visits.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use eldercare_api::v1::desk::{
    ListPerson, NotVisited, PastVisit, PastVisits, UnlistPerson, VisitList, VisitNote, VisitPerson,
    WriteVisit,
};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::Action;
use eldercare_desk::text::NAME_CHARS;
use eldercare_desk::visit::{VisitStanding, standing};
use eldercare_requests::Day;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::fields::{Id, day, door, made_id, needed, note_of, phone, problem, town};
use super::loans::seen;
use crate::app::App;
use crate::store::{Visited, Written};

/// Rows of one answer, at most.
pub(super) const MOST: i64 = 2_000;

/// Visits of one person in one answer, at most.
const MOST_OF_ONE: i64 = 100;

/// How many days back a visit may be written down: a year. Our own bound against slips of the pen.
const LATEST_DAYS: i32 = 366;

/// Who is to be visited in one's own towns.
#[utoipa::path(
    get,
    path = "/api/v1/desk/visits",
    tag = "desk",
    responses(
        (status = 200, description = "At most 2,000, those visited longest ago first", body = VisitList),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn list(
    State((app, _)): State<Shared>,
    caller: Caller,
) -> Result<Json<VisitList>, Refusal> {
    let towns = caller.towns(Action::ReadVisits)?;
    let rows = app.store.people(caller.city(), towns, MOST).await?;
    seen(&app, &caller, "visit.read", rows.len()).await?;
    let today = app.clock.today();
    Ok(Json(VisitList {
        people: rows.into_iter().map(|row| shown(row, today)).collect(),
    }))
}

pub(super) fn shown(row: Visited, today: Day) -> VisitPerson {
    let (standing, due) = match standing(row.listed_on, row.last_visit, today) {
        VisitStanding::Visited => ("visited", None),
        VisitStanding::Due(day) => ("due", Some(day)),
        VisitStanding::Missed => ("missed", None),
    };
    VisitPerson {
        person_id: row.person_id,
        town: row.town,
        name: row.name,
        phone: row.phone,
        door: row.door,
        listed_on: row.listed_on.to_string(),
        last_visit: row.last_visit.map(|day| day.to_string()),
        standing: standing.to_owned(),
        due: due.map(|day| day.to_string()),
    }
}

/// The visits to one person, with what was written down.
#[utoipa::path(
    get,
    path = "/api/v1/desk/visits/{id}",
    tag = "desk",
    params(("id" = String, Path, description = "Id of the person")),
    responses(
        (status = 200, description = "At most 100, the last one first; that somebody looked is written down", body = PastVisits),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn past(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
) -> Result<Json<PastVisits>, Refusal> {
    within(&app, &caller, Action::ReadVisits, id.as_str()).await?;
    let rows = app.store.past_visits(id.as_str(), MOST_OF_ONE).await?;
    let deed = app.deed(&caller.member.login);
    let detail = format!("{} visits", rows.len());
    let seen = app
        .store
        .write_deed(&deed, "visit.read", id.as_str(), &detail);
    seen.await?;
    let visits = rows.into_iter().map(|row| PastVisit {
        visited_on: row.visited_on,
        by: row.by_whom,
        notes: row
            .notes
            .into_iter()
            .map(|(by, note)| VisitNote { by, note })
            .collect(),
    });
    Ok(Json(PastVisits {
        visits: visits.collect(),
    }))
}

/// Puts somebody on the list.
#[utoipa::path(
    post,
    path = "/api/v1/desk/visits",
    tag = "desk",
    request_body = ListPerson,
    responses(
        (status = 204, description = "On the list, once however often it is sent"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "The town is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn add(
    State((app, _)): State<Shared>,
    caller: Caller,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    put_on_list(&app, &caller, &body).await
}

/// Puts somebody on the list, for the desk and for a device in the villages.
pub(super) async fn put_on_list(
    app: &App,
    caller: &Caller,
    body: &JsonBody,
) -> Result<StatusCode, Refusal> {
    caller.check(Action::WriteVisits)?;
    let typed: ListPerson = body.read()?;
    let town = town(app, caller.city(), &typed.town)?;
    caller.check_town(Action::WriteVisits, caller.city(), &town)?;
    let person = Visited {
        person_id: made_id("person_id", &typed.person_id)?,
        city: caller.city().to_owned(),
        town,
        name: needed("name", &typed.name, NAME_CHARS)?,
        phone: phone(typed.phone.as_deref())?,
        door: door(typed.door.as_deref())?,
        listed_on: app.clock.today(),
        last_visit: None,
    };
    let deed = caller.deed(app);
    match app.store.list_person(&person, &deed).await? {
        Written::Fine => Ok(StatusCode::NO_CONTENT),
        Written::Other => Err(ErrorKind::Conflict.into()),
    }
}

/// Writes a visit down.
#[utoipa::path(
    post,
    path = "/api/v1/desk/visits/{id}/visit",
    tag = "desk",
    params(("id" = String, Path, description = "Id of the person")),
    request_body = WriteVisit,
    responses(
        (status = 204, description = "Written down; the same day twice is one visit, with a line for each note"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn visit(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    write_down(&app, &caller, id.as_str(), &body).await
}

/// Writes a visit down, for the desk and for a device in the villages.
pub(super) async fn write_down(
    app: &App,
    caller: &Caller,
    person_id: &str,
    body: &JsonBody,
) -> Result<StatusCode, Refusal> {
    within(app, caller, Action::WriteVisits, person_id).await?;
    let typed: WriteVisit = body.read()?;
    let visited_on = day("visited_on", &typed.visited_on)?;
    let today = app.clock.today();
    if visited_on > today || visited_on < today.plus(-LATEST_DAYS) {
        return Err(problem("visited_on", "impossible"));
    }
    let note = note_of(typed.note.as_deref())?;
    let deed = caller.deed(app);
    let written = app
        .store
        .write_visit(person_id, visited_on, note.as_deref(), &deed);
    match written.await? {
        Written::Fine => Ok(StatusCode::NO_CONTENT),
        Written::Other => Err(problem("note", "too-long")),
    }
}

/// Takes a visit back that was written down by mistake, with its note.
#[utoipa::path(
    post,
    path = "/api/v1/desk/visits/{id}/not-visited",
    tag = "desk",
    params(("id" = String, Path, description = "Id of the person")),
    request_body = NotVisited,
    responses(
        (status = 204, description = "The last visit is the one before, if there was one"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
        (status = 409, description = "No visit on that day", body = ErrorEnvelope),
    )
)]
pub(crate) async fn not_visited(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    within(&app, &caller, Action::WriteVisits, id.as_str()).await?;
    let typed: NotVisited = body.read()?;
    let visited_on = day("visited_on", &typed.visited_on)?;
    let deed = app.deed(&caller.member.login);
    if app
        .store
        .take_visit_back(id.as_str(), visited_on, &deed)
        .await?
    {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ErrorKind::DeskState.into())
    }
}

async fn within(
    app: &App,
    caller: &Caller,
    action: Action,
    person_id: &str,
) -> Result<(), Refusal> {
    caller.check(action)?;
    let person = app.store.person(person_id).await?;
    let person = person.ok_or(ErrorKind::DeskUnknown)?;
    caller.check_town(action, &person.city, &person.town)
}

/// Takes somebody off the list, with all visits that were written down.
#[utoipa::path(
    post,
    path = "/api/v1/desk/visits/{id}/remove",
    tag = "desk",
    params(("id" = String, Path, description = "Id of the person")),
    request_body = UnlistPerson,
    responses(
        (status = 204, description = "Nothing of them is left but the audit"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn remove(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    within(&app, &caller, Action::WriteVisits, id.as_str()).await?;
    let asked: UnlistPerson = body.read()?;
    if !asked.with_visits {
        return Err(problem("with_visits", "impossible"));
    }
    let deed = app.deed(&caller.member.login);
    if app.store.unlist_person(id.as_str(), &deed).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ErrorKind::DeskUnknown.into())
    }
}
