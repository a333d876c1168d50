//! Deleting a request with everything about it.

use axum::Json;
use axum::extract::State;
use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::{DeleteRequest, Deleted};

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::{Proof, gone, identified};

/// Deletes a request and everything about it.
///
/// What stays is that this record id was deleted, so that a copy on some device cannot bring it back.
/// Its code is then a code that nobody has: a second deletion finds nothing.
#[utoipa::path(
    post,
    path = "/api/v1/requests/delete",
    operation_id = "deleteRequest",
    tag = "requests",
    request_body = DeleteRequest,
    responses(
        (status = 200, description = "Deleted", body = Deleted),
        (status = 404, description = "No request with this code and these digits", body = ErrorEnvelope),
        (status = 507, description = "No room left; nothing was changed, send it again later", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn delete(
    State((app, _)): State<Shared>,
    body: JsonBody,
) -> Result<Json<Deleted>, Refusal> {
    let wire: DeleteRequest = body.read()?;
    let found = identified(&app, &wire.code, Proof::LastFour(&wire.phone_last4)).await?;
    let now = app.clock.now();
    if app
        .store
        .erase(&found.record_id()?, now, &app.codes)
        .await?
    {
        Ok(Json(Deleted {
            deleted_at: now.to_string(),
        }))
    } else {
        Err(gone())
    }
}
