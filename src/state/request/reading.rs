//! Reading the device anew, and writing anew what the browser threw away while this page still has it.

use leptos::prelude::*;

use super::Requests;
use crate::platform::sealed_store;
use crate::state::outbox::{self, Found, Kept, marks};

impl Requests {
    /// Reads the device anew, because another tab changed something or may have.
    pub async fn refresh(self) {
        if !self.is_open.get_untracked() {
            return;
        }
        loop {
            let before = self.inner.with_value(|inner| inner.changes);
            let times = sealed_store::times_emptied();
            let is_emptied = self.is_emptied();
            let Ok(mut found) = outbox::read_all().await else {
                return;
            };
            if self.inner.with_value(|inner| inner.changes) != before {
                continue;
            }
            if is_emptied && self.is_written_anew(&mut found).await {
                continue;
            }
            self.inner.update_value(|inner| inner.emptied = times);
            self.take(found);
            break;
        }
        self.recount();
        self.follow_draft();
    }

    /// Whether the browser may have thrown the store away since it was read last.
    pub(super) fn is_emptied(self) -> bool {
        self.inner.with_value(|inner| inner.emptied) != sealed_store::times_emptied()
    }

    /// Shows what was read.
    fn take(self, found: Found) {
        let found_kept = self.with_unwritten(found.kept);
        if self.kept.with_untracked(|kept| *kept != found_kept) {
            self.kept.set(found_kept);
        }
        self.missing.set(found.missing);
    }

    /// Writes anew what was thrown away. What cannot be written stays in the memory of this page, and that
    /// is said.
    async fn is_written_anew(self, found: &mut Found) -> bool {
        let known = self.kept.get_untracked();
        if !marks::are_left() {
            found.add_missing(&known);
            return false;
        }
        let thrown = outbox::thrown_away(&known, found);
        if thrown == Kept::default() {
            return false;
        }
        let done = outbox::save_again(&thrown).await;
        if done.is_err() {
            found.put_back(thrown);
        }
        let is_done = done.is_ok();
        self.note_keeping(done);
        is_done
    }
}
