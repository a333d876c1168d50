//! Following a request by its code.

use serde::{Deserialize, Serialize};

/// Body of `POST /api/v1/requests/status`. By POST, so that the code is in no address and no log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusQuery {
    /// The tracking code as typed.
    #[cfg_attr(feature = "openapi", schema(example = "0000-0000-000"))]
    pub code: String,
    /// The last four digits of the telephone number in the request.
    #[cfg_attr(feature = "openapi", schema(example = "0000"))]
    pub phone_last4: String,
}

/// Reply: the state and nothing about the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusReply {
    /// `received`, `assigned`, `done`, `reopened` or `withdrawn`; a client shows others as being under way.
    #[cfg_attr(feature = "openapi", schema(example = "received"))]
    pub state: String,
    /// When the request was stored, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub received_at: String,
    /// Since when it is in this state, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub state_since: String,
    /// By when somebody looks at it first, where the office promises that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub first_look_by: Option<String>,
    /// With `done`: `arranged`, `given`, `not-eligible`, `referred`, `called` or `not-needed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "arranged"))]
    pub outcome: Option<String>,
    /// What is still agreed to: `contact`, `self-check`, `share`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<String>,
}
