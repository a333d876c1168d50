//! Drafts on their way to the disk: each change is sealed at once, the newest of each draft counts.

use std::collections::BTreeMap;

use eldercare_requests::RequestDraft;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Requests;
use crate::state::family::chosen;
use crate::state::outbox::{self, KeptDraft};

/// What is still to be done, by the id of the draft; without a draft it is to be destroyed.
#[derive(Debug, Default)]
pub struct Saves {
    waiting: BTreeMap<String, Option<KeptDraft>>,
    is_busy: bool,
}

impl Requests {
    /// Seals a draft as it is now. Changes during that are taken along afterwards.
    pub(super) fn save(self, draft: RequestDraft) {
        let id = draft.record_id.clone().unwrap_or_default();
        let saved = KeptDraft {
            draft,
            saved_at: outbox::now(),
            person: self.person_of(&id),
        };
        self.change_kept(|kept| kept.put_draft(saved.clone()));
        self.ask(id, Some(saved));
    }

    /// Whose a request is: whoever it was begun for, else the person who is chosen now.
    pub(super) fn person_of(self, record_id: &str) -> Option<String> {
        let known = self.kept.with_untracked(|kept| {
            let draft = kept.draft(record_id).map(|draft| draft.person.clone());
            draft.or_else(|| kept.waiting(record_id).map(|item| item.person.clone()))
        });
        known.unwrap_or_else(chosen::tag)
    }

    /// Destroys a draft.
    pub(super) fn destroy(self, record_id: &str) {
        self.change_kept(|kept| kept.remove_draft(record_id));
        self.ask(record_id.to_owned(), None);
    }

    /// Whoever writes this draft's record next does not want it to be overwritten.
    pub(super) fn drop_save(self, record_id: &str) {
        self.inner.update_value(|inner| {
            inner.saves.waiting.remove(record_id);
        });
    }

    fn ask(self, id: String, save: Option<KeptDraft>) {
        let was_busy = self.inner.try_update_value(|inner| {
            inner.saves.waiting.insert(id, save);
            std::mem::replace(&mut inner.saves.is_busy, true)
        });
        if was_busy == Some(false) {
            spawn_local(self.write_all());
        }
    }

    async fn write_all(self) {
        let next = || {
            let next = self.inner.try_update_value(|inner| {
                let next = inner.saves.waiting.pop_first();
                inner.saves.is_busy = next.is_some();
                next
            });
            next.flatten()
        };
        while let Some((id, save)) = next() {
            let done = match save {
                Some(draft) => outbox::save_draft(&draft).await,
                None => outbox::erase_draft(&id).await,
            };
            self.note_keeping(done);
        }
    }
}
