//! Requests as the desk sees them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::ExportedConsent;

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestList {
    /// Reopened ones first, then those that are overdue, then the oldest.
    pub requests: Vec<ListedRequest>,
    /// How many there are of what somebody still has to do; on the first page alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<ListCounts>,
    /// What to send as `after` for the next page; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// How many requests somebody still has to deal with, of the asked service and town, whatever state is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListCounts {
    /// That nobody has taken yet.
    pub received: i64,
    /// That somebody is in charge of.
    pub assigned: i64,
    /// That came back.
    pub reopened: i64,
    /// Of these, how many are overdue.
    pub overdue: i64,
    /// Of these, how many are in the charge of whoever asks.
    pub mine: i64,
}

/// A request in the list: the person is masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListedRequest {
    /// Its id.
    pub record_id: String,
    /// `received`, `assigned`, `reopened`, `done` or `withdrawn`.
    pub state: String,
    /// When it was stored, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub received_at: String,
    /// Since when it is in this state, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub state_since: String,
    /// By when somebody must look at it, where that is promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub due: Option<String>,
    /// How many days too late; absent when it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<u32>,
    /// With `reopened`: what the person said, `nobody-came`, `half-done` or `not-needed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Id of the service.
    pub service: String,
    /// Code of the town.
    pub town: String,
    /// Code of the village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub village: Option<String>,
    /// Id of the place it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<String>,
    /// When the help or call is wished.
    pub wished_time: String,
    /// Why somebody should call back before going there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// The first letter of the name; empty, as everything else that the person wrote, when it is `withdrawn`.
    pub elder_name: String,
    /// The number without its middle.
    pub phone: String,
    /// Login of who is in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assigned_to: Option<String>,
}

/// One request whole. That it was opened is in its history and in the audit.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenedRequest {
    /// The request.
    pub request: WholeRequest,
    /// The elder's identity number, where it was given, with its middle hidden (`4307**********0187`); whole by
    /// `POST …/identity`. No list, file or other system has any of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity_number: Option<String>,
    /// The self-check that the person attached and has not taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_check: Option<AttachedSelfCheck>,
    /// What the person has agreed to, and what of it they took back.
    pub consents: Vec<ExportedConsent>,
    /// Everything that happened, oldest first.
    pub events: Vec<RequestEvent>,
}

/// Everything that is stored of a request. When it is `withdrawn`, everything that the person wrote is empty or absent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WholeRequest {
    /// Its id.
    pub record_id: String,
    /// City id.
    pub city: String,
    /// See [`ListedRequest::state`].
    pub state: String,
    /// When it was stored, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub received_at: String,
    /// Since when it is in this state, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub state_since: String,
    /// See [`ListedRequest::due`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub due: Option<String>,
    /// See [`ListedRequest::overdue_days`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue_days: Option<u32>,
    /// How it was answered, while it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// See [`ListedRequest::caution`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<String>,
    /// Id of the service.
    pub service: String,
    /// Id of the place it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<String>,
    /// For whom, seen from the sender.
    pub for_whom: String,
    /// How to address the elder.
    pub elder_name: String,
    /// The number to call.
    pub phone: String,
    /// Whose number that is.
    pub phone_owner: String,
    /// Code of the town.
    pub town: String,
    /// Code of the village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub village: Option<String>,
    /// Door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<String>,
    /// When the help or call is wished.
    pub wished_time: String,
    /// What the person wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Login of who is in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assigned_to: Option<String>,
    /// What the person agrees to now: `contact`, `share` (passing the request on to the place that it names),
    /// `self-check`. Without `share` nothing is passed on.
    #[serde(default)]
    pub agreed: Vec<String>,
}

/// Answers about health, given with a consent of their own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttachedSelfCheck {
    /// Id of the questionnaire.
    pub instrument: String,
    /// Its version.
    pub version: String,
    /// Question id → answer id.
    pub answers: BTreeMap<String, String>,
    /// The best level that the answers allow, 0 to 4.
    pub level_best: i64,
    /// The worst level that the answers allow, 0 to 4.
    pub level_worst: i64,
    /// The lowest total that they allow.
    pub total_low: i64,
    /// The highest total that they allow.
    pub total_high: i64,
}

/// Something that happened to a request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestEvent {
    /// From 1.
    pub number: i64,
    /// When, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub at: String,
    /// What, `assigned`, `called`, `nobody-came`.
    pub kind: String,
    /// The state afterwards.
    pub state: String,
    /// `sender`, `server`, or the login of an account.
    pub by: String,
    /// With `done`: how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What somebody wrote, or with `assigned` the login it was given to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Body of `POST /api/v1/desk/requests/{id}/identity`: nothing so far.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeeIdentity {}

/// Reply of `POST /api/v1/desk/requests/{id}/identity`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WholeIdentity {
    /// The elder's identity number (GB 11643).
    pub identity_number: String,
}

/// Body of `POST /api/v1/desk/requests/{id}/assign`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignRequest {
    /// Login of a colleague.
    #[cfg_attr(feature = "openapi", schema(max_length = 40))]
    pub to: String,
    /// See [`AnswerRequest::seen`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<i64>,
}

/// Body of `POST /api/v1/desk/requests/{id}/note`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteCall {
    /// What was said on the telephone.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub note: String,
    /// UUID made by the page, one for each call and the same for every retry: the same note under it is written down
    /// once, another is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub event_id: Option<String>,
}

/// Body of `POST /api/v1/desk/requests/{id}/answer`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerRequest {
    /// `arranged`, `given`, `not-eligible`, `referred`, `called` or `not-needed`: the person sees it.
    pub outcome: String,
    /// For the desk; the person gets it when they ask for everything that is stored of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub note: Option<String>,
    /// Number of the last event that the clerk has seen: when more has happened since than looks and calls, nothing is
    /// changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<i64>,
    /// Puts another answer in the place of the one that was given today.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrects: bool,
    /// UUID made by the page, one for each answer and the same for every retry: the same answer under it is given once,
    /// another is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub event_id: Option<String>,
}

/// The state after a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StateNow {
    /// See [`ListedRequest::state`].
    pub state: String,
}

/// Body of `POST /api/v1/desk/export`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportRequests {
    /// `open` (the usual) or a state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Id of a service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Code of a town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// Login of the colleague in charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_to: Option<String>,
    /// Only what is overdue.
    pub overdue: bool,
    /// Whole names and numbers; a head's only.
    pub whole: bool,
}
