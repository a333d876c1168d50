//! What the bureau's other systems ask for and write back.

use serde::{Deserialize, Serialize};

use super::requests::WholeRequest;

/// Reply of `GET /api/v1/desk/requests`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestFeed {
    /// What happened after `since`, each once, in an order that never changes.
    pub events: Vec<FeedEvent>,
    /// What to send as `since` the next time; the same as before when nothing happened.
    pub next: String,
    /// Whether there is more already.
    pub more: bool,
}

/// Something that happened to a request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeedEvent {
    /// Id of the request.
    pub record_id: String,
    /// What: `received`, `assigned`, `called`, `done`, `nobody-came` …, or `withdrawn` and `erased`: delete what you have
    /// of it, too.
    pub kind: String,
    /// Number of the event in the history of the request; absent with `erased`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    /// When, in UTC; absent with `erased`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub at: Option<String>,
    /// The state after the event; absent with `erased`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// With `done`: how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The request as it is now; absent with `erased`, and in all its events once the person has taken it back. The answers
    /// about health are never in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<WholeRequest>,
}

/// Body of `POST /api/v1/desk/requests/{id}/state`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WriteState {
    /// UUID made by the system, one for each change and the same for every retry.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub key: String,
    /// `assigned` or `done`.
    pub state: String,
    /// With `done`: `arranged`, `given`, `not-eligible`, `referred`, `called` or `not-needed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Number of the last event of the request that the system has read: when more has happened since than looks and
    /// calls, nothing is changed. Without it, a request that came back is not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<i64>,
}

/// Reply of `GET /api/v1/desk/counts`: requests that arrived in a month. An absent number is hidden: it is
/// one to four, or another hidden one could be computed from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthCounts {
    /// `2026-10`.
    pub month: String,
    /// Codes of the towns, one for each line.
    pub towns: Vec<String>,
    /// Ids of the services, one for each column.
    pub services: Vec<String>,
    /// Lines of columns.
    pub counts: Vec<Vec<Option<u32>>>,
    /// The sum of each line.
    pub of_towns: Vec<Option<u32>>,
    /// The sum of each column.
    pub of_services: Vec<Option<u32>>,
    /// The sum of all.
    pub all: Option<u32>,
    /// Of each town: in tenths, how many were looked at too late; absent where fewer than 20 stand behind it.
    pub late_tenths_of_towns: Vec<Option<u8>>,
    /// The same of each service.
    pub late_tenths_of_services: Vec<Option<u8>>,
    /// The same of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_tenths: Option<u8>,
}

/// Body of `POST /api/v1/desk/counts/export`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportCounts {
    /// A month that is over, `2026-10`.
    #[cfg_attr(
        feature = "openapi",
        schema(example = "2026-10", min_length = 7, max_length = 7)
    )]
    pub month: String,
}
