//! Following a request.

use axum::Json;
use axum::extract::State;
use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::{StatusQuery, StatusReply};
use eldercare_requests::RequestOutcome;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::{Proof, identified};
use crate::app::App;
use crate::store::Found;

/// Tells the state of a request.
///
/// A wrong code, a mistyped code, wrong digits, a code that was tried too often and a deleted request
/// get the same reply after the same work.
#[utoipa::path(
    post,
    path = "/api/v1/requests/status",
    tag = "requests",
    request_body = StatusQuery,
    responses(
        (status = 200, description = "The state, and nothing about the person", body = StatusReply),
        (status = 404, description = "No request with this code and these digits", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn follow(
    State((app, _)): State<Shared>,
    body: JsonBody,
) -> Result<Json<StatusReply>, Refusal> {
    let query: StatusQuery = body.read()?;
    let digits = Proof::LastFour(&query.phone_last4);
    let found = identified(&app, &query.code, digits).await?;
    reply(&app, found).await
}

/// The state after a change, by the same code.
pub(super) async fn now(app: &App, code: &str, digits: &str) -> Result<Json<StatusReply>, Refusal> {
    let found = identified(app, code, Proof::LastFour(digits)).await?;
    reply(app, found).await
}

/// What is agreed to is asked for only now, when code and digits are right: before, it would take time that
/// tells of them.
async fn reply(app: &App, row: Found) -> Result<Json<StatusReply>, Refusal> {
    let consents = app.store.agreed(&row.record_id()?).await?;
    Ok(Json(StatusReply {
        state: row.state.id().to_owned(),
        received_at: row.received_at.to_string(),
        state_since: row.state_since.to_string(),
        first_look_by: row.first_look_by,
        outcome: row.outcome.map(RequestOutcome::id).map(str::to_owned),
        consents,
    }))
}
