//! What visitors reported about places, as the desk lists and settles it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A page of reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskReports {
    /// Open ones first, the oldest of them first; then those that are settled, the latest first.
    pub reports: Vec<DeskReport>,
    /// What to send as `after` for the next page; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One report. Nothing in it says who reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskReport {
    /// Its id.
    pub record_id: String,
    /// When it was stored, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub received_at: String,
    /// Id of the place.
    pub facility: String,
    /// Its name; absent when the published list does not have it any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility_name: Option<String>,
    /// `closed` or `wrong-fact`.
    pub kind: String,
    /// With `closed`: when the visitor stood at the door, on the clock of China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visited_at: Option<String>,
    /// With `wrong-fact`: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// What the visitor wrote; deleted some time after it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// What became of it; absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<SettledReport>,
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettledReport {
    /// `changed`, `already-right` or `cannot-tell`.
    pub verdict: String,
    /// Login of who settled it.
    pub by: String,
    /// Their name, where the account is one of this city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_name: Option<String>,
    /// When, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub at: String,
}

/// Body of `POST /api/v1/desk/reports/{id}/settle`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettleReport {
    /// `changed`: the report is right, and the place is edited; `already-right`: what is published is right;
    /// `cannot-tell`: nobody could find out.
    pub verdict: String,
    /// With `changed`, the new facts of the place, as in `EditPlace`: written with the verdict, or not at all. None where
    /// the desk cannot change the fact (a name, an address) and the list itself was changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>, max_items = 20))]
    pub edits: Vec<Value>,
}
