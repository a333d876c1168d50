//! Who asks with the token of a device that goes along to the villages.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use eldercare_api::ErrorKind;
use eldercare_desk::device::DeviceStanding;
use eldercare_desk::{Action, Towns};
use eldercare_requests::{Day, Moment};

use super::super::Shared;
use super::super::refusal::Refusal;
use super::caller::{Caller, bearer, same_site};
use crate::app::App;
use crate::clock::day_in_china;
use crate::staff::hash_of;
use crate::store::{StoredDevice, seconds};

/// A device that may be used, with the rights that its owner has at this moment.
///
/// Neither a cookie nor the token of a system or of a place's link opens what a device opens, and its token opens
/// nothing else. One that is over is told so, with its id; an unknown token tells nothing.
pub(crate) struct Device {
    pub(crate) id: String,
    /// The day on which it ends by itself.
    pub(crate) ends_on: Day,
    caller: Caller,
}

impl FromRequestParts<Shared> for Device {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, (app, _): &Shared) -> Result<Self, Refusal> {
        same_site(&parts.method, &parts.headers)?;
        let shown = bearer(&parts.headers).ok_or(ErrorKind::SignInNeeded)?;
        let token = hash_of(shown);
        let found = app.store.device_by_token(&token).await?;
        let (device, member) = found.ok_or(ErrorKind::SignInNeeded)?;
        let now = app.clock.now();
        if let Some(over) = over(&device, now) {
            return Err(Refusal::of_device(over, device.device_id));
        }
        let mut caller = Caller::of(app, Some(member), token)?;
        if !has_rights(&caller) {
            return Err(Refusal::of_device(
                ErrorKind::DeviceRevoked,
                device.device_id,
            ));
        }
        app.store.mark_device(&device, seconds(now)).await?;
        caller.device = Some(device.device_id.clone());
        Ok(Self {
            ends_on: ends_on(&device),
            id: device.device_id,
            caller,
        })
    }
}

impl std::ops::Deref for Device {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

/// The id of a device whose token this is and which may be used: for limits, which ask before anything else.
pub(crate) async fn device_in_use(app: &App, shown: &str) -> Option<String> {
    let found = app.store.device_by_token(&hash_of(shown)).await.ok()?;
    let (device, _) = found?;
    over(&device, app.clock.now())
        .is_none()
        .then_some(device.device_id)
}

/// Why a device may not be used any more.
fn over(device: &StoredDevice, now: Moment) -> Option<ErrorKind> {
    match device.times.standing(now.0) {
        DeviceStanding::Revoked => Some(ErrorKind::DeviceRevoked),
        _ if device.closed => Some(ErrorKind::DeviceRevoked),
        DeviceStanding::Ended => Some(ErrorKind::DeviceEnded),
        DeviceStanding::InUse => None,
    }
}

/// Whether its owner may still take a device anywhere: a clerk without towns has nobody to visit.
fn has_rights(caller: &Caller) -> bool {
    match caller.towns(Action::UseDevice) {
        Ok(Towns::All) => true,
        Ok(Towns::Listed(codes)) => !codes.is_empty(),
        Err(_) => false,
    }
}

/// The day on which a device ends by itself.
pub(super) fn ends_on(device: &StoredDevice) -> Day {
    day_in_china(Moment(device.times.longest()))
}
