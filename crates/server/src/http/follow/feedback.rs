//! Saying how an answered request went.

use axum::Json;
use axum::extract::State;
use eldercare_api::v1::{GiveFeedback, StatusReply};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_requests::Feedback;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::{Proof, gone, identified, status};
use crate::store::Said;

/// Says how an answered request went.
///
/// "Nobody came", "half done" and "no longer needed" open it again. Said twice it is the same as once.
#[utoipa::path(
    post,
    path = "/api/v1/requests/feedback",
    operation_id = "giveFeedback",
    tag = "requests",
    request_body = GiveFeedback,
    responses(
        (status = 200, description = "The state afterwards", body = StatusReply),
        (status = 404, description = "No request with this code and these digits", body = ErrorEnvelope),
        (status = 409, description = "The request is not answered", body = ErrorEnvelope),
        (status = 507, description = "No room left; nothing was changed, send it again later", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn give(
    State((app, _)): State<Shared>,
    body: JsonBody,
) -> Result<Json<StatusReply>, Refusal> {
    let wire: GiveFeedback = body.read()?;
    let feedback = Feedback::from_id(&wire.feedback).ok_or(Refusal::from(ErrorKind::Shape))?;
    let found = identified(&app, &wire.code, Proof::LastFour(&wire.phone_last4)).await?;
    let record_id = found.record_id()?;
    match app.store.say(&record_id, feedback, app.clock.now()).await? {
        Said::Noted => status::now(&app, &wire.code, &wire.phone_last4).await,
        Said::NotAnswered => Err(ErrorKind::NotAnswered.into()),
        Said::Gone => Err(gone()),
    }
}
