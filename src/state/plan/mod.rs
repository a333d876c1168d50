//! The care plan as the screen knows it: the rules of need, and what the family changed.
//!
//! The needs themselves are derived from rules and answers each time. Only the changes are kept,
//! sealed on this device; here is their only writer.

mod rules;

use eldercare_care::{Changes, TextError};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use rules::{fetch_ahead, rules};

use crate::platform::sealed_store::{self, StoreError};
use crate::state::family::chosen::own;

/// The name of the changes in the sealed store.
pub(super) const RECORD: &str = "plan";

/// Whether this device keeps the changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Sealed on this device, or nothing to keep yet.
    Sealed,
    /// The browser keeps nothing.
    Nothing,
    /// There is a record that cannot be opened; it is left alone.
    Aside(TextError),
}

/// What the family changed, while a page shows it.
#[derive(Clone, Copy)]
pub struct PlanState {
    changes: RwSignal<Changes>,
    /// States before, the last one at the end: for taking back.
    before: RwSignal<Vec<Changes>>,
    keeping: RwSignal<Keeping>,
    is_open: RwSignal<bool>,
    /// How often the changes went to the disk: only the last of it says how that ended.
    saves: StoredValue<u32>,
}

/// The changes kept on this device, for pages that only read them; none where none can be read.
pub async fn kept() -> Changes {
    let text = sealed_store::load(&own(RECORD)).await.ok().flatten();
    text.and_then(|text| Changes::from_text(&text).ok())
        .unwrap_or_default()
}

/// Whether this device keeps changes, or a record that cannot be opened.
pub async fn is_kept() -> bool {
    let found = sealed_store::load(&own(RECORD)).await;
    matches!(found, Ok(Some(_)) | Err(StoreError::Damaged))
}

/// Puts the changes of a paper in the place of those of this device, which the person agreed to. A
/// text that cannot be opened here changes nothing.
pub async fn take_over(text: &str) {
    if let Ok(changes) = Changes::from_text(text) {
        // Where nothing can be kept the plan begins without changes; its page says so.
        let _ = sealed_store::save(&own(RECORD), &changes.to_text()).await;
    }
}

impl PlanState {
    /// Reads the device. Until that is done nothing can be changed.
    pub fn open() -> Self {
        let plan = Self {
            changes: RwSignal::new(Changes::default()),
            before: RwSignal::new(Vec::new()),
            keeping: RwSignal::new(Keeping::Sealed),
            is_open: RwSignal::new(false),
            saves: StoredValue::new(0),
        };
        spawn_local(async move {
            let (changes, keeping) = match sealed_store::load(&own(RECORD)).await {
                Ok(None) => (Changes::default(), Keeping::Sealed),
                Ok(Some(text)) => match Changes::from_text(&text) {
                    Ok(changes) => (changes, Keeping::Sealed),
                    Err(why) => (Changes::default(), Keeping::Aside(why)),
                },
                Err(StoreError::Damaged) => {
                    (Changes::default(), Keeping::Aside(TextError::Damaged))
                }
                Err(_) => (Changes::default(), Keeping::Nothing),
            };
            // The page may be left by now.
            let _ = plan.changes.try_set(changes);
            let _ = plan.keeping.try_set(keeping);
            let _ = plan.is_open.try_set(true);
        });
        plan
    }

    /// Whether the device has been read.
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// The changes; reading them here follows each of them.
    pub fn changes(self) -> Changes {
        self.changes.get()
    }

    /// The changes as they are now.
    pub fn changes_untracked(self) -> Changes {
        self.changes.get_untracked()
    }

    /// Whether the device keeps them.
    pub fn keeping(self) -> Keeping {
        self.keeping.get()
    }

    /// Whether something can be taken back.
    pub fn can_undo(self) -> bool {
        self.before.with(|before| !before.is_empty())
    }

    /// Changes the plan for somebody, and keeps it. What changes nothing is not noted.
    pub fn change<R>(self, about: &str, change: impl FnOnce(&mut Changes) -> R) -> R {
        let before = self.changes.get_untracked();
        let mut changes = before.clone();
        let result = change(&mut changes);
        if changes != before {
            changes.about = Some(about.to_owned());
            self.before.update(|all| all.push(before));
            self.changes.set(changes);
            self.keep();
        }
        result
    }

    /// Takes the last change back.
    pub fn undo(self) {
        let mut last = None;
        self.before.update(|all| last = all.pop());
        if let Some(changes) = last {
            self.changes.set(changes);
            self.keep();
        }
    }

    /// Forgets all changes; this can be taken back, too.
    pub fn reset(self, about: &str) {
        self.change(about, |changes| *changes = Changes::default());
    }

    /// Seals the changes as they are now, or erases the record when there are none.
    fn keep(self) {
        if matches!(self.keeping.get_untracked(), Keeping::Aside(_)) {
            return;
        }
        let changes = self.changes.get_untracked();
        let number = self.saves.get_value() + 1;
        self.saves.set_value(number);
        spawn_local(async move {
            let done = if changes.is_empty() {
                sealed_store::erase(&own(RECORD)).await
            } else {
                sealed_store::save(&own(RECORD), &changes.to_text()).await
            };
            let keeping = if done.is_ok() {
                Keeping::Sealed
            } else {
                Keeping::Nothing
            };
            if self.saves.try_get_value() == Some(number) {
                let _ = self.keeping.try_set(keeping);
            }
        });
    }
}

/// Destroys the changes: they hang on answers that are gone.
pub async fn erase() {
    // What cannot be erased was not kept either.
    let _ = sealed_store::erase(&own(RECORD)).await;
}
