//! The OpenAPI document, made from the handlers and wire types themselves.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa::OpenApi;

use super::desk::documented::Keys;
use super::documented::Documented;
use super::open_reply::OpenReply;
use super::{cities, desk, follow, form_token, health, ogc, reports, requests, search, services};

/// Collects the handlers; the wire types come along with them.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Eldercare Map",
        description = "Service requests, reports about facilities and open data. Every refusal is an ErrorEnvelope.",
    ),
    servers((url = "/")),
    modifiers(&Documented, &Keys),
    paths(
        desk::session::sign_in,
        desk::session::who,
        desk::session::sign_out,
        desk::session::change_password,
        desk::session::system,
        desk::session::colleagues,
        form_token::issue,
        desk::requests::list,
        desk::requests::open,
        desk::requests::identity,
        desk::requests::assign,
        desk::requests::note,
        desk::requests::answer,
        desk::export::requests::export,
        desk::export::ledgers::loans,
        desk::export::ledgers::visits,
        desk::export::counts::export,
        desk::systems::feed,
        desk::systems::write,
        desk::counts::of_month,
        desk::loans::list,
        desk::loans::lend,
        desk::loans::back,
        desk::loans::not_back,
        desk::loans::remove,
        desk::visits::list,
        desk::visits::add,
        desk::visits::past,
        desk::visits::visit,
        desk::visits::not_visited,
        desk::visits::remove,
        desk::devices::make,
        desk::devices::list,
        desk::devices::revoke,
        desk::outreach::day,
        desk::outreach::visit,
        desk::outreach::add,
        desk::places::edit,
        desk::places::undo,
        desk::places::history,
        desk::places::of_city,
        desk::reports::list,
        desk::reports::settle,
        desk::invitations::invite,
        desk::invitations::facts,
        desk::invitations::confirm,
        desk::uploads::preview,
        desk::uploads::confirm,
        desk::uploads::template,
        requests::submit,
        follow::status::follow,
        follow::feedback::give,
        follow::withdraw::take_back,
        follow::erase::delete,
        follow::export::copy,
        reports::submit::submit,
        reports::summary::closed,
        cities::facilities,
        services::of_city,
        services::asked_for,
        search::find,
        ogc::root,
        ogc::conformance,
        ogc::document,
        ogc::list,
        ogc::one,
        ogc::of_items,
        ogc::page,
        ogc::single,
        document,
        health::check,
        health::live,
    ),
)]
struct Interface;

static DOCUMENT: LazyLock<Bytes> =
    LazyLock::new(|| Bytes::from(Interface::openapi().to_json().unwrap_or_default()));

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "operation",
    responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
pub(super) async fn document(headers: HeaderMap) -> Response {
    OpenReply::new("application/json", DOCUMENT.clone()).to(&headers)
}
