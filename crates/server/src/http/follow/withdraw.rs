//! Taking back a request, or the self-check alone.

use axum::Json;
use axum::extract::State;
use eldercare_api::v1::{StatusReply, Withdraw};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_requests::TakenBack;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::{Proof, gone, identified, status};

/// Takes back the request, or the self-check alone.
///
/// As easily as it was given (Personal Information Protection Law, article 15): with code and digits,
/// in any state, without a reason. The answers about health are deleted in both cases.
#[utoipa::path(
    post,
    path = "/api/v1/requests/withdraw",
    operation_id = "withdraw",
    tag = "requests",
    request_body = Withdraw,
    responses(
        (status = 200, description = "The state afterwards; also when it was taken back before", body = StatusReply),
        (status = 404, description = "No request with this code and these digits", body = ErrorEnvelope),
        (status = 507, description = "No room left; nothing was changed, send it again later", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn take_back(
    State((app, _)): State<Shared>,
    body: JsonBody,
) -> Result<Json<StatusReply>, Refusal> {
    let wire: Withdraw = body.read()?;
    let what = TakenBack::from_id(&wire.what).ok_or(Refusal::from(ErrorKind::Shape))?;
    let found = identified(&app, &wire.code, Proof::LastFour(&wire.phone_last4)).await?;
    let record_id = found.record_id()?;
    let now = app.clock.now();
    if app
        .store
        .take_back(&record_id, what, now, &app.codes)
        .await?
    {
        status::now(&app, &wire.code, &wire.phone_last4).await
    } else {
        Err(gone())
    }
}
