//! What a person does about a request that the office has: feedback, taking back, deleting, and getting a copy
//! of everything. Always by POST, so that the code is in no address and no log.

use serde::{Deserialize, Serialize};

use super::submit::SelfCheck;

/// Body of `POST /api/v1/requests/feedback`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GiveFeedback {
    /// The tracking code as typed.
    #[cfg_attr(feature = "openapi", schema(example = "0000-0000-000"))]
    pub code: String,
    /// The last four digits of the telephone number in the request.
    #[cfg_attr(feature = "openapi", schema(example = "0000"))]
    pub phone_last4: String,
    /// `fine`, `nobody-came`, `half-done` or `not-needed`; all but `fine` open the request again.
    #[cfg_attr(feature = "openapi", schema(example = "nobody-came"))]
    pub feedback: String,
}

/// Body of `POST /api/v1/requests/withdraw`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Withdraw {
    /// The tracking code as typed.
    #[cfg_attr(feature = "openapi", schema(example = "0000-0000-000"))]
    pub code: String,
    /// The last four digits of the telephone number in the request.
    #[cfg_attr(feature = "openapi", schema(example = "0000"))]
    pub phone_last4: String,
    /// `request`: all of it; nobody calls any more. `self-check`: the answers about health, with
    /// their consent; the request goes on. `share`: the consent to pass it on; the office goes on itself.
    #[cfg_attr(feature = "openapi", schema(example = "self-check"))]
    pub what: String,
}

/// Body of `POST /api/v1/requests/delete`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeleteRequest {
    /// The tracking code as typed.
    #[cfg_attr(feature = "openapi", schema(example = "0000-0000-000"))]
    pub code: String,
    /// The last four digits of the telephone number in the request.
    #[cfg_attr(feature = "openapi", schema(example = "0000"))]
    pub phone_last4: String,
}

/// Reply: everything about the request is gone, and its code opens nothing any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deleted {
    /// When it was deleted, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub deleted_at: String,
}

/// Body of `POST /api/v1/requests/export`. A copy holds what four digits must not open, so it takes the whole
/// number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportQuery {
    /// The tracking code as typed.
    #[cfg_attr(feature = "openapi", schema(example = "0000-0000-000"))]
    pub code: String,
    /// The whole telephone number in the request.
    #[cfg_attr(feature = "openapi", schema(example = "13800000000"))]
    pub phone: String,
}

/// Reply: everything that is stored about one request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Export {
    /// Always 1.
    pub schema_version: u16,
    /// When the copy was made, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub exported_at: String,
    /// The request.
    pub request: ExportedRequest,
    /// The self-check, unless none came along or it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_check: Option<SelfCheck>,
    /// What was agreed to.
    pub consents: Vec<ExportedConsent>,
    /// What happened, oldest first.
    pub events: Vec<ExportedEvent>,
}

/// A request as it is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedRequest {
    /// The id that the device made.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub record_id: String,
    /// The version in which it was sent.
    pub schema_version: u16,
    /// SHA-256 of the body that was sent, 64 hex digits.
    pub payload_hash: String,
    /// When it was stored, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub received_at: String,
    /// By when somebody looks at it first, where the office promises that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub first_look_by: Option<String>,
    /// Its state; see the status.
    pub state: String,
    /// Since when, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub state_since: String,
    /// How it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Why the office calls back before it believes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// City id.
    pub city: String,
    /// Service id.
    pub service: String,
    /// Facility id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<String>,
    /// For whom.
    pub for_whom: String,
    /// How to address the elder.
    pub elder_name: String,
    /// The telephone number.
    pub phone: String,
    /// Whose number that is.
    pub phone_owner: String,
    /// Code of the town.
    pub town: String,
    /// Code of the village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub village: Option<String>,
    /// Door number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<String>,
    /// When somebody should come.
    pub wished_time: String,
    /// The note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The elder's identity number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity_number: Option<String>,
}

/// A consent as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedConsent {
    /// `contact`, `self-check` or `share`.
    pub purpose: String,
    /// Version of the wording.
    pub version: String,
    /// SHA-256 of the wording, 64 hex digits.
    pub text_hash: String,
    /// Which wording that is: the language of the one that was released under this version, or `unknown` where none of
    /// them has this hash. An older server does not tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// The words, where they are known; `{operator}`, `{hotline}` and `{place}` stand for names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When it was given, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub given_at: String,
    /// Who gave it.
    pub given_by: String,
    /// How it was given.
    pub how: String,
    /// When it was taken back, in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub withdrawn_at: Option<String>,
}

/// Something that happened to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportedEvent {
    /// When, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub at: String,
    /// What.
    pub kind: String,
    /// The state afterwards.
    pub state: String,
    /// `sender`, `server` or `office`.
    pub by: String,
    /// How it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What the office wrote down about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
