//! Whether the server can do its work.

use axum::Json;
use axum::extract::State;
use eldercare_api::ErrorEnvelope;
use serde::Serialize;
use utoipa::ToSchema;

use super::Shared;
use super::refusal::Refusal;

/// Reply of the health check.
#[derive(Serialize, ToSchema)]
pub(super) struct Health {
    /// Always `ok`; a server that is not replies with a refusal.
    status: &'static str,
}

/// Whether the program runs at all; nothing is asked of the database.
#[utoipa::path(
    get,
    path = "/api/v1/health/live",
    operation_id = "live",
    tag = "operation",
    responses((status = 200, description = "It runs", body = Health))
)]
pub(super) async fn live() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Asks the database, for load balancers and monitors.
#[utoipa::path(
    get,
    path = "/api/v1/health",
    tag = "operation",
    responses(
        (status = 200, description = "Requests can be stored", body = Health),
        (status = 500, description = "The database fails", body = ErrorEnvelope),
        (status = 503, description = "Busy", body = ErrorEnvelope),
    )
)]
pub(super) async fn check(State((app, _)): State<Shared>) -> Result<Json<Health>, Refusal> {
    app.store.check_health().await?;
    Ok(Json(Health { status: "ok" }))
}
