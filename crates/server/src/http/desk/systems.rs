//! What the bureau's other systems are told and write back.

use axum::Json;
use axum::extract::{RawQuery, State};
use eldercare_api::v1::desk::{FeedEvent, RequestFeed, StateNow, WriteState};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::Action;
use eldercare_requests::PayloadHash;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::ogc::{LIMIT, limit, parameters, value};
use super::super::refusal::Refusal;
use super::caller::Machine;
use super::fields::{Id, made_id, problem};
use super::opened::whole;
use super::requests::{outcome, within};
use crate::app::App;
use crate::store::{Change, Once, Told, WriteOutcome, WrittenBack};

/// Events of one reply unless asked otherwise, and at most.
const USUAL: usize = 100;
const MOST: usize = 500;

const NEVER_GIVEN: &str = "a number that was given; this one lies ahead of all of them, so the database \
     is an older one: begin again without since";

/// What happened to requests since the last question: every event once, however transactions overlapped. Begin without
/// `since`, then send what came as `next`.
#[utoipa::path(
    get,
    path = "/api/v1/desk/requests",
    tag = "desk",
    params(
        ("since" = Option<i64>, Query, description = "What the reply before gave as `next`"),
        ("limit" = Option<usize>, Query, description = "At most 500; usually 100"),
    ),
    responses(
        (status = 200, description = "What happened, oldest first", body = RequestFeed),
        (status = 400, description = "A parameter is wrong", body = ErrorEnvelope),
        (status = 401, description = "No token, or one that does not hold", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to read", body = ErrorEnvelope),
    )
)]
pub(crate) async fn feed(
    State((app, _)): State<Shared>,
    machine: Machine,
    RawQuery(asked): RawQuery,
) -> Result<Json<RequestFeed>, Refusal> {
    machine.check(Action::PullRequests)?;
    let given = parameters::read(asked.as_deref(), &["since", "limit"])?;
    let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number >= 0);
    let since = value(&given, "since", "what a reply gave as next", number)?;
    let since = since.unwrap_or(0);
    let most = value(&given, "limit", LIMIT, |text| limit(text, MOST))?;
    let most = most.unwrap_or(USUAL);
    let deed = app.deed(&machine.member.login);
    let wanted = i64::try_from(most).unwrap_or(i64::MAX);
    let told = app.store.feed(machine.city(), since, wanted, &deed).await?;
    // After a restore from a backup the numbers are given anew: a system that went on would miss them.
    let told = told.ok_or_else(|| Refusal::parameter(Some("since"), NEVER_GIVEN))?;
    let next = told.last().map_or(since, |told| told.number);
    Ok(Json(RequestFeed {
        more: told.len() == most,
        events: told
            .into_iter()
            .filter_map(|told| event(&app, told))
            .collect(),
        next: next.to_string(),
    }))
}

/// An event as it is told; an event of a request that was deleted since is told by its end alone, one of a request that
/// was taken back since without anything but its state.
fn event(app: &App, told: Told) -> Option<FeedEvent> {
    let happened = told.event;
    if happened.is_none() && !told.is_end {
        return None;
    }
    Some(FeedEvent {
        record_id: told.record_id,
        kind: match &happened {
            Some(event) => event.kind.clone(),
            None => "erased".to_owned(),
        },
        number: happened.as_ref().map(|event| event.number),
        at: happened.as_ref().map(|event| event.at.to_string()),
        state: happened.as_ref().map(|event| event.state.clone()),
        outcome: happened
            .filter(|_| told.request.is_some())
            .and_then(|event| event.outcome),
        request: told.request.map(|row| whole(app, row)),
    })
}

/// Writes a state back, once for each key.
#[utoipa::path(
    post,
    path = "/api/v1/desk/requests/{id}/state",
    tag = "desk",
    params(("id" = String, Path, description = "Its record id")),
    request_body = WriteState,
    responses(
        (status = 200, description = "The state now; the same for every retry of the same change", body = StateNow),
        (status = 401, description = "No token, or one that does not hold", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to write", body = ErrorEnvelope),
        (status = 404, description = "Not there, or of another city", body = ErrorEnvelope),
        (status = 409, description = "Not in the state in which it is, or more has happened than was seen; an answer to what came back needs `seen`, or to be taken first", body = ErrorEnvelope),
        (status = 422, description = "Wrong shape, or another change under the same key", body = ErrorEnvelope),
    )
)]
pub(crate) async fn write(
    State((app, _)): State<Shared>,
    machine: Machine,
    Id(id): Id,
    body: JsonBody,
) -> Result<Json<StateNow>, Refusal> {
    within(&app, &machine, Action::WriteState, id.as_str()).await?;
    let asked: WriteState = body.read()?;
    let key = made_id("key", &asked.key)?;
    let change = match (asked.state.as_str(), &asked.outcome) {
        ("assigned", None) => Change::Taken,
        ("done", Some(id)) => Change::Done {
            outcome: outcome(id)?,
            note: None,
            corrects: false,
        },
        ("done", None) => return Err(problem("outcome", "missing")),
        ("assigned", Some(_)) => return Err(problem("outcome", "impossible")),
        _ => return Err(problem("state", "unknown")),
    };
    let hash = PayloadHash::of(&body.0);
    let written = WrittenBack {
        once: Once {
            key: &key,
            content_hash: hash.as_str(),
        },
        record_id: id.as_str(),
        change,
        seen: asked.seen,
    };
    let deed = app.deed(&machine.member.login);
    match app.store.write_back(&written, &deed).await? {
        WriteOutcome::State(state) => Ok(Json(StateNow {
            state: state.id().to_owned(),
        })),
        WriteOutcome::Other => Err(ErrorKind::Conflict.into()),
        WriteOutcome::Unknown => Err(ErrorKind::DeskUnknown.into()),
        WriteOutcome::Impossible => Err(ErrorKind::DeskState.into()),
    }
}
