//! The desk: `/api/v1/desk/…`. Who may call what is decided by `eldercare_desk::reach`; nothing here
//! is answered before [`caller::Caller`] or [`caller::Machine`] has said who asks.

pub(super) mod caller;
pub(super) mod documented;
pub(super) mod session;

use axum::Router;
use axum::routing::{get, post};

use super::Shared;

/// Every route of the desk.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/v1/desk/sign-in", post(session::sign_in))
        .route("/api/v1/desk/session", get(session::who))
        .route("/api/v1/desk/sign-out", post(session::sign_out))
        .route("/api/v1/desk/password", post(session::change_password))
        .route("/api/v1/desk/system", get(session::system))
        .route("/api/v1/desk/colleagues", get(session::colleagues))
}
