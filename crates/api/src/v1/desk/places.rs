//! Facts of places that the desk changes.

use serde::{Deserialize, Serialize};
use serde_json::Value;

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
    /// Login of who changed it.
    pub by: String,
    /// See [`PlaceEdit::confirmed_by`].
    pub confirmed_by: String,
}
