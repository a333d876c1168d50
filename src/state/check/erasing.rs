//! Making room for new answers, and destroying what there is.

use leptos::prelude::*;

use super::{Check, Draft, Keeping};
use crate::platform::sealed_store;

impl Check {
    /// Makes room for new answers; what was finished before stays among the earlier ones.
    pub async fn begin_again(self) {
        self.forget_draft().await;
    }

    /// Destroys all answers, here and on the disk, and what was kept of them for comparing.
    pub async fn erase(self) {
        if let Some(session) = self.draft.with_untracked(|draft| draft.session().cloned()) {
            self.forget_finished(&session).await;
        }
        self.forget_draft().await;
    }

    async fn forget_draft(self) {
        if self.keeping.get_untracked() != Keeping::Aside {
            let erased = sealed_store::erase(&self.sheet.record()).await;
            self.keeping.set(match erased {
                Ok(()) => Keeping::Able,
                Err(error) => Keeping::Refused(error),
            });
        }
        // Only now: whoever sees that nothing is left may close the page at once.
        self.draft.set(Draft::Empty);
    }
}
