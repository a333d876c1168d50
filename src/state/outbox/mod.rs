//! Requests that wait on this device, receipts, and the draft: sealed, and read again at the start.

mod kept;

use eldercare_requests::{OutboxItem, RequestDraft};

pub use kept::{DRAFT, Kept, KeptReceipt, content};
use kept::{draft_of, draft_text, waiting_name};

use crate::platform::clock;
use crate::platform::sealed_store::{self, StoreError};

/// Seconds since 1970 as this device believes.
pub fn now() -> u64 {
    // A clock before 1970 is broken anyway; casting saturates it to 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seconds = (clock::now_ms() / 1000.0) as u64;
    seconds
}

/// Reads everything of requests on this device. A draft that was sent already is gone for good,
/// even when the page was closed before it could be erased.
pub async fn read_all() -> Result<(Kept, Option<RequestDraft>), StoreError> {
    let mut kept = Kept::default();
    let mut draft = None;
    for name in sealed_store::names().await? {
        // A damaged record must not hide the others.
        let Ok(Some(text)) = sealed_store::load(&name).await else {
            continue;
        };
        if name == DRAFT {
            draft = draft_of(&text);
        } else {
            kept.add(&name, &text, now());
        }
    }
    let fresh = |draft: &RequestDraft| {
        let id = draft.record_id.as_deref();
        id.is_some_and(|id| !kept.has_left_the_form(id))
    };
    let draft = draft.filter(fresh);
    Ok((kept, draft))
}

/// Seals the draft.
pub async fn save_draft(draft: &RequestDraft) -> Result<(), StoreError> {
    sealed_store::save(DRAFT, &draft_text(draft, now())).await
}

/// Erases the draft.
pub async fn erase_draft() -> Result<(), StoreError> {
    sealed_store::erase(DRAFT).await
}

/// Seals a request that waits.
pub async fn save_waiting(item: &OutboxItem) -> Result<(), StoreError> {
    let text = serde_json::to_string(item).unwrap_or_default();
    sealed_store::save(&waiting_name(&item.record_id), &text).await
}

/// Erases a request that waits, because it was delivered or given up.
pub async fn erase_waiting(record_id: &str) -> Result<(), StoreError> {
    sealed_store::erase(&waiting_name(record_id)).await
}

/// Seals a receipt.
pub async fn save_receipt(receipt: &KeptReceipt) -> Result<(), StoreError> {
    let text = serde_json::to_string(receipt).unwrap_or_default();
    sealed_store::save(&receipt.name(), &text).await
}

/// Erases a receipt.
pub async fn erase_receipt(receipt: &KeptReceipt) -> Result<(), StoreError> {
    sealed_store::erase(&receipt.name()).await
}
