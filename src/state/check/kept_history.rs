//! Keeping, comparing with and forgetting earlier self-checks of this device.

use eldercare_assessment::Instrument;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::history::{Earlier, History, RECORD};
use super::{Check, CheckSession, Keeping, Sheet};
use crate::platform::sealed_store::{self, StoreError};
use crate::state::family::chosen::own;
use crate::state::taken;

impl Check {
    /// The earlier self-checks; reading them here follows every change.
    pub fn history(self) -> History {
        self.history.get()
    }

    /// Keeps a finished self-check for comparing, where this device keeps answers at all.
    pub fn finished(self, session: &CheckSession, instrument: &'static Instrument) {
        let keeps = matches!(
            self.keeping.get_untracked(),
            Keeping::Able | Keeping::Saving | Keeping::Kept
        );
        // What a paper brought is not this device's to remember: the next paper is about another family.
        if keeps && self.sheet == Sheet::Ability && !taken::is_taken() {
            let finished = Earlier::of(session, instrument);
            spawn_local(self.change_history(move |history| history.keep(finished)));
        }
    }

    /// Reads what was kept, without keeping anything.
    pub fn look_back(self) {
        if self.keeping.get_untracked() != Keeping::Aside {
            spawn_local(self.change_history(|_| {}));
        }
    }

    /// Deletes one earlier self-check.
    pub fn forget_earlier(self, earlier: &Earlier) {
        let (who, updated) = (earlier.who, earlier.updated.clone());
        spawn_local(self.change_history(move |history| history.forget(who, &updated)));
    }

    /// Deletes all earlier self-checks, also those that cannot be opened.
    pub fn forget_history(self) {
        spawn_local(async move {
            if sealed_store::erase(&own(RECORD)).await.is_ok() {
                self.history.set(History::default());
            }
        });
    }

    pub(super) async fn forget_finished(self, session: &CheckSession) {
        if self.sheet == Sheet::Ability && self.keeping.get_untracked() != Keeping::Aside {
            let who = session.who;
            self.change_history(move |history| history.forget_all_of(who))
                .await;
        }
    }

    /// Reads the record anew, since another tab may have written it, changes it and keeps it.
    async fn change_history(self, change: impl FnOnce(&mut History)) {
        let mut history = match sealed_store::load(&own(RECORD)).await {
            Ok(Some(text)) => History::read(&text),
            Ok(None) => History::default(),
            Err(StoreError::Damaged) => History::locked(),
            // A device that keeps nothing has nothing to compare with.
            Err(_) => return,
        };
        let before = history.clone();
        if !history.locked {
            change(&mut history);
        }
        let kept = history == before
            || sealed_store::save(&own(RECORD), &history.write())
                .await
                .is_ok();
        let _ = self.history.try_set(if kept { history } else { before });
    }
}
