//! A report while somebody fills it in.

use serde::{Deserialize, Serialize};

/// Everything as typed or chosen so far; nothing is required yet and nothing is checked.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportDraft {
    /// See [`crate::RecordId`]; made when the draft is started.
    pub record_id: Option<String>,
    /// City id.
    pub city: Option<String>,
    /// Facility id.
    pub facility: Option<String>,
    /// Id of a [`super::ReportKind`].
    pub kind: Option<String>,
    /// Text of a [`super::VisitTime`]; only for `closed`.
    pub visited_at: Option<String>,
    /// Id of a [`super::Fact`]; only for `wrong-fact`.
    pub fact: Option<String>,
    /// What is right, up to [`super::RIGHT_CHARS`] characters; only for `wrong-fact`.
    pub right: Option<String>,
}

/// People may type more than they should, so a debug print shows nothing of it.
impl std::fmt::Debug for ReportDraft {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ReportDraft(…)")
    }
}
