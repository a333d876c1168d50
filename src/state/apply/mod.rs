//! One intake for several applications, as the screen knows it: the forms, what was answered, and
//! how each application stands. Contact data stay in the draft of the request.

mod sending;
mod step;

use std::cell::Cell;

use eldercare_care::forms::{Forms, Intake};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use sending::{Outcome, is_taken, outcome, send_all};
pub use step::Step;

use crate::platform::fetch::{self, Age, LoadError};
use crate::platform::sealed_store;
use crate::state::check::Who;
use crate::state::family::chosen::own;

/// The name of the intake in the sealed store.
pub const RECORD: &str = "apply";

const FILE: &str = "/forms/applications.json";

thread_local! {
    // Leaked once, so that every view holds the forms for free.
    static FORMS: Cell<Option<&'static Forms>> = const { Cell::new(None) };
}

/// The forms, checked.
pub async fn forms() -> Result<&'static Forms, LoadError> {
    if let Some(forms) = FORMS.get() {
        return Ok(forms);
    }
    let forms = fetch::parsed(FILE, |file| {
        Forms::parse(file)
            .map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
    })
    .await?;
    let forms: &'static Forms = Box::leak(Box::new(forms));
    FORMS.set(Some(forms));
    Ok(forms)
}

/// Has the browser keep the file, so that the page opens without a network.
pub async fn fetch_ahead() {
    let _ = fetch::bytes(FILE, Age::Any).await;
}

/// The intake kept on this device; an empty one where there is none or none can be read.
async fn kept() -> Intake {
    let text = sealed_store::load(&own(RECORD)).await.ok().flatten();
    text.and_then(|text| Intake::from_text(&text).ok())
        .unwrap_or_else(Intake::new)
}

/// Notes what was begun before there was a self-check as this person's.
pub async fn claim(who: Who) {
    let mut intake = kept().await;
    if intake.about.is_none() && !intake.chosen.is_empty() {
        intake.about = Some(who.id().to_owned());
        // A device that keeps nothing has nothing to claim.
        let _ = sealed_store::save(&own(RECORD), &intake.to_text()).await;
    }
}

/// Begins an intake with what another page knows, unless one is under way.
pub async fn suggest(begin: impl FnOnce(&mut Intake)) {
    let mut intake = kept().await;
    if intake.chosen.is_empty() {
        begin(&mut intake);
        // A device that keeps nothing begins without it.
        let _ = sealed_store::save(&own(RECORD), &intake.to_text()).await;
    }
}

/// Chooses an application beside those that are chosen already.
pub async fn choose(form: &str) {
    let mut intake = kept().await;
    if !intake.chosen.iter().any(|id| id == form) {
        intake.toggle(form);
        // A device that keeps nothing begins without it.
        let _ = sealed_store::save(&own(RECORD), &intake.to_text()).await;
    }
}

/// The intake while its pages are open.
#[derive(Clone, Copy)]
pub struct ApplyState {
    intake: RwSignal<Intake>,
    is_open: RwSignal<bool>,
    keeps: RwSignal<bool>,
}

impl ApplyState {
    /// Reads the device.
    pub fn open() -> Self {
        let state = Self {
            intake: RwSignal::new(Intake::new()),
            is_open: RwSignal::new(false),
            keeps: RwSignal::new(true),
        };
        spawn_local(async move {
            let kept = kept().await;
            // The page may be left by now.
            let _ = state.intake.try_set(kept);
            let _ = state.is_open.try_set(true);
        });
        state
    }

    /// Whether the device has been read.
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// Whether the device keeps what is answered.
    pub fn keeps(self) -> bool {
        self.keeps.get()
    }

    /// The intake; reading it here follows every change.
    pub fn get(self) -> Intake {
        self.intake.get()
    }

    /// The intake as it is now.
    pub fn get_untracked(self) -> Intake {
        self.intake.get_untracked()
    }

    /// A part of it, followed.
    pub fn with<R>(self, look: impl FnOnce(&Intake) -> R) -> R {
        self.intake.with(look)
    }

    /// Changes the intake and seals it.
    pub fn edit(self, change: impl FnOnce(&mut Intake)) {
        self.intake.update(change);
        spawn_local(self.save());
    }

    /// Seals the intake as it is now.
    pub async fn save(self) {
        let Some(text) = self.intake.try_with_untracked(Intake::to_text) else {
            return;
        };
        let done = sealed_store::save(&own(RECORD), &text).await;
        let _ = self.keeps.try_set(done.is_ok());
    }

    /// Forgets everything, here and on the disk.
    pub fn discard(self) {
        self.intake.set(Intake::new());
        spawn_local(async {
            // What cannot be erased could not be kept either.
            let _ = sealed_store::erase(&own(RECORD)).await;
        });
    }
}
