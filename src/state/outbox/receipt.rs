//! What stays on the device of a delivered request.

use eldercare_requests::Receipt;
use serde::{Deserialize, Serialize};

use super::names::receipt_name;

/// The version that newly stored receipts carry.
const RECEIPT_VERSION: u16 = 1;

/// What stays on the device once a request is delivered: the code, and what it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptReceipt {
    /// Version of this form.
    pub schema_version: u16,
    /// The id that the device made.
    pub record_id: String,
    /// The code to follow the request by.
    pub code: String,
    /// Id of the service.
    pub service: String,
    /// When the server stored it.
    pub received_at: String,
    /// By when somebody looks at it first, where the office promises that.
    #[serde(default)]
    pub first_look_by: Option<String>,
    /// Whose it is of this family; none where this device knows of one person alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
}

impl KeptReceipt {
    /// The receipt of a delivered request, without anything about the person but whose it is here.
    pub fn of(receipt: &Receipt, service: String, person: Option<String>) -> KeptReceipt {
        KeptReceipt {
            schema_version: RECEIPT_VERSION,
            record_id: receipt.record_id.to_string(),
            code: receipt.tracking_code.to_string(),
            service,
            received_at: receipt.received_at.to_string(),
            first_look_by: receipt.first_look_by.map(|day| day.to_string()),
            person,
        }
    }

    /// The name under which it is sealed.
    pub fn name(&self) -> String {
        receipt_name(&self.record_id)
    }
}
