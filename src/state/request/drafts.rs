//! Several drafts, one of them in the form. A tab that has a draft in its form holds its lock; the
//! same draft in a second tab cannot be changed there before that tab takes it over.

use eldercare_requests::RequestDraft;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Requests, Sending, new_record_id};
use crate::platform::locks::{self, Asking, Claim};
use crate::platform::{clock, form_token, prefs};
use crate::state::family;
use crate::state::outbox::{self, KeptDraft};

/// Where a tab remembers which draft is in its form.
const IN_FORM: &str = "draft";

/// The lock of a draft is named by its id. Whoever wants to replace the running version of this
/// app asks first whether any tab holds a lock that begins so: then a form is being filled in.
pub const LOCK: &str = "eldercare-draft-";

/// How often and how long, in milliseconds, a tab waits for a lock that its own earlier page may
/// still hold for a moment.
const PATIENCE: (u32, u32) = (3, 200);

/// How long a tab whose draft is taken over may need to finish a save, in milliseconds.
const LAST_SAVE_MS: u32 = 300;

/// Whether the draft in the form is this tab's to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// Nobody has asked yet.
    Free,
    /// It is being asked.
    Asked,
    /// It is.
    Mine,
    /// Another tab is filling it in.
    Elsewhere,
}

/// Gives a new draft its id, and what is known of whoever it is for.
fn begin(draft: &mut RequestDraft, known: Option<RequestDraft>) {
    if let Some(known) = known {
        *draft = known;
    }
    draft.record_id = new_record_id();
    if let Some(id) = &draft.record_id {
        form_token::note_begun(id);
    }
}

impl Requests {
    /// Changes the draft in the form and seals it. The first change gives the request its id. A draft
    /// that another tab is filling in is not changed.
    pub fn edit(self, change: impl FnOnce(&mut RequestDraft)) {
        if self.holding.get_untracked() == Holding::Elsewhere {
            return;
        }
        let is_new = self.draft.with_untracked(|draft| draft.record_id.is_none());
        let known = self.inner.with_value(|inner| inner.known.clone());
        self.draft.update(|draft| {
            if is_new {
                begin(draft, known);
            }
            if draft.city.is_none() {
                draft.city = self.inner.with_value(|inner| inner.city.clone());
            }
            if is_new {
                family::introduce(draft);
            }
            let (facility, whom) = (draft.facility.clone(), draft.for_whom.clone());
            change(draft);
            // How one person agreed says nothing about another.
            if whom.is_some() && draft.for_whom != whom {
                draft.agreement = None;
            }
            // Whoever agreed that one facility learns of the request did not agree to another.
            if draft.facility != facility {
                draft.consent_share = None;
            }
        });
        let draft = self.draft.get_untracked();
        let Some(id) = draft.record_id.clone() else {
            // A browser without random numbers has no encryption either.
            return;
        };
        prefs::write_for_visit(IN_FORM, &id);
        self.save(draft);
        if is_new {
            // Nobody else knows its id.
            self.holding.set(Holding::Mine);
            spawn_local(async move { self.ask_for_lock(&id, Asking::IfFree).await });
        } else {
            self.claim();
        }
    }

    /// Starts afresh: the draft in the form is erased from the page and from the device.
    pub fn discard(self) {
        let id = self.draft.with_untracked(|draft| draft.record_id.clone());
        let is_own = self.holding.get_untracked() != Holding::Elsewhere;
        self.begin_another();
        if let Some(id) = id.filter(|_| is_own) {
            self.destroy(&id);
        }
    }

    /// Empties the form; what was in it stays on the device.
    pub fn begin_another(self) {
        self.put_into_form(RequestDraft::default());
        self.sending.set(Sending::Editing);
    }

    /// Takes a draft of this device into the form.
    pub fn go_on_with(self, record_id: &str) {
        let found = self
            .kept
            .with_untracked(|kept| kept.draft(record_id).cloned());
        if let Some(KeptDraft { draft, .. }) = found {
            self.put_into_form(draft);
            self.sending.set(Sending::Editing);
            self.claim();
        }
    }

    /// Erases a draft of this device. A tab that has it in its form loses it first, or it would write it anew with
    /// the next letter.
    pub async fn erase_draft(self, record_id: String) {
        let is_in_form = self
            .draft
            .with_untracked(|draft| draft.record_id.as_deref() == Some(&record_id));
        if is_in_form && self.holding.get_untracked() == Holding::Mine {
            return self.discard();
        }
        let lock = format!("{LOCK}{record_id}");
        let mut claim = locks::claim(&lock, Asking::IfFree, || ()).await;
        if matches!(claim, Claim::Taken) {
            claim = locks::claim(&lock, Asking::Steal, || ()).await;
            clock::sleep(LAST_SAVE_MS).await;
        }
        if is_in_form {
            self.begin_another();
        }
        self.destroy(&record_id);
        // Until here nobody else may take it into a form.
        drop(claim);
    }

    /// A copy of the draft in the form, under an id of its own. Who it is and what was
    /// agreed to is asked anew.
    pub fn copy_draft(self) {
        let copy = RequestDraft {
            record_id: new_record_id(),
            agreement: None,
            identity: None,
            consent_contact: None,
            consent_check: None,
            consent_share: None,
            self_check: None,
            ..self.draft.get_untracked()
        };
        self.put_into_form(RequestDraft::default());
        self.edit(|draft| *draft = copy);
    }

