//! Devices that go along to the villages: what the desk gives them, and what they send and get.
//!
//! A device writes into the ledger of visits with [`super::desk::WriteVisit`] and [`super::desk::ListPerson`], as the desk
//! does; what it hands in for an elder is an ordinary request.

use serde::{Deserialize, Serialize};

use super::desk::VisitPerson;
use crate::error::ErrorKind;

/// Longest name of a device, in characters.
pub const LABEL_CHARS: usize = 40;

/// Body of `POST /api/v1/desk/devices`. The same id sent again by the same person gets another token, and the one before
/// holds no more: a reply that was lost leaves no device that nobody can use.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MakeDevice {
    /// UUID of version 4, made by the device; the same for every retry.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub device_id: String,
    /// How the office calls it.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub label: String,
}

/// Reply of `POST /api/v1/desk/devices`: the only time that the token is told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewDevice {
    /// Its id.
    pub device_id: String,
    /// What it shows from now on, as `Authorization: Bearer …`.
    pub token: String,
    /// The day on which it ends by itself; earlier when the server does not hear of it for a week.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub ends_on: String,
    /// How colleagues call the person.
    pub worker: String,
    /// City id.
    pub city: String,
    /// Codes of their towns; absent for every town of the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub towns: Option<Vec<String>>,
}

/// Body of `POST /api/v1/desk/devices/{id}/revoke`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RevokeDevice {}

/// Reply of `GET /api/v1/desk/devices`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskDevices {
    /// Those in use first, then the others; the newest first.
    pub devices: Vec<DeskDevice>,
}

/// One device as the desk sees it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskDevice {
    /// Its id.
    pub device_id: String,
    /// How the office calls it.
    pub label: String,
    /// Login of whose it is.
    pub login: String,
    /// How colleagues call them.
    pub worker: String,
    /// Signed in at this moment.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub made_at: String,
    /// Heard of last, to the minute.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub last_seen: String,
    /// The day on which it ends, or ended, by itself.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub ends_on: String,
    /// `in-use`, `ended` by its time, or `revoked`.
    pub standing: String,
    /// With `revoked`: at this moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub revoked_at: Option<String>,
}

/// Reply of `GET /api/v1/outreach/day`: what a device takes along.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutreachDay {
    /// The device's own id.
    pub device_id: String,
    /// How colleagues call the person.
    pub worker: String,
    /// City id.
    pub city: String,
    /// Codes of their towns; absent for every town of the city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub towns: Option<Vec<String>>,
    /// The day in China by the server's clock.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub today: String,
    /// The day on which the device ends by itself.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub ends_on: String,
    /// Who is `due` or `missed` in these towns: at most 2,000, those visited longest ago first.
    pub people: Vec<VisitPerson>,
}

/// The refusal of a device that is over: the envelope of every refusal, with the device that is meant.
///
/// It is a type of its own, because only the pages of the outreach mode read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeviceRefusal {
    /// `device.revoked` or `device.ended`.
    pub code: String,
    /// The key of the text for people.
    pub message_key: String,
    /// Id of the device.
    pub device: String,
    /// Names this exchange in the server's log: 32 hex digits.
    pub correlation_id: String,
}

impl DeviceRefusal {
    /// Whether this device was revoked, and has to forget everything. It destroys nothing at the word of somebody who
    /// does not name it.
    #[must_use]
    pub fn revokes(&self, device_id: &str) -> bool {
        self.code == ErrorKind::DeviceRevoked.code() && self.device == device_id
    }

    /// Whether this device's time is over: it gives the list of people up, keeps what is not sent, and asks its owner to
    /// sign in again.
    #[must_use]
    pub fn ends(&self, device_id: &str) -> bool {
        self.code == ErrorKind::DeviceEnded.code() && self.device == device_id
    }
}

#[cfg(test)]
mod tests {
    use super::DeviceRefusal;
    use crate::ErrorEnvelope;

    #[test]
    fn a_device_forgets_only_what_it_is_named_for() {
        let sent = r#"{"code":"device.revoked","message_key":"error.device.revoked","device":"a","correlation_id":"0"}"#;
        let refusal: DeviceRefusal = serde_json::from_str(sent).unwrap();
        assert!(refusal.revokes("a") && !refusal.revokes("b") && !refusal.ends("a"));
        let ended = DeviceRefusal {
            code: "device.ended".to_owned(),
            ..refusal
        };
        assert!(ended.ends("a") && !ended.ends("b") && !ended.revokes("a"));
        // What reads every refusal reads this one.
        assert!(serde_json::from_str::<ErrorEnvelope>(sent).is_ok());
    }
}
