//! The link by which a place confirms its own facts: made by an editor, used by the place.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use eldercare_api::v1::desk::{ConfirmPlace, InvitePlace, InvitedPlace, NewInvitation};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::Action;
use eldercare_requests::{Moment, PayloadHash};

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::changes::{checked, place_now};
use super::invited::Invited;
use super::places::own_place;
use crate::codes::hex;
use crate::secret::random_bytes;
use crate::staff::Token;
use crate::store::{Answer, Edits, NewLink};

/// After how many seconds a link ends by itself: two weeks, for a letter and a holiday. Our own choice.
const LASTS: u64 = 14 * 86_400;
/// Who stands for what a place says of itself.
const OPERATOR: &str = "operator";

/// Makes the link of a place of one's own city; it ends the one before. The token is told once and kept nowhere.
#[utoipa::path(
    post,
    path = "/api/v1/desk/places/{id}/invite",
    tag = "desk",
    params(("id" = String, Path, description = "Facility id")),
    request_body = InvitePlace,
    responses(
        (status = 200, description = "The token", body = NewInvitation),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "No such place in their city", body = ErrorEnvelope),
    )
)]
pub(crate) async fn invite(
    State((app, _)): State<Shared>,
    caller: Caller,
    Path(id): Path<String>,
    body: JsonBody,
) -> Result<Json<NewInvitation>, Refusal> {
    own_place(&app, &caller, Action::InviteFacility, &id)?;
    let InvitePlace {} = body.read()?;
    let token = Token::new().map_err(|_| ErrorKind::Failed)?;
    let invitation_id = hex(&random_bytes::<8>().map_err(|_| ErrorKind::Failed)?);
    let deed = app.deed(&caller.member.login);
    let expires_at = Moment(deed.at.0.saturating_add(LASTS));
    let link = NewLink {
        city: caller.city(),
        facility: &id,
        invitation_id: &invitation_id,
        token_hash: &token.hash(),
        expires_at,
    };
    app.store.invite(&link, &deed).await?;
    Ok(Json(NewInvitation {
        token: token.text().to_owned(),
        expires_at: expires_at.to_string(),
    }))
}

/// The facts of one's own place, as everybody sees them now.
#[utoipa::path(
    get,
    path = "/api/v1/desk/invitation",
    tag = "desk",
    responses(
        (status = 200, description = "The facts", body = InvitedPlace),
        (status = 401, description = "No link, or one that is used, over or replaced", body = ErrorEnvelope),
        (status = 403, description = "Sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "The published list does not have the place any more", body = ErrorEnvelope),
    )
)]
pub(crate) async fn facts(
    State((app, _)): State<Shared>,
    invited: Invited,
) -> Result<Json<InvitedPlace>, Refusal> {
    let link = &invited.link;
    if link.used_at.is_some() {
        return Err(ErrorKind::LinkOver.into());
    }
    let place = place_now(&app, &link.city, &link.facility).await?;
    let confirmed_on = app.store.confirmed_on(&link.city, &link.facility).await?;
    Ok(Json(InvitedPlace {
        city: link.city.clone(),
        facility: place.id,
        name: place.name,
        kind: place.kind.id().to_owned(),
        address: place.address,
        phone: place.phone,
        hours: place.hours,
        beds: place.beds,
        details: serde_json::to_value(&place.details).map_err(|_| ErrorKind::Failed)?,
        confirmed_on,
        expires_at: link.expires_at.to_string(),
    }))
}

/// Says that all facts are right, but for those that are changed here. Ends the link; the same body once more is taken
/// once more and changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/desk/invitation/confirm",
    tag = "desk",
    request_body = ConfirmPlace,
    responses(
        (status = 204, description = "Confirmed, all of it or nothing"),
        (status = 401, description = "No link, or one that is used, over or replaced", body = ErrorEnvelope),
        (status = 403, description = "Sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "The published list does not have the place any more", body = ErrorEnvelope),
    )
)]
pub(crate) async fn confirm(
    State((app, _)): State<Shared>,
    invited: Invited,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    let link = &invited.link;
    let asked: ConfirmPlace = body.read()?;
    let place = place_now(&app, &link.city, &link.facility).await?;
    let changes = checked(&app, &place, &link.city, asked.edits)?;
    let (actor, day) = (invited.actor(), app.clock.today().to_string());
    let hash = PayloadHash::of(&body.0);
    let answer = Answer {
        hash: hash.as_str(),
        edits: Edits {
            city: &link.city,
            facility: &link.facility,
            day: &day,
            confirmed_by: OPERATOR,
            changes: &changes,
        },
    };
    let deed = app.deed(&actor);
    let taken = app.store.answer_link(&link.invitation_id, &answer, &deed);
    if !taken.await? {
        return Err(ErrorKind::LinkOver.into());
    }
    app.overlay.forget(&link.city);
    Ok(StatusCode::NO_CONTENT)
}
