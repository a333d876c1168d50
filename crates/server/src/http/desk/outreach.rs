//! What a device in the villages takes along and brings home. What it writes into the ledger of visits is written as at
//! the desk, by the same functions; the audit names the device.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use eldercare_api::ErrorEnvelope;
use eldercare_api::v1::desk::{ListPerson, WriteVisit};
use eldercare_api::v1::outreach::OutreachDay;
use eldercare_desk::Action;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::device::Device;
use super::devices::own_towns;
use super::fields::Id;
use super::loans::seen;
use super::visits::{MOST, put_on_list, shown, write_down};

/// Who is to be visited in this quarter in the towns of the device's owner, and how the device itself stands.
#[utoipa::path(
    get,
    path = "/api/v1/outreach/day",
    tag = "outreach",
    responses(
        (status = 200, description = "At most 2,000, those visited longest ago first; that the list was read is written down", body = OutreachDay),
        (status = 401, description = "The device is over: `device.revoked` or `device.ended`, with its id in `device`; or an unknown token", body = ErrorEnvelope),
        (status = 403, description = "Sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn day(
    State((app, _)): State<Shared>,
    device: Device,
) -> Result<Json<OutreachDay>, Refusal> {
    let towns = device.towns(Action::ReadVisits)?;
    let today = app.clock.today();
    let rows = app.store.people(device.city(), towns, MOST).await?;
    let people = rows.into_iter().map(|row| shown(row, today));
    let people: Vec<_> = people.filter(|one| one.standing != "visited").collect();
    seen(&app, &device, "visit.read", people.len()).await?;
    Ok(Json(OutreachDay {
        device_id: device.id.clone(),
        worker: device.member.name.clone(),
        city: device.city().to_owned(),
        towns: own_towns(&device),
        today: today.to_string(),
        ends_on: device.ends_on.to_string(),
        people,
    }))
}

/// Writes a visit down, as at the desk.
#[utoipa::path(
    post,
    path = "/api/v1/outreach/visits/{id}/visit",
    tag = "outreach",
    params(("id" = String, Path, description = "Id of the person")),
    request_body = WriteVisit,
    responses(
        (status = 204, description = "Written down; sent again, it changes nothing"),
        (status = 401, description = "The device is over: `device.revoked` or `device.ended`, with its id in `device`; or an unknown token", body = ErrorEnvelope),
        (status = 403, description = "Sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or in a town that is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn visit(
    State((app, _)): State<Shared>,
    device: Device,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    write_down(&app, &device, id.as_str(), &body).await
}

/// Puts somebody on the list of visits who was met today, as at the desk.
#[utoipa::path(
    post,
    path = "/api/v1/outreach/people",
    tag = "outreach",
    request_body = ListPerson,
    responses(
        (status = 204, description = "On the list, once however often it is sent"),
        (status = 401, description = "The device is over: `device.revoked` or `device.ended`, with its id in `device`; or an unknown token", body = ErrorEnvelope),
        (status = 403, description = "Sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "The town is not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn add(
    State((app, _)): State<Shared>,
    device: Device,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    put_on_list(&app, &device, &body).await
}
