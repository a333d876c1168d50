//! Headers that every reply carries, whatever route it comes from.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// One year (OWASP ASVS 5.0, 3.4.1).
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Headers of every reply but the content security policy (OWASP ASVS 5.0, 3.4).
const FIXED: [(HeaderName, HeaderValue); 4] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
        ),
    ),
];

/// The policy, which depends on the operator's tile layers.
#[derive(Clone, Debug)]
pub(crate) struct SecurityHeaders {
    content_security_policy: HeaderValue,
}

impl SecurityHeaders {
    /// With this policy; an impossible one falls back to one that allows nothing.
    pub(crate) fn new(policy: &str) -> Self {
        let content_security_policy =
            HeaderValue::from_str(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        Self {
            content_security_policy,
        }
    }
}

/// Sets the headers.
pub(super) async fn harden(
    State(security): State<Arc<SecurityHeaders>>,
    request: Request,
    next: Next,
) -> Response {
    let secure = came_over_https(request.headers());
    let mut reply = next.run(request).await;
    let headers = reply.headers_mut();
    let policy = security.content_security_policy.clone();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.extend(FIXED);
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    reply
}

/// Whether the reverse proxy says that the person's connection is encrypted.
pub(super) fn came_over_https(headers: &HeaderMap) -> bool {
    headers
        .get("x-forwarded-proto")
        .is_some_and(|proto| proto == "https")
}
