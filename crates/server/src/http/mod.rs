//! Routes, and the layers around them.

mod body;
mod cities;
mod exchange;
mod headers;
mod health;
mod openapi;
mod refusal;
mod requests;
mod status;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use eldercare_api::ErrorKind;
use tower_http::catch_panic::CatchPanicLayer;

pub(crate) use headers::SecurityHeaders;
pub(crate) use refusal::Refusal;

use crate::app::App;
use crate::site::{self, Site};

/// Largest body that is read. A request with a full self-check has about 3 KB.
const BODY_BYTES: usize = 64 * 1024;
/// Longest time for one exchange, the arrival of the body included.
const EXCHANGE: Duration = Duration::from_secs(20);

/// The whole server: interface under `/api`, the site everywhere else.
pub(crate) fn router(app: App, site: Site, headers: SecurityHeaders) -> Router {
    Router::new()
        .merge(api())
        .fallback(elsewhere)
        .method_not_allowed_fallback(wrong_method)
        .with_state((Arc::new(app), Arc::new(site)))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::custom(refusal::after_panic))
        .layer(from_fn(exchange::account_for))
        .layer(from_fn_with_state(Arc::new(headers), headers::harden))
}

/// State of the routes: the parts, and the site for everything that is no route.
type Shared = (Arc<App>, Arc<Site>);

fn api() -> Router<Shared> {
    Router::new()
        .route("/api/v1/requests", post(requests::submit))
        .route("/api/v1/requests/status", post(status::follow))
        .route(
            "/api/v1/cities/{id}/facilities.geojson",
            get(cities::facilities),
        )
        .route("/api/v1/openapi.json", get(openapi::document))
        .route("/api/v1/health", get(health::check))
}

async fn wrong_method() -> Refusal {
    ErrorKind::Method.into()
}

/// Everything that is no route: refused under `/api`, else a file or page of the site.
async fn elsewhere(State((_, site)): State<Shared>, request: Request) -> Response {
    if exchange::is_api(request.uri().path()) {
        Refusal::from(ErrorKind::UnknownRoute).into_response()
    } else {
        site::serve(&site, request).await
    }
}

/// Ends an exchange that takes too long.
async fn in_time(request: Request, next: Next) -> Response {
    tokio::time::timeout(EXCHANGE, next.run(request))
        .await
        .unwrap_or_else(|_| Refusal::from(ErrorKind::Busy).into_response())
}

#[cfg(test)]
mod timing;
