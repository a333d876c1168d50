//! The desk: `/api/v1/desk/…`, and its devices in the villages: `/api/v1/outreach/…`. Who may call what is decided by `eldercare_desk::reach`; nothing here
//! is answered before [`caller::Caller`], [`caller::Machine`], [`device::Device`] or [`invited::Invited`] has said who asks.

pub(super) mod caller;
mod changes;
pub(super) mod counts;
pub(crate) mod device;
pub(super) mod devices;
pub(super) mod documented;
pub(super) mod export;
mod fields;
pub(super) mod invitations;
mod invited;
mod listed;
pub(super) mod loans;
mod opened;
pub(super) mod outreach;
pub(super) mod places;
pub(super) mod reports;
pub(super) mod requests;
pub(super) mod session;
pub(super) mod systems;
pub(super) mod uploads;
pub(super) mod visits;
mod wanted;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::Shared;
use super::body::FILE_BYTES;

/// Every route of the desk.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/v1/desk/sign-in", post(session::sign_in))
        .route("/api/v1/desk/session", get(session::who))
        .route("/api/v1/desk/sign-out", post(session::sign_out))
        .route("/api/v1/desk/password", post(session::change_password))
        .route("/api/v1/desk/system", get(session::system))
        .route("/api/v1/desk/colleagues", get(session::colleagues))
        .merge(of_requests())
        .merge(of_places())
        .merge(of_devices())
        .route("/api/v1/desk/loans", get(loans::list).post(loans::lend))
        .route("/api/v1/desk/loans/export", post(export::ledgers::loans))
        .route("/api/v1/desk/loans/{id}/back", post(loans::back))
        .route("/api/v1/desk/loans/{id}/not-back", post(loans::not_back))
        .route("/api/v1/desk/loans/{id}/remove", post(loans::remove))
        .route("/api/v1/desk/visits", get(visits::list).post(visits::add))
        .route("/api/v1/desk/visits/export", post(export::ledgers::visits))
        .route("/api/v1/desk/visits/{id}", get(visits::past))
        .route("/api/v1/desk/visits/{id}/visit", post(visits::visit))
        .route(
            "/api/v1/desk/visits/{id}/not-visited",
            post(visits::not_visited),
        )
        .route("/api/v1/desk/visits/{id}/remove", post(visits::remove))
}

fn of_requests() -> Router<Shared> {
    Router::new()
        .route("/api/v1/desk/list", get(requests::list))
        .route("/api/v1/desk/export", post(export::requests::export))
        .route("/api/v1/desk/requests", get(systems::feed))
        .route("/api/v1/desk/requests/{id}", get(requests::open))
        .route(
            "/api/v1/desk/requests/{id}/identity",
            post(requests::identity),
        )
        .route("/api/v1/desk/requests/{id}/assign", post(requests::assign))
        .route("/api/v1/desk/requests/{id}/note", post(requests::note))
        .route("/api/v1/desk/requests/{id}/answer", post(requests::answer))
        .route("/api/v1/desk/requests/{id}/state", post(systems::write))
        .route("/api/v1/desk/counts", get(counts::of_month))
        .route("/api/v1/desk/counts/export", post(export::counts::export))
}

fn of_places() -> Router<Shared> {
    Router::new()
        .route("/api/v1/desk/reports", get(reports::list))
        .route("/api/v1/desk/reports/{id}/settle", post(reports::settle))
        .route("/api/v1/desk/places/{id}", get(places::history))
        .route("/api/v1/desk/places/{id}/edit", post(places::edit))
        .route("/api/v1/desk/places/{id}/undo", post(places::undo))
        .route("/api/v1/desk/places/{id}/invite", post(invitations::invite))
        .merge(of_files())
        .route("/api/v1/desk/invitation", get(invitations::facts))
        .route(
            "/api/v1/desk/invitation/confirm",
            post(invitations::confirm),
        )
}

/// At the desk, and in the villages.
fn of_devices() -> Router<Shared> {
    Router::new()
        .route(
            "/api/v1/desk/devices",
            get(devices::list).post(devices::make),
        )
        .route("/api/v1/desk/devices/{id}/revoke", post(devices::revoke))
        .route("/api/v1/outreach/day", get(outreach::day))
        .route("/api/v1/outreach/people", post(outreach::add))
        .route("/api/v1/outreach/visits/{id}/visit", post(outreach::visit))
}

/// Files are larger than other bodies.
fn of_files() -> Router<Shared> {
    Router::new()
        .route("/api/v1/desk/upload", post(uploads::preview))
        .route("/api/v1/desk/upload/confirm", post(uploads::confirm))
        .layer(DefaultBodyLimit::max(FILE_BYTES))
        .route("/api/v1/desk/upload/template", get(uploads::template))
}