    /// Takes the draft in the form away from the other tab, as that tab saved it last.
    pub async fn take_over(self) {
        let Some(id) = self.draft.with_untracked(|draft| draft.record_id.clone()) else {
            return;
        };
        self.ask_for_lock(&id, Asking::Steal).await;
        clock::sleep(LAST_SAVE_MS).await;
        if let Ok(Some(found)) = outbox::load_draft(&id).await {
            self.draft.set(found.draft.clone());
            self.change_kept(|kept| kept.put_draft(found));
        }
        // Only now: the fields of the form are filled when they are made.
        self.holding.set(Holding::Mine);
    }

    /// Asks whether the draft in the form is this tab's; nothing happens where that is known.
    pub fn claim(self) {
        let id = self.draft.with_untracked(|draft| draft.record_id.clone());
        if let Some(id) = id.filter(|_| self.holding.get_untracked() == Holding::Free) {
            self.holding.set(Holding::Asked);
            spawn_local(async move { self.ask_for_lock(&id, Asking::IfFree).await });
        }
    }

    async fn ask_for_lock(self, id: &str, asking: Asking) {
        let is_in_form = || {
            let draft = self
                .draft
                .try_with_untracked(|draft| draft.record_id.clone());
            draft.flatten().as_deref() == Some(id)
        };
        let (tries, wait_ms) = PATIENCE;
        for last in (0..tries).rev() {
            let own = id.to_owned();
            let lost = move || self.lose(&own);
            let claim = locks::claim(&format!("{LOCK}{id}"), asking, lost).await;
            // The form may hold another draft by now; then the lock is let go of.
            if !is_in_form() {
                return;
            }
            match claim {
                Claim::Mine(held) if asking == Asking::Steal => {
                    return self.lock.set_value(Some(held));
                }
                Claim::Mine(held) => {
                    self.lock.set_value(Some(held));
                    return self.holding.set(Holding::Mine);
                }
                // The server is safe without locks: two versions of one request are never two rows.
                Claim::NoLocks => return self.holding.set(Holding::Mine),
                Claim::Taken if last == 0 => return self.holding.set(Holding::Elsewhere),
                Claim::Taken => clock::sleep(wait_ms).await,
            }
        }
    }

    /// Another tab took it over.
    fn lose(self, id: &str) {
        let own = |draft: &RequestDraft| draft.record_id.as_deref() == Some(id);
        if self.draft.try_with_untracked(own) == Some(true) {
            self.drop_save(id);
            self.lock.set_value(None);
            self.holding.set(Holding::Elsewhere);
        }
    }

    /// At the start: the draft that this tab had in its form, else the newest.
    pub(super) fn pick_draft(self) {
        let in_form = prefs::read_for_visit(IN_FORM);
        let picked = self.kept.with_untracked(|kept| {
            // A draft about another person of the family waits until that one is chosen.
            let own = kept.of(family::is_chosens);
            let in_form = in_form.and_then(|id| own.draft(&id));
            in_form.or(own.drafts.first()).cloned()
        });
        if let Some(picked) = picked {
            prefs::write_for_visit(IN_FORM, picked.id());
            self.draft.set(picked.draft);
        }
    }

    /// After another tab changed something: a draft that it is filling in is shown as it is there,
    /// and one that it sent or erased is here no more.
    pub(super) fn follow_draft(self) {
        if self.holding.get_untracked() != Holding::Elsewhere {
            return;
        }
        let id = self.draft.with_untracked(|draft| draft.record_id.clone());
        let found = self.kept.with_untracked(|kept| {
            let found = id.as_deref().and_then(|id| kept.draft(id));
            found.map(|found| found.draft.clone())
        });
        if let Some(draft) = found {
            return self.draft.set(draft);
        }
        self.put_into_form(RequestDraft::default());
        if !id.is_some_and(|id| self.has_left_the_form(&id)) {
            self.sending.set(Sending::ThrownAway);
        }
    }

    /// Whether it waits to be sent, or was.
    fn has_left_the_form(self, record_id: &str) -> bool {
        let waits = self
            .kept
            .with_untracked(|kept| kept.waiting(record_id).is_some());
        waits || self.receipt(record_id).is_some()
    }

    /// Puts a draft, or nothing, into the form and lets go of what was in it.
    pub(super) fn put_into_form(self, draft: RequestDraft) {
        match &draft.record_id {
            Some(id) => prefs::write_for_visit(IN_FORM, id),
            None => prefs::forget_for_visit(IN_FORM),
        }
        self.lock.set_value(None);
        self.holding.set(Holding::Free);
        self.errors.set(Vec::new());
        self.draft.set(draft);
    }

    /// Erases what was begun about the person of the self-check: the draft in the form of this tab,
    /// the only draft of this device, and every draft that carries a self-check.
    pub async fn forget_begun(self) {
        let begun = begun_ids().await;
        self.discard();
        for id in begun {
            self.drop_save(&id);
            self.change_kept(|kept| kept.remove_draft(&id));
            // What cannot be erased was not kept either.
            let _ = outbox::erase_draft(&id).await;
        }
        self.recount();
    }
}

/// Whether [`Requests::forget_begun`] would erase something.
pub async fn is_begun() -> bool {
    !begun_ids().await.is_empty()
}

async fn begun_ids() -> Vec<String> {
    let in_form = prefs::read_for_visit(IN_FORM);
    let kept = outbox::read_all().await.unwrap_or_default().kept;
    let drafts = untrack(|| kept.of(family::is_chosens)).drafts;
    let is_only = drafts.len() == 1;
    let hangs = |draft: &&KeptDraft| {
        is_only || draft.draft.self_check.is_some() || in_form.as_deref() == Some(draft.id())
    };
    drafts
        .iter()
        .filter(hangs)
        .map(|draft| draft.id().to_owned())
        .collect()
}
