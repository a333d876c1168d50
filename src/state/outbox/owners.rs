//! Whose a record is, on a device of outreach where those of many lie together.

use super::names::{draft_name, waiting_name};
use super::receipt::KeptReceipt;
use crate::platform::sealed_store::vault;

/// The person of a draft.
pub fn owner_of_draft(record_id: &str) -> Option<String> {
    vault::owner_of(&draft_name(record_id))
}

/// The person of a request that waits.
pub fn owner_of_waiting(record_id: &str) -> Option<String> {
    vault::owner_of(&waiting_name(record_id))
}

/// The person of a receipt.
pub fn owner_of_receipt(receipt: &KeptReceipt) -> Option<String> {
    vault::owner_of(&receipt.name())
}
