//! A copy of everything that is stored about a request.

use axum::Json;
use axum::extract::State;
use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::{Export, ExportQuery, SCHEMA_VERSION};

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::{Proof, gone, identified};

/// Gives a copy of everything that is stored about a request.
///
/// It takes the whole telephone number: a copy holds name, address and health.
#[utoipa::path(
    post,
    path = "/api/v1/requests/export",
    operation_id = "exportRequest",
    tag = "requests",
    request_body = ExportQuery,
    responses(
        (status = 200, description = "Everything, for the person whom it is about", body = Export),
        (status = 404, description = "No request with this code and this number", body = ErrorEnvelope),
    )
)]
pub(in crate::http) async fn copy(
    State((app, _)): State<Shared>,
    body: JsonBody,
) -> Result<Json<Export>, Refusal> {
    let query: ExportQuery = body.read()?;
    let number = Proof::WholeNumber(&query.phone);
    let found = identified(&app, &query.code, number).await?;
    let copy = app.store.copy(&found.record_id()?).await?;
    let copy = copy.ok_or_else(gone)?;
    Ok(Json(Export {
        schema_version: SCHEMA_VERSION,
        exported_at: app.clock.now().to_string(),
        request: copy.request,
        self_check: copy.self_check,
        consents: copy.consents,
        events: copy.events,
    }))
}
