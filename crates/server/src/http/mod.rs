//! Routes, and the layers around them.

mod body;
mod cities;
mod city_id;
mod desk;
mod documented;
mod exchange;
mod follow;
mod form_token;
mod headers;
mod health;
mod ogc;
mod open_reply;
mod openapi;
mod record;
mod refusal;
mod reports;
mod requests;
mod search;
mod services;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use eldercare_api::ErrorKind;
use tower_http::catch_panic::CatchPanicLayer;

pub(crate) use desk::caller::bearer;
pub(crate) use desk::device::device_in_use;
pub(crate) use follow::Attempts;
pub(crate) use headers::SecurityHeaders;
pub(crate) use refusal::Refusal;

use crate::app::App;
use crate::guard::limit;
use crate::metrics::Metrics;
use crate::site::{self, Site};

/// Largest body that is read. A request with a full self-check has about 3 KB.
const BODY_BYTES: usize = 64 * 1024;
/// Longest time for one exchange, the arrival of the body included.
const EXCHANGE: Duration = Duration::from_secs(20);

/// The whole server: interface under `/api`, the site everywhere else.
pub(crate) fn router(app: App, site: Site, headers: SecurityHeaders) -> Router {
    let metrics = Arc::clone(&app.metrics);
    let app = Arc::new(app);
    let routes = Router::new()
        .merge(api())
        .fallback(elsewhere)
        .method_not_allowed_fallback(wrong_method)
        .with_state((Arc::clone(&app), Arc::new(site)))
        .layer(from_fn_with_state(app, limit));
    guarded(routes, headers, metrics)
}

/// The layers around every route; the last one here is the outermost.
fn guarded(routes: Router, headers: SecurityHeaders, metrics: Arc<Metrics>) -> Router {
    routes
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::custom(refusal::after_panic))
        .layer(from_fn_with_state(metrics, exchange::account_for))
        .layer(from_fn_with_state(Arc::new(headers), headers::harden))
}

/// State of the routes: the parts, and the site for everything that is no route.
type Shared = (Arc<App>, Arc<Site>);

fn api() -> Router<Shared> {
    Router::new()
        // Also the reply to a wrong method is inside the layer, which answers a browser's OPTIONS.
        .merge(
            open()
                .method_not_allowed_fallback(wrong_method)
                .layer(open_reply::for_any_page()),
        )
        .merge(desk::routes())
        .route("/api/v1/form-token", get(form_token::issue))
        .route("/api/v1/requests", post(requests::submit))
        .route("/api/v1/requests/status", post(follow::status::follow))
        .route("/api/v1/requests/feedback", post(follow::feedback::give))
        .route(
            "/api/v1/requests/withdraw",
            post(follow::withdraw::take_back),
        )
        .route("/api/v1/requests/delete", post(follow::erase::delete))
        .route("/api/v1/requests/export", post(follow::export::copy))
        .route("/api/v1/reports", post(reports::submit::submit))
        .route("/api/v1/health", get(health::check))
        .route("/api/v1/health/live", get(health::live))
}

/// What is published: any page may ask for it.
fn open() -> Router<Shared> {
    Router::new()
        .merge(ogc::routes())
        .route(
            "/api/v1/cities/{id}/reports/summary",
            get(reports::summary::closed),
        )
        .route(
            "/api/v1/cities/{id}/facilities.geojson",
            get(cities::facilities),
        )
        .route("/api/v1/cities/{id}/edits", get(desk::places::of_city))
        .route("/api/v1/cities/{id}/services", get(services::of_city))
        .route("/api/v1/services", get(services::asked_for))
        .route("/api/v1/facilities", get(search::find))
        .route("/api/v1/openapi.json", get(openapi::document))
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
mod signing_in;
#[cfg(test)]
mod timing;

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::http::{Request, Response};
    use axum::routing::get;
    use eldercare_api::ErrorEnvelope;
    use http_body_util::BodyExt as _;
    use prometheus_client::metrics::counter::Counter;
    use tower::ServiceExt as _;

    use super::{Arc, Metrics, SecurityHeaders, guarded};

    fn demonstrate_a_panic() {
        panic!("demonstration");
    }

    async fn reply(routes: Router) -> (u16, Response<()>, ErrorEnvelope) {
        let request = Request::get("/api/v1/demo").body(Body::empty()).unwrap();
        let server = guarded(
            routes,
            SecurityHeaders::new("default-src 'none'"),
            Arc::new(Metrics::new(&Counter::default())),
        );
        let (head, body) = server.oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let envelope = serde_json::from_slice(&bytes).unwrap();
        (
            head.status.as_u16(),
            Response::from_parts(head, ()),
            envelope,
        )
    }

    #[tokio::test]
    async fn a_panic_becomes_a_general_refusal_with_all_headers() {
        let panics = get(|| async { demonstrate_a_panic() });
        let (status, head, envelope) = reply(Router::new().route("/api/v1/demo", panics)).await;
        assert_eq!((status, envelope.code.as_str()), (500, "server.failed"));
        assert_eq!(head.headers()["cache-control"], "no-store");
        assert!(head.headers().contains_key("content-security-policy"));
    }

    #[tokio::test(start_paused = true)]
    async fn an_exchange_that_never_ends_is_ended() {
        let endless = get(|| async { std::future::pending::<()>().await });
        let (status, _, envelope) = reply(Router::new().route("/api/v1/demo", endless)).await;
        assert_eq!((status, envelope.code.as_str()), (503, "server.busy"));
    }

    #[tokio::test]
    async fn a_bare_status_of_a_library_gets_an_envelope() {
        let teapot = get(|| async { axum::http::StatusCode::IM_A_TEAPOT });
        let (status, _, envelope) = reply(Router::new().route("/api/v1/demo", teapot)).await;
        assert_eq!((status, envelope.code.as_str()), (400, "route.bad-request"));
    }
}
