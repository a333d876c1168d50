//! Devices that go along to the villages, at the desk: signed in, listed, ended.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use eldercare_api::v1::outreach::{
    DeskDevice, DeskDevices, LABEL_CHARS, MakeDevice, NewDevice, RevokeDevice,
};
use eldercare_api::{ErrorEnvelope, ErrorKind};
use eldercare_desk::device::{DeviceStanding, LONGEST};
use eldercare_desk::{Action, Role, Towns};
use eldercare_requests::Moment;

use super::super::Shared;
use super::super::body::JsonBody;
use super::super::refusal::Refusal;
use super::caller::Caller;
use super::device::ends_on;
use super::fields::{Id, made_id, needed};
use crate::clock::day_in_china;
use crate::staff::Token;
use crate::store::{MadeDevice, StoredDevice, Whose};

/// Rows of one answer, at most.
const MOST: i64 = 500;

/// Signs a device in. The token is told once; the same id of the same person gets another one, which takes the place of
/// the one before.
#[utoipa::path(
    post,
    path = "/api/v1/desk/devices",
    tag = "desk",
    request_body = MakeDevice,
    responses(
        (status = 201, description = "The token, which is kept nowhere", body = NewDevice),
        (status = 401, description = "Nobody is signed in, or this device was revoked and has to forget everything first: `device.revoked`, with its id in `device`", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 422, description = "Wrong shape, or somebody else's device has this id", body = ErrorEnvelope),
    )
)]
pub(crate) async fn make(
    State((app, _)): State<Shared>,
    caller: Caller,
    body: JsonBody,
) -> Result<(StatusCode, Json<NewDevice>), Refusal> {
    caller.check(Action::UseDevice)?;
    let typed: MakeDevice = body.read()?;
    let device_id = made_id("device_id", &typed.device_id)?;
    let label = needed("label", &typed.label, LABEL_CHARS)?;
    let token = Token::new().map_err(|_| ErrorKind::Failed)?;
    let (deed, hash) = (caller.deed(&app), token.hash());
    let made = app.store.make_device((&device_id, &label), &hash, &deed);
    match made.await? {
        MadeDevice::Made => {}
        MadeDevice::Revoked => {
            return Err(Refusal::of_device(ErrorKind::DeviceRevoked, device_id));
        }
        MadeDevice::Other => return Err(ErrorKind::Conflict.into()),
    }
    let ends_at = Moment(deed.at.0.saturating_add(LONGEST));
    let new = NewDevice {
        device_id,
        token: token.text().to_owned(),
        ends_on: day_in_china(ends_at).to_string(),
        worker: caller.member.name.clone(),
        city: caller.city().to_owned(),
        towns: own_towns(&caller),
    };
    Ok((StatusCode::CREATED, Json(new)))
}

/// The towns of a clerk; none are named of who has the whole city.
pub(super) fn own_towns(caller: &Caller) -> Option<Vec<String>> {
    (caller.role() == Role::Clerk).then(|| caller.member.towns.clone())
}

/// One's own devices; a head sees those of the city.
#[utoipa::path(
    get,
    path = "/api/v1/desk/devices",
    tag = "desk",
    responses(
        (status = 200, description = "At most 500, those in use first, the newest first", body = DeskDevices),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to see, or sent by another site's page", body = ErrorEnvelope),
    )
)]
pub(crate) async fn list(
    State((app, _)): State<Shared>,
    caller: Caller,
) -> Result<Json<DeskDevices>, Refusal> {
    let whose = match caller.towns(Action::RevokeDevices)? {
        Towns::All => Whose::City(caller.city()),
        Towns::Listed(_) => Whose::Login(&caller.member.login),
    };
    let rows = app.store.devices(whose, MOST).await?;
    let now = app.clock.now();
    let mut rows: Vec<_> = rows.iter().map(|row| (standing(row, now), row)).collect();
    // The sort keeps the order of those that stand alike.
    rows.sort_by_key(|(standing, _)| *standing != DeviceStanding::InUse);
    let devices = rows.into_iter().map(|(standing, row)| shown(standing, row));
    Ok(Json(DeskDevices {
        devices: devices.collect(),
    }))
}

fn standing(row: &StoredDevice, now: Moment) -> DeviceStanding {
    row.times.standing(now.0)
}

fn shown(standing: DeviceStanding, row: &StoredDevice) -> DeskDevice {
    DeskDevice {
        device_id: row.device_id.clone(),
        label: row.label.clone(),
        login: row.login.clone(),
        worker: row.worker.clone(),
        made_at: Moment(row.times.made).to_string(),
        last_seen: Moment(row.times.seen).to_string(),
        ends_on: ends_on(row).to_string(),
        standing: standing.id().to_owned(),
        revoked_at: row.times.revoked.map(|at| Moment(at).to_string()),
    }
}

/// Ends a device: at its next contact it is told so, and forgets everything.
#[utoipa::path(
    post,
    path = "/api/v1/desk/devices/{id}/revoke",
    tag = "desk",
    params(("id" = String, Path, description = "Id of the device")),
    request_body = RevokeDevice,
    responses(
        (status = 204, description = "Ended; once more changes nothing"),
        (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
        (status = 403, description = "Not theirs to do, or sent by another site's page", body = ErrorEnvelope),
        (status = 404, description = "Not there, or not theirs", body = ErrorEnvelope),
    )
)]
pub(crate) async fn revoke(
    State((app, _)): State<Shared>,
    caller: Caller,
    Id(id): Id,
    body: JsonBody,
) -> Result<StatusCode, Refusal> {
    let all = *caller.towns(Action::RevokeDevices)? == Towns::All;
    let device = app.store.device(id.as_str()).await?;
    let device = device.ok_or(ErrorKind::DeskUnknown)?;
    let own = device.login == caller.member.login;
    if device.city != caller.city() || !all && !own {
        return Err(ErrorKind::DeskUnknown.into());
    }
    let RevokeDevice {} = body.read()?;
    app.store
        .revoke_device(&device.device_id, &caller.deed(&app))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
