//! Whether the answers are on this device, and putting them there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Check, stored};
use crate::platform::sealed_store::{self, StoreError};

/// Whether this device keeps the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It will, as far as one can tell.
    Able,
    /// The last answer is on its way to the disk.
    Saving,
    /// The last answer is on the disk.
    Kept,
    /// It does not; the answers last while the page is open.
    Refused(StoreError),
    /// The person chose to leave an unreadable record alone and to keep nothing this time.
    Aside,
}

impl Check {
    /// Keeps the answers as they are now; later saves cannot be overtaken by earlier ones.
    pub(super) fn keep(self) {
        let session = self.draft.with_untracked(|draft| draft.session().cloned());
        let (Some(session), Some(instrument)) = (session, self.instrument()) else {
            return;
        };
        if self.keeping.get_untracked() == Keeping::Aside {
            return;
        }
        // A device that refused the last answer says so until it takes one.
        if !matches!(self.keeping.get_untracked(), Keeping::Refused(_)) {
            self.keeping.set(Keeping::Saving);
        }
        let number = self.saves.get_value() + 1;
        self.saves.set_value(number);
        spawn_local(async move {
            let text = stored::write(&session, instrument);
            let saved = sealed_store::save(&self.sheet.record(), &text).await;
            if self.saves.get_value() == number {
                self.keeping.set(match saved {
                    Ok(()) => Keeping::Kept,
                    Err(error) => Keeping::Refused(error),
                });
            }
        });
    }
}
