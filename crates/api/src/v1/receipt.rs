//! The server's word that a request is stored.

use eldercare_requests::{Day, Moment, PayloadHash, RecordId, TrackingCode};
use serde::{Deserialize, Serialize};

/// Reply of `POST /api/v1/requests`: 201 when it was stored now, 200 when it was stored before.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// The id that the device made.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub record_id: String,
    /// SHA-256 of the body that is stored, 64 hex digits.
    #[cfg_attr(
        feature = "openapi",
        schema(
            pattern = "^[0-9a-f]{64}$",
            example = "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"
        )
    )]
    pub payload_hash: String,
    /// The code to follow the request by.
    #[cfg_attr(feature = "openapi", schema(example = "0000-0000-000"))]
    pub tracking_code: String,
    /// When it was stored, in UTC.
    #[cfg_attr(feature = "openapi", schema(format = "date-time"))]
    pub received_at: String,
    /// By when somebody looks at it first, where the office promises that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(format = "date"))]
    pub first_look_by: Option<String>,
}

/// The body looked like a receipt but one of its texts is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceiptError {
    /// The first field that does not fit.
    pub field: &'static str,
}

impl From<&eldercare_requests::Receipt> for Receipt {
    fn from(receipt: &eldercare_requests::Receipt) -> Self {
        Self {
            record_id: receipt.record_id.to_string(),
            payload_hash: receipt.payload_hash.to_string(),
            tracking_code: receipt.tracking_code.to_string(),
            received_at: receipt.received_at.to_string(),
            first_look_by: receipt.first_look_by.map(|day| day.to_string()),
        }
    }
}

impl TryFrom<Receipt> for eldercare_requests::Receipt {
    type Error = ReceiptError;

    fn try_from(wire: Receipt) -> Result<Self, ReceiptError> {
        let bad = |field| ReceiptError { field };
        Ok(Self {
            record_id: RecordId::parse(&wire.record_id).ok_or(bad("record_id"))?,
            payload_hash: PayloadHash::parse(&wire.payload_hash).ok_or(bad("payload_hash"))?,
            tracking_code: TrackingCode::parse(&wire.tracking_code)
                .map_err(|_| bad("tracking_code"))?,
            received_at: Moment::parse(&wire.received_at).ok_or(bad("received_at"))?,
            first_look_by: wire
                .first_look_by
                .map(|day| Day::parse(&day).ok_or(bad("first_look_by")))
                .transpose()?,
        })
    }
}
