//! The one-time link by which a place confirms its own facts.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Body of `POST /api/v1/desk/places/{id}/invite`: nothing so far.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitePlace {}

/// Reply of `POST /api/v1/desk/places/{id}/invite`: shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewInvitation {
    /// What the place shows, as `Authorization: Bearer …`. In a link it stands behind the `#`, which is never sent.
    pub token: String,
    /// When it ends by itself, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub expires_at: String,
}

/// The latest link of a place, without the token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationState {
    /// Login of who made it.
    pub made_by: String,
    /// Their name, where the account is one of this city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by_name: Option<String>,
    /// When, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub made_at: String,
    /// When it ends by itself, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub expires_at: String,
    /// When the place answered, in UTC; absent when it has not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub used_at: Option<String>,
}

/// Reply of `GET /api/v1/desk/invitation`: the facts of one's own place as everybody sees them now. The inner forms are
/// those of the published data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitedPlace {
    /// City id.
    pub city: String,
    /// Facility id.
    pub facility: String,
    /// Name.
    pub name: String,
    /// Id of the kind.
    pub kind: String,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Opening hours as people read them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// All beds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beds: Option<u32>,
    /// Hours as intervals, beds by class, prices, closure and where each fact comes from.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub details: Value,
    /// The day on which the place confirmed its facts last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub confirmed_on: Option<String>,
    /// When the link ends by itself, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub expires_at: String,
}

/// Body of `POST /api/v1/desk/invitation/confirm`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmPlace {
    /// What is to be changed, as in `EditPlace`; everything else is confirmed as it is. None: all is still right.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>, max_items = 20))]
    pub edits: Vec<Value>,
}
