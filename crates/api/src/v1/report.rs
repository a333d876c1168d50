//! Reports about facilities: one on its way to the server, its receipt, and what all say.

use eldercare_requests::report::{FacilityReport, ReportDraft, Reported};
use eldercare_requests::{Moment, PayloadHash, RecordId, report};
use serde::{Deserialize, Serialize};

use super::SCHEMA_VERSION;
use super::receipt::ReceiptError;

/// Body of `POST /api/v1/reports`. Texts are checked by
/// `eldercare_requests::report::validate_report`. It holds nothing about the sender.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubmitReport {
    /// Always 1.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1))]
    pub schema_version: u16,
    /// UUID of version 4 in lower case, made by the device; the same for every retry.
    #[cfg_attr(
        feature = "openapi",
        schema(
            format = "uuid",
            max_length = 36,
            pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
        )
    )]
    pub record_id: String,
    /// City id.
    #[cfg_attr(feature = "openapi", schema(example = "430781"))]
    pub city: String,
    /// Facility id.
    pub facility: String,
    /// `closed` or `wrong-fact`.
    #[cfg_attr(feature = "openapi", schema(example = "closed"))]
    pub kind: String,
    /// With `closed`: minute of the visit in China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "2026-11-22T14:30"))]
    pub visited_at: Option<String>,
    /// With `wrong-fact`: `kind`, `name`, `position`, `address`, `phone`, `hours`, `operator`, `beds`,
    /// `price`, `accepts`, `meals`, `medical`, `grade`, `deposit`, `gone` or `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "hours"))]
    pub fact: Option<String>,
    /// With `wrong-fact`: what is right, if that is known; needed with `other`. No personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub right: Option<String>,
}

impl SubmitReport {
    /// The body as it is sent. Sending and hashing must use the same text, so keep it.
    #[must_use]
    pub fn to_body(&self) -> String {
        // A struct of texts and numbers always has a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl From<&FacilityReport> for SubmitReport {
    fn from(report: &FacilityReport) -> Self {
        let (visited_at, fact, right) = match &report.reported {
            Reported::Closed { visited_at } => (Some(visited_at.to_string()), None, None),
            Reported::WrongFact { fact, right } => {
                (None, Some(fact.id().to_owned()), right.clone())
            }
        };
        Self {
            schema_version: SCHEMA_VERSION,
            record_id: report.record_id.to_string(),
            city: report.city.clone(),
            facility: report.facility.clone(),
            kind: report.reported.kind().id().to_owned(),
            visited_at,
            fact,
            right,
        }
    }
}

impl From<SubmitReport> for ReportDraft {
    fn from(wire: SubmitReport) -> Self {
        Self {
            record_id: Some(wire.record_id),
            city: Some(wire.city),
            facility: Some(wire.facility),
            kind: Some(wire.kind),
            visited_at: wire.visited_at,
            fact: wire.fact,
            right: wire.right,
        }
    }
}

/// Reply of `POST /api/v1/reports`: 201 when it was stored now, 200 when it was stored before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportReceipt {
    /// The id that the device made.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub record_id: String,
    /// SHA-256 of the body that is stored, 64 hex digits.
    pub payload_hash: String,
    /// When it was stored, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub received_at: String,
}

impl From<&report::ReportReceipt> for ReportReceipt {
    fn from(receipt: &report::ReportReceipt) -> Self {
        Self {
            record_id: receipt.record_id.to_string(),
            payload_hash: receipt.payload_hash.to_string(),
            received_at: receipt.received_at.to_string(),
        }
    }
}

impl TryFrom<ReportReceipt> for report::ReportReceipt {
    type Error = ReceiptError;

    fn try_from(wire: ReportReceipt) -> Result<Self, ReceiptError> {
        let bad = |field| ReceiptError { field };
        Ok(Self {
            record_id: RecordId::parse(&wire.record_id).ok_or(bad("record_id"))?,
            payload_hash: PayloadHash::parse(&wire.payload_hash).ok_or(bad("payload_hash"))?,
            received_at: Moment::parse(&wire.received_at).ok_or(bad("received_at"))?,
        })
    }
}

/// Reply of `GET /api/v1/cities/{id}/reports/summary`: facilities that visitors found closed.
/// A facility that is not named has no such report. No free text of anybody is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportSummary {
    /// City id.
    pub city: String,
    /// How many days the summary looks back.
    pub days: u16,
    /// One entry for each facility with a report, by facility id.
    pub closed: Vec<FacilityClosed>,
}

/// What visitors report of one facility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FacilityClosed {
    /// Facility id.
    pub facility: String,
    /// How many reports count: at most one for each hour of arrival and three for each day.
    pub count: u32,
    /// Day of the latest visit, in China.
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub last_visit: String,
}
