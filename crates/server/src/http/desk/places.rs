//! Facts of places: changed at the desk, read by everybody.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use eldercare_api::v1::desk::{
    EditPlace, InvitationState, PlaceChange, PlaceConfirmation, PlaceEdit, PlaceEdits,
    PlaceHistory, UndoEdit, Undone,
};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::{Action, Object};
use eldercare_requests::CityFacts as _;
use serde_json::Value;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::city_id::CityId;
use super::super::open_reply::OpenReply;
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::changes::{checked, place_now};
use super::fields::problem;
use crate::app::App;
use crate::packs::CityLookup;
use crate::store::{Confirmed, Edits, Link, Names, StoredEdit, TakenBackEdit};

/// Who stands for what somebody of the bureau changes.
pub(super) const WORKER: &str = "worker";

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
    own_place(&app, &caller, Action::EditPlaces, &id)?;
    let typed: EditPlace = body.read()?;
    if typed.edits.is_empty() {
        return Err(problem("edits", "impossible"));
    }
    let place = place_now(&app, caller.city(), &id).await?;
    let changes = checked(&app, &place, caller.city(), typed.edits)?;
    let edits = Edits {
        city: caller.city(),
        facility: &id,
        day: &app.clock.today().to_string(),
        confirmed_by: WORKER,
        changes: &changes,
    };
    let deed = app.deed(&caller.member.login);
    app.store.edit_place(&edits, &deed).await?;
    app.overlay.forget(caller.city());
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses what is no place of the caller's own city.
pub(super) fn own_place(
    app: &App,
    caller: &Caller,
    action: Action,
    id: &str,
) -> Result<(), Refusal> {
    let city = caller.city();
    caller.check_object(action, Object::Place { city, place: id })?;
    match app.packs.city(city) {
        CityLookup::Known(pack) if pack.has_facility(id) => Ok(()),
        CityLookup::Known(_) => Err(ErrorKind::DeskUnknown.into()),
        CityLookup::Unknown | CityLookup::Unavailable => Err(ErrorKind::CityUnavailable.into()),
    }
}

/// Takes a change back: what was published or changed before it holds again.
#[utoipa::path(
    post,
    path = "/api/v1/desk/places/{id}/undo",
    tag = "desk",
    params(("id" = String, Path, description = "Facility id")),
    request_body = UndoEdit,
    responses(
        (status = 204, description = "Taken back"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "No such place in their city, or no such change", body = ErrorEnvelope),
        (status = 409, description = "It was taken back already", body = ErrorEnvelope),
    )
)]
pub(crate) async fn undo(
    State((app, _)): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    own_place(&app, &caller, Action::EditPlaces, &id)?;
    let asked: UndoEdit = body.read()?;
    let deed = app.deed(&caller.member.login);
    let undone = app
        .store
        .undo_edit((caller.city(), &id, asked.number), &deed);
    match undone.await? {
        TakenBackEdit::Now => {
            app.overlay.forget(caller.city());
            Ok(StatusCode::NO_CONTENT)
        }
        TakenBackEdit::Before => Err(ErrorKind::DeskState.into()),
        TakenBackEdit::Unknown => Err(ErrorKind::DeskUnknown.into()),
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
    own_place(&app, &caller, Action::EditPlaces, &id)?;
    let city = caller.city();
    let rows = app.store.edits_of_place(city, &id).await?;
    let names = app.store.names_of(city).await?;
    let changes: Result<_, _> = rows.into_iter().map(|row| change(row, &names)).collect();
    let link = app.store.link_of(city, &id).await?;
    Ok(Json(PlaceHistory {
        changes: changes?,
        confirmed_on: app.store.confirmed_on(city, &id).await?,
        invitation: link.map(|link| invitation(link, &names)),
    }))
}

fn change(row: StoredEdit, names: &Names) -> Result<PlaceChange, Refusal> {
    Ok(PlaceChange {
        number: row.number,
        edit: json(&row.edit)?,
        at: row.at.to_string(),
        by_name: names.get(&row.by).cloned(),
        by: row.by,
        confirmed_by: row.confirmed_by,
        undone: row.undone.map(|(by, at)| Undone {
            by_name: names.get(&by).cloned(),
            by,
            at: at.to_string(),
        }),
    })
}

fn invitation(link: Link, names: &Names) -> InvitationState {
    InvitationState {
        made_by_name: names.get(&link.made_by).cloned(),
        made_by: link.made_by,
        made_at: link.made_at.to_string(),
        expires_at: link.expires_at.to_string(),
        used_at: link.used_at.map(|at| at.to_string()),
    }
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
    let confirmed = app.store.confirmations(&id).await?.into_iter();
    let reply = PlaceEdits {
        confirmations: confirmed.map(own_word).collect(),
        city: id,
        edits,
    };
    Ok(OpenReply::of(&reply)?.kept_shortly().to(&headers))
}

fn own_word(confirmed: Confirmed) -> PlaceConfirmation {
    let fact = |key: &String| key.split('.').next().unwrap_or_default().to_owned();
    let facts: BTreeSet<String> = confirmed.changed_since.iter().map(fact).collect();
    PlaceConfirmation {
        facility: confirmed.facility,
        as_of: confirmed.on,
        except: facts.into_iter().collect(),
    }
}

fn json(text: &str) -> Result<Value, Refusal> {
    serde_json::from_str(text).map_err(|_| ErrorKind::Failed.into())
}
