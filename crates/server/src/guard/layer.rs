//! The layer that asks the limits before anything of an exchange is read.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use eldercare_api::ErrorKind;

use super::{Class, Client};
use crate::app::App;
use crate::http::{Refusal, bearer, device_in_use};

/// Runs the exchange, or refuses it with `Retry-After`.
pub(crate) async fn limit(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let Some(class) = Class::of(request.method().as_str(), request.uri().path()) else {
        return next.run(request).await;
    };
    let guard = &app.guard;
    let client = guard.client(peer(request.extensions()), request.headers());
    let shown = bearer(request.headers()).map(str::to_owned);
    let (class, client) = match device(&app, shown, class, client).await {
        Some(device) => (Class::Drive, device),
        None => (class, client),
    };
    if let Err(seconds) = guard.pass(class, client) {
        return later(seconds);
    }
    let reply = next.run(request).await;
    if class.counts_failures_only() && is_no_failure(reply.status()) {
        guard.give_back(class, client);
    }
    reply
}

/// The device of the office that hands something in: it counts alone, so that a drive neither waits for its neighbours
/// behind the same address nor they for it. Whoever shows a token that does not hold is counted as without one, and
/// after some tries is not looked up any more.
async fn device(app: &App, shown: Option<String>, class: Class, client: Client) -> Option<Client> {
    let shown = shown?;
    if !app.guard.is_on() || !matches!(class, Class::Submit | Class::Token) {
        return None;
    }
    app.guard.pass(Class::Device, client).ok()?;
    let device_id = device_in_use(app, &shown).await?;
    app.guard.give_back(Class::Device, client);
    Some(Client::of_device(&device_id))
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
