//! Facts of places: changed at the desk, read by everybody.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use eldercare_api::v1::desk::{EditPlace, PlaceChange, PlaceEdit, PlaceEdits, PlaceHistory};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::edit::{Edit, EditError};
use eldercare_desk::{Action, Object};
use eldercare_places::Facility;
use serde_json::Value;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::city_id::CityId;
use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::fields::problem;
use crate::app::App;
use crate::packs::CityLookup;
use crate::store::NewEdit;

/// Changes at once, at most.
const MOST: usize = 20;
/// Who stands for what somebody of the bureau changes.
const WORKER: &str = "worker";

/// Changes facts of a place of one's own city. Everybody reads them within a minute at
/// `/api/v1/cities/{id}/edits`.
#[utoipa::path(
    post,
    path = "/api/v1/desk/places/{id}/edit",
    tag = "desk",
    params(("id" = String, Path, description = "Facility id")),
    request_body = EditPlace,
    responses(
        (status = 204, description = "Changed, all of it or nothing"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "No such place in their city", body = ErrorEnvelope),
    )
)]
pub(crate) async fn edit(
    State((app, _)): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    let place = place(&app, &caller, &id)?;
    let typed: EditPlace = body.read()?;
    if typed.edits.is_empty() || typed.edits.len() > MOST {
        return Err(problem("edits", "impossible"));
    }
    let today = app.clock.today();
    let checked = |typed: Value| -> Result<NewEdit, Refusal> {
        let edit: Edit = serde_json::from_value(typed).map_err(|_| ErrorKind::Shape)?;
        let fact = edit.fact().id();
        let edit = edit.check(&place, caller.city(), today);
        let edit = edit.map_err(|error| problem(fact, code(error)))?;
        let key = edit.key();
        let edit = serde_json::to_string(&edit).map_err(|_| ErrorKind::Failed)?;
        Ok(NewEdit { key, edit })
    };
    let edits = typed.edits.into_iter().map(checked);
    let edits: Vec<NewEdit> = edits.collect::<Result<_, _>>()?;
    let deed = app.deed(&caller.member.login);
    let day = today.to_string();
    let written = app
        .store
        .edit_place(caller.city(), &id, &edits, (&day, WORKER), &deed);
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}

const fn code(error: EditError) -> &'static str {
    match error {
        EditError::Empty => "missing",
        EditError::TooLong => "too-long",
        EditError::Characters => "characters",
        EditError::Mobile => "mobile",
        EditError::Impossible | EditError::Day => "impossible",
    }
}

/// The place of the caller's own city.
fn place(app: &App, caller: &Caller, id: &str) -> Result<Facility, Refusal> {
    let city = caller.city();
    caller.check_object(Action::EditPlaces, Object::Place { city, place: id })?;
    match app.packs.city(city) {
        CityLookup::Known(pack) => pack
            .facility(id)
            .ok_or_else(|| ErrorKind::DeskUnknown.into()),
        CityLookup::Unknown | CityLookup::Unavailable => Err(ErrorKind::CityUnavailable.into()),
    }
}

/// What was changed about a place of one's own city, by whom and when.
#[utoipa::path(
    get,
    path = "/api/v1/desk/places/{id}",
    tag = "desk",
    params(("id" = String, Path, description = "Facility id")),
    responses(
        (status = 200, description = "The latest 200 changes", body = PlaceHistory),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "No such place in their city", body = ErrorEnvelope),
    )
)]
pub(crate) async fn history(
    State((app, _)): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<PlaceHistory>, Refusal> {
    place(&app, &caller, &id)?;
    let rows = app.store.edits_of_place(caller.city(), &id).await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        changes.push(PlaceChange {
            number: row.number,
            edit: json(&row.edit)?,
            at: row.at.to_string(),
            by: row.by,
            confirmed_by: row.confirmed_by,
        });
    }
    Ok(Json(PlaceHistory { changes }))
}

/// What the desk of a city changed about its places since the published list was made; to be kept for a minute.
#[utoipa::path(
    get,
    path = "/api/v1/cities/{id}/edits",
    tag = "open data",
    params(("id" = String, Path, description = "City id", example = "430781")),
    responses(
        (status = 200, description = "The latest of each fact of each place", body = PlaceEdits),
        (status = 404, description = "No such city", body = ErrorEnvelope),
    )
)]
pub(crate) async fn of_city(
    State((app, _)): State<Shared>,
    CityId(id): CityId,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if matches!(app.packs.city(&id), CityLookup::Unknown) {
        return Err(ErrorKind::CityUnknown.into());
    }
    let rows = app.store.edits_of_city(&id).await?;
    let mut edits = Vec::with_capacity(rows.len());
    for row in rows {
        edits.push(PlaceEdit {
            facility: row.facility,
            edit: json(&row.edit)?,
            as_of: row.edited_on,
            confirmed_by: row.confirmed_by,
        });
    }
    let reply = PlaceEdits { city: id, edits };
    Ok(OpenReply::of(&reply)?.kept_shortly().to(&headers))
}

fn json(text: &str) -> Result<Value, Refusal> {
    serde_json::from_str(text).map_err(|_| ErrorKind::Failed.into())
}
