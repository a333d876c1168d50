//! A list of changes that the desk brings in as a file.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Bytes of a list, at most.
pub const UPLOAD_BYTES: u32 = 1 << 20;

/// Reply of `POST /api/v1/desk/upload`: what the list would change. Nothing is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadPreview {
    /// Names exactly these changes; sent with the same file to `POST /api/v1/desk/upload/confirm`.
    pub preview: String,
    /// Rows of the list below its heads.
    pub rows: u32,
    /// Rows that say what is published already.
    pub unchanged: u32,
    /// What would change, in the order of the rows.
    pub changes: Vec<UploadChange>,
    /// Cells and rows that were not understood; nothing of such a row is written.
    pub problems: Vec<UploadProblem>,
    /// Heads of columns that mean nothing here.
    pub ignored: Vec<String>,
}

/// What one row would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadChange {
    /// Row of the file, from 1, the heads included.
    pub row: u32,
    /// Facility id.
    pub facility: String,
    /// Its name.
    pub name: String,
    /// Its facts.
    pub facts: Vec<UploadFact>,
}

/// One fact that would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadFact {
    /// As it is now, in the form of `EditPlace`; absent where nothing is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub old: Option<Value>,
    /// As it would be.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub new: Value,
}

/// What was not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadProblem {
    /// Row of the file, from 1, the heads included.
    pub row: u32,
    /// Column, from 1; absent where the whole row is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Head of that column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// What is wrong.
    pub code: String,
    /// The key of the text for people, `error.desk.row.<code>`.
    pub message_key: String,
}

/// Reply of `POST /api/v1/desk/upload/confirm`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadDone {
    /// Places of which something was changed.
    pub places: u32,
    /// Facts that were changed.
    pub facts: u32,
}
