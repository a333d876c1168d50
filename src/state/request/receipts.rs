//! What comes of a delivery: the receipt is written in the place of its request, in one step.
//!
//! Where the device cannot write, nothing on it changes: the request stays, sealed, and the receipt is
//! shown from memory. It is written as soon as there is room; if the page is closed before that, the
//! next start sends the same bytes again and gets the same receipt.

use leptos::prelude::*;

use super::{Requests, Sending};
use crate::state::outbox::{self, Kept, KeptReceipt};

impl Requests {
    /// The receipt of a request that was delivered from here.
    pub(super) fn receipt(self, record_id: &str) -> Option<KeptReceipt> {
        self.kept.with_untracked(|kept| {
            let mut receipts = kept.receipts.iter();
            receipts
                .find(|receipt| receipt.record_id == record_id)
                .cloned()
        })
    }

    /// Writes the receipt in the place of the request, and shows it then.
    pub(super) async fn delivered(self, receipt: KeptReceipt) {
        let was_waiting = Sending::Waiting(receipt.record_id.clone());
        self.drop_save(&receipt.record_id);
        let mut done = outbox::save_receipt(&receipt).await;
        if done.is_err() && outbox::drop_delivered_draft(&receipt.record_id).await {
            // The draft may have taken the room.
            done = outbox::save_receipt(&receipt).await;
        }
        if done.is_err() {
            self.inner
                .update_value(|inner| inner.unwritten.push(receipt.clone()));
        }
        self.change_kept(|kept| kept.put_delivered(receipt.clone()));
        self.note_keeping(done);
        if self.sending.get_untracked() == was_waiting {
            self.sending.set(Sending::Sent(receipt));
        }
    }

    /// Writes the receipts for which there was no room.
    pub(super) async fn write_receipts(self) {
        for receipt in self.inner.with_value(|inner| inner.unwritten.clone()) {
            let done = outbox::save_receipt(&receipt).await;
            if done.is_ok() {
                self.take_unwritten(&receipt.code);
            }
            self.note_keeping(done);
        }
    }

    /// Whether a receipt waits for room.
    pub(super) fn has_unwritten(self) -> bool {
        self.inner.with_value(|inner| !inner.unwritten.is_empty())
    }

    /// What was read from the device, with what could not be written there.
    pub(super) fn with_unwritten(self, mut kept: Kept) -> Kept {
        self.inner.with_value(|inner| {
            for receipt in &inner.unwritten {
                kept.put_delivered(receipt.clone());
            }
        });
        kept
    }

    /// Erases the receipt with this code from the device; the request itself is not touched.
    pub async fn forget_receipt(self, code: String) {
        let found = self.kept.with_untracked(|kept| {
            kept.receipts
                .iter()
                .find(|receipt| receipt.code == code)
                .cloned()
        });
        if let Some(receipt) = found {
            self.change_kept(|kept| kept.receipts.retain(|receipt| receipt.code != code));
            if self.take_unwritten(&code) {
                // Erasing needs no room. Else the request would bring its receipt back.
                let _ = outbox::erase_waiting(&receipt.record_id).await;
            }
            // A device that cannot erase could not keep it either.
            let _ = outbox::erase_receipt(&receipt).await;
        }
    }

    /// Whether the receipt with this code waited for room; it does not any more.
    fn take_unwritten(self, code: &str) -> bool {
        let taken = self.inner.try_update_value(|inner| {
            let before = inner.unwritten.len();
            inner.unwritten.retain(|receipt| receipt.code != code);
            inner.unwritten.len() < before
        });
        taken.unwrap_or(false)
    }
}
