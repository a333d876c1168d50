//! The layer that asks the limits before anything of an exchange is read.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use eldercare_api::ErrorKind;

use super::{Class, Guard};
use crate::http::Refusal;

/// Runs the exchange, or refuses it with `Retry-After`.
pub(crate) async fn limit(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(class) = Class::of(request.method().as_str(), request.uri().path()) else {
        return next.run(request).await;
    };
    let client = guard.client(peer(request.extensions()), request.headers());
    if let Err(seconds) = guard.pass(class, client) {
        return later(seconds);
    }
    let reply = next.run(request).await;
    if class.counts_failures_only() && is_no_failure(reply.status()) {
        guard.give_back(class, client);
    }
    reply
}

/// Whose connection it is; nobody's where there is none, in tests.
pub(crate) fn peer(extensions: &Extensions) -> IpAddr {
    let connection = extensions.get::<ConnectInfo<SocketAddr>>();
    connection.map_or(Ipv4Addr::UNSPECIFIED.into(), |info| info.0.ip())
}

fn later(seconds: u64) -> Response {
    let mut refused = Refusal::from(ErrorKind::TooOften).into_response();
    refused
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    refused
}

/// Whether a try is not one of those that count: it went well, or the account was refused for its own tries. One account
/// that is guessed at must not keep its colleagues out.
fn is_no_failure(status: StatusCode) -> bool {
    status.is_success() || status == StatusCode::TOO_MANY_REQUESTS
}
