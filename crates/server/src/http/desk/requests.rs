//! Requests at the desk: the list, one whole, and what is done with it.

use axum::Json;
use axum::extract::{RawQuery, State};
use eldercare_api::v1::desk::{
    AnswerRequest, AssignRequest, ListCounts, ListedRequest, NoteCall, OpenedRequest, RequestList,
    SeeIdentity, StateNow, WholeIdentity,
};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::{Action, Towns, mask};
use eldercare_requests::{PayloadHash, RequestOutcome};

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::fields::{Id, made_id, needed, note_of, problem};
use super::opened;
use super::wanted::{Filters, due, overdue, states, written};
use crate::app::App;
use crate::store::{Change, Changed, Listed, Once, Wanted};

/// The requests of one's own towns, masked: reopened ones first, then what is overdue, then the oldest.
#[utoipa::path(
    get,
    path = "/api/v1/desk/list",
    tag = "desk",
    params(
        ("state" = Option<String>, Query, description = "`open` (the usual), `all`, or a state"),
        ("service" = Option<String>, Query, description = "Id of a service"),
        ("town" = Option<String>, Query, description = "Code of a town"),
        ("assigned-to" = Option<String>, Query, description = "Login of who is in charge"),
        ("overdue" = Option<bool>, Query, description = "Only what is overdue"),
        ("after" = Option<String>, Query, description = "What the page before gave as `next`"),
        ("limit" = Option<usize>, Query, description = "At most 200; usually 50"),
    ),
    responses(
        (status = 200, description = "A page", body = RequestList),
        (status = 400, description = "A parameter is wrong", body = ErrorEnvelope),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn list(
    State((app, _)): State<Shared>,
    caller: Caller,
    RawQuery(asked): RawQuery,
) -> Result<Json<RequestList>, Refusal> {
    let towns = caller.towns(Action::ListRequests)?;
    let filters = Filters::read(asked.as_deref())?;
    let mut rows = page(&app, &caller, towns, &filters, filters.limit + 1).await?;
    let more = rows.len() > filters.limit;
    rows.truncate(filters.limit);
    let edge = rows.last().filter(|_| more).map(Listed::edge);
    let counts = match filters.after {
        None => Some(counts(&app, &caller, towns, &filters).await?),
        Some(_) => None,
    };
    Ok(Json(RequestList {
        requests: rows.into_iter().map(|row| masked(&app, row)).collect(),
        counts,
        next: edge.as_ref().map(written),
    }))
}

/// How many there are of what is still to be done.
async fn counts(
    app: &App,
    caller: &Caller,
    towns: &Towns,
    filters: &Filters,
) -> Result<ListCounts, Refusal> {
    let open = states(None)?;
    let mut wanted = wanted(app, caller, towns, filters, 0);
    wanted.states = &open;
    let login = &caller.member.login;
    let counted = app.store.count_requests(&wanted, login).await?;
    Ok(ListCounts {
        received: counted.received,
        assigned: counted.assigned,
        reopened: counted.reopened,
        overdue: counted.overdue,
        mine: counted.mine,
    })
}

/// So many rows that pass the filters.
pub(super) async fn page(
    app: &App,
    caller: &Caller,
    towns: &Towns,
    filters: &Filters,
    limit: usize,
) -> Result<Vec<Listed>, Refusal> {
    let wanted = wanted(app, caller, towns, filters, limit);
    Ok(app.store.list_requests(&wanted).await?)
}

fn wanted<'a>(
    app: &App,
    caller: &'a Caller,
    towns: &'a Towns,
    filters: &'a Filters,
    limit: usize,
) -> Wanted<'a> {
    Wanted {
        city: caller.city(),
        towns,
        states: &filters.states,
        service: filters.service.as_deref(),
        town: filters.town.as_deref(),
        assigned_to: filters.assigned_to.as_deref(),
        overdue: overdue(app),
        only_overdue: filters.overdue,
        after: filters.after.clone(),
        limit: i64::try_from(limit).unwrap_or(i64::MAX),
    }
}

