//! Facts of places that the desk changes.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::InvitationState;

/// Body of `POST /api/v1/desk/places/{id}/edit`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditPlace {
    /// One to twenty whole new facts, each an object with `fact`: `hours` (`text`, `schedule`), `phone`
    /// (`number`), `free-beds` (`class`, `free`), `price` (`price`), `closed` (`closure`) or `open`. The inner forms are
    /// those of the published data.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>, min_items = 1, max_items = 20))]
    pub edits: Vec<Value>,
}

/// Reply of `GET /api/v1/cities/{id}/edits`: what was changed since the published list was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceEdits {
    /// City id.
    pub city: String,
    /// The latest of each fact of each place.
    pub edits: Vec<PlaceEdit>,
    /// Places that confirmed their facts themselves, each with the last day.
    #[serde(default)]
    pub confirmations: Vec<PlaceConfirmation>,
}

/// A place said itself that its facts are right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceConfirmation {
    /// Facility id.
    pub facility: String,
    /// The day.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub as_of: String,
    /// Facts that the office changed afterwards, by id: of these the place said nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
}

/// One changed fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceEdit {
    /// Facility id.
    pub facility: String,
    /// The new fact, as in [`EditPlace::edits`].
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub edit: Value,
    /// The day from which it holds.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub as_of: String,
    /// Who stands for it: `worker` of the bureau, or `operator`, the place itself.
    pub confirmed_by: String,
}

/// Reply of `GET /api/v1/desk/places/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceHistory {
    /// The latest 200 changes, newest first.
    pub changes: Vec<PlaceChange>,
    /// The day on which the place confirmed its facts itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub confirmed_on: Option<String>,
    /// The latest link by which it may; absent when there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<InvitationState>,
}

/// One change with who and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceChange {
    /// From 1.
    pub number: i64,
    /// The fact as it was set.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub edit: Value,
    /// When, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub at: String,
    /// Login of who changed it; `facility:` and the id of a link where the place did.
    pub by: String,
    /// Their name, where the account is one of this city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_name: Option<String>,
    /// See [`PlaceEdit::confirmed_by`].
    pub confirmed_by: String,
    /// Who took it back and when; absent while it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<Undone>,
}

/// A change that was taken back: what was before it holds again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Undone {
    /// Login of who took it back.
    pub by: String,
    /// Their name, where the account is one of this city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_name: Option<String>,
    /// When, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub at: String,
}

/// Body of `POST /api/v1/desk/places/{id}/undo`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UndoEdit {
    /// See [`PlaceChange::number`].
    pub number: i64,
}
