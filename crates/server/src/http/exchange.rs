//! One exchange from the outside: its correlation id, its line in the log, and the envelope around
//! every refusal.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use eldercare_api::ErrorKind;

use super::refusal::Refusal;
use crate::codes::hex;
use crate::metrics::Metrics;
use crate::secret::random_bytes;

/// Names the exchange to the sender, who may quote it on the telephone.
pub(super) const CORRELATION: HeaderName = HeaderName::from_static("x-correlation-id");

/// What a refusal keeps of the headers around it: which methods are right, when to come again, and
/// which pages may read it.
const KEPT: [HeaderName; 4] = [
    header::ALLOW,
    header::RETRY_AFTER,
    header::ACCESS_CONTROL_ALLOW_ORIGIN,
    header::ACCESS_CONTROL_EXPOSE_HEADERS,
];

/// Whether a path belongs to the interface.
pub(super) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Runs the exchange, seals the reply and writes one line about it.
pub(super) async fn account_for(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let start = Instant::now();
    let correlation_id = random_bytes::<16>().map_or_else(|_| "0".repeat(32), |b| hex(&b));
    let api = is_api(request.uri().path());
    let method = known_method(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route
        .as_ref()
        .map_or(if api { "/api/…" } else { "(site)" }, MatchedPath::as_str);

    let reply = next.run(request).await;
    let mut reply = if api {
        sealed(reply, &correlation_id)
    } else {
        reply
    };
    if let Ok(value) = HeaderValue::from_str(&correlation_id) {
        reply.headers_mut().insert(CORRELATION, value);
    }
    let (status, time) = (reply.status().as_u16(), start.elapsed());
    metrics.count(method, route, status, time);
    tracing::info!(
        method,
        route,
        status,
        micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX),
        correlation_id,
        "exchange"
    );
    reply
}

/// A method's name for the log; an invented one could carry anything.
fn known_method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

/// A reply of the interface: stored by nobody unless it says itself that it is open, and every
/// refusal in the envelope.
fn sealed(mut reply: Response, correlation_id: &str) -> Response {
    let refused = reply.status().is_client_error() || reply.status().is_server_error();
    if refused {
        let refusal = reply.extensions_mut().remove::<Refusal>();
        let refusal = refusal.unwrap_or_else(|| bare_status(reply.status()).into());
        let kept = KEPT.map(|name| (reply.headers_mut().remove(&name), name));
        reply = enveloped(refusal, correlation_id);
        for (value, name) in kept {
            if let Some(value) = value {
                reply.headers_mut().insert(name, value);
            }
        }
    }
    reply
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    reply
}

fn enveloped(refusal: Refusal, correlation_id: &str) -> Response {
    let status = refusal.status();
    (status, refusal.body(correlation_id.to_owned())).into_response()
}

/// The reason for a status that a library set without saying why.
fn bare_status(status: StatusCode) -> ErrorKind {
    match status {
        StatusCode::NOT_FOUND => ErrorKind::UnknownRoute,
        StatusCode::METHOD_NOT_ALLOWED => ErrorKind::Method,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorKind::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ErrorKind::ContentType,
        StatusCode::REQUEST_TIMEOUT => ErrorKind::TooSlow,
        other if other.is_client_error() => ErrorKind::BadRequest,
        _ => ErrorKind::Failed,
    }
}