fn masked(app: &App, row: Listed) -> ListedRequest {
    let (due, overdue_days) = due(app, row.state, row.first_look_by, row.state_since);
    ListedRequest {
        state: row.state.id().to_owned(),
        received_at: row.received_at.to_string(),
        state_since: row.state_since.to_string(),
        due: due.map(|day| day.to_string()),
        overdue_days,
        reason: row.reason,
        elder_name: mask::name(&row.elder_name),
        phone: mask::phone(&row.phone),
        record_id: row.record_id,
        service: row.service,
        town: row.town,
        village: row.village,
        facility: row.facility,
        wished_time: row.wished_time,
        caution: row.caution,
        assigned_to: row.assigned_to,
    }
}

/// Opens a request whole. The look is written into its history, once a day for each account, and into the
/// audit.
#[utoipa::path(
    get,
    path = "/api/v1/desk/requests/{id}",
    tag = "desk",
    params(("id" = String, Path, description = "Its record id")),
    responses(
        (status = 200, description = "Everything that is stored of it", body = OpenedRequest),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn open(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
) -> Result<Json<OpenedRequest>, Refusal> {
    within(&app, &caller, Action::OpenRequest, id.as_str()).await?;
    let deed = app.deed(&caller.member.login);
    let opened = app.store.open_request(id.as_str(), &deed).await?;
    let opened = opened.ok_or(ErrorKind::DeskUnknown)?;
    Ok(Json(opened::reply(&app, opened)?))
}

/// The elder's identity number whole, for checking who it is. The look is written into the history of the request, once a
/// day for each account, and into the audit.
#[utoipa::path(
    post,
    path = "/api/v1/desk/requests/{id}/identity",
    tag = "desk",
    params(("id" = String, Path, description = "Its record id")),
    request_body = SeeIdentity,
    responses(
        (status = 200, description = "The number", body = WholeIdentity),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
        (status = 409, description = "It has none, or is taken back", body = ErrorEnvelope),
    )
)]
pub(crate) async fn identity(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<Json<WholeIdentity>, Refusal> {
    within(&app, &caller, Action::SeeIdentity, id.as_str()).await?;
    let SeeIdentity {} = body.read()?;
    let deed = app.deed(&caller.member.login);
    let number = app.store.see_identity(id.as_str(), &deed).await?;
    let identity_number = number.ok_or(ErrorKind::DeskState)?;
    Ok(Json(WholeIdentity { identity_number }))
}

/// Refuses a request that is not there or not theirs.
pub(super) async fn within(
    app: &App,
    caller: &Caller,
    action: Action,
    record_id: &str,
) -> Result<(), Refusal> {
    caller.check(action)?;
    let place = app.store.whereabouts(record_id).await?;
    let (city, town) = place.ok_or(ErrorKind::DeskUnknown)?;
    caller.check_town(action, &city, &town)
}

/// Gives a request to somebody, who may be oneself.
#[utoipa::path(
    post,
    path = "/api/v1/desk/requests/{id}/assign",
    tag = "desk",
    params(("id" = String, Path, description = "Its record id")),
    request_body = AssignRequest,
    responses(
        (status = 200, description = "Given", body = StateNow),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
        (status = 409, description = "It is answered, taken back, or changed since it was read", body = ErrorEnvelope),
        (status = 422, description = "No such colleague for this town", body = ErrorEnvelope),
    )
)]
pub(crate) async fn assign(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<Json<StateNow>, Refusal> {
    within(&app, &caller, Action::AssignRequest, id.as_str()).await?;
    let asked: AssignRequest = body.read()?;
    let change = Change::Assign { to: &asked.to };
    change_by(&app, &caller, id.as_str(), change, (asked.seen, None)).await
}

/// Writes down what was said on the telephone.
#[utoipa::path(
    post,
    path = "/api/v1/desk/requests/{id}/note",
    tag = "desk",
    params(("id" = String, Path, description = "Its record id")),
    request_body = NoteCall,
    responses(
        (status = 200, description = "Written down", body = StateNow),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
        (status = 409, description = "It is taken back", body = ErrorEnvelope),
    )
)]
pub(crate) async fn note(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<Json<StateNow>, Refusal> {
    within(&app, &caller, Action::NoteCall, id.as_str()).await?;
    let asked: NoteCall = body.read()?;
    let note = note_of(Some(&asked.note))?;
    let note = note.ok_or_else(|| problem("note", "missing"))?;
    let change = Change::Called { note: &note };
    let key = asked.event_id.as_deref();
    change_by(&app, &caller, id.as_str(), change, (None, key)).await
}

/// Answers a request.
#[utoipa::path(
    post,
    path = "/api/v1/desk/requests/{id}/answer",
    tag = "desk",
    params(("id" = String, Path, description = "Its record id")),
    request_body = AnswerRequest,
    responses(
        (status = 200, description = "Answered", body = StateNow),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
        (status = 409, description = "It is answered already, taken back, or changed since it was read; a correction is of the same day and says something else", body = ErrorEnvelope),
    )
)]
pub(crate) async fn answer(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<Json<StateNow>, Refusal> {
    within(&app, &caller, Action::AnswerRequest, id.as_str()).await?;
    let asked: AnswerRequest = body.read()?;
    let outcome = outcome(&asked.outcome)?;
    let note = note_of(asked.note.as_deref())?;
    let note = note.as_deref();
    let change = Change::Done {
        outcome,
        note,
        corrects: asked.corrects,
    };
    let key = asked.event_id.as_deref();
    change_by(&app, &caller, id.as_str(), change, (asked.seen, key)).await
}

/// One of the closed list.
pub(super) fn outcome(typed: &str) -> Result<RequestOutcome, Refusal> {
    RequestOutcome::from_id(&needed("outcome", typed, 40)?)
        .ok_or_else(|| problem("outcome", "unknown"))
}

async fn change_by(
    app: &App,
    caller: &Caller,
    record_id: &str,
    change: Change<'_>,
    (seen, event_id): (Option<i64>, Option<&str>),
) -> Result<Json<StateNow>, Refusal> {
    let deed = app.deed(&caller.member.login);
    let key = event_id
        .map(|typed| made_id("event_id", typed))
        .transpose()?;
    let hash = content_hash(change);
    let once = key.as_deref().map(|key| Once {
        key,
        content_hash: hash.as_str(),
    });
    let changed = app
        .store
        .change_request(record_id, change, seen, once, &deed);
    match changed.await? {
        Changed::Now(state) | Changed::Already(state) => Ok(Json(StateNow {
            state: state.id().to_owned(),
        })),
        Changed::Unknown => Err(ErrorKind::DeskUnknown.into()),
        Changed::State => Err(ErrorKind::DeskState.into()),
        // Also where something else was sent under the same id: what is there now is shown.
        Changed::Since | Changed::Other => Err(ErrorKind::DeskChanged.into()),
        Changed::NoSuchColleague => Err(problem("to", "unknown")),
    }
}

/// Of what is written down, without what the clerk had seen: a retry may have seen more.
fn content_hash(change: Change<'_>) -> PayloadHash {
    let (what, outcome, note) = match change {
        Change::Assign { to } => ("assign", to, ""),
        Change::Taken => ("taken", "", ""),
        Change::Called { note } => ("called", "", note),
        Change::Done {
            outcome,
            note,
            corrects,
        } => {
            let what = if corrects { "corrected" } else { "done" };
            (what, outcome.id(), note.unwrap_or_default())
        }
    };
    PayloadHash::of([what, outcome, note].join("\n").as_bytes())
}
