//! A token for a form that is opened now.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::Shared;

/// Reply of `GET /api/v1/form-token`.
#[derive(Serialize, ToSchema)]
pub(super) struct FormToken {
    /// To be sent as the header `Form-Token` with what is filled in. It tells when the form was opened,
    /// and nothing about who opened it.
    token: String,
}

/// Issues a token. Nothing depends on it but how soon the office calls back.
#[utoipa::path(
    get,
    path = "/api/v1/form-token",
    operation_id = "formToken",
    tag = "requests",
    responses((status = 200, description = "A token", body = FormToken))
)]
pub(super) async fn issue(State((app, _)): State<Shared>) -> Json<FormToken> {
    Json(FormToken {
        token: app.guard.form_token(&app.codes),
    })
}
