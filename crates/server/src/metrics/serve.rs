//! The address of the numbers.

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse as _;
use axum::routing::get;

use super::Metrics;
use crate::store::Store;

/// OpenMetrics 1.0, which Prometheus asks for.
const TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// `GET /metrics` and nothing else.
pub(crate) fn routes(metrics: Arc<Metrics>, store: Store) -> Router {
    let told = move || {
        let text = metrics.text(&store);
        async move { ([(header::CONTENT_TYPE, TYPE)], text).into_response() }
    };
    Router::new().route("/metrics", get(told))
}
