//! The form of one visit: its questions, what was entered, and whether it is kept on this device.
//!
//! It lives as long as its page; what was entered is sealed after every change. Nothing of it
//! leaves the device from here.

mod stored;

use eldercare_assessment::{Entries, Entry, Instrument, QuestionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::clock;
use crate::platform::fetch::{self, LoadError};
use crate::platform::sealed_store::{self, StoreError};
use crate::state::family::chosen::own;

/// The name of the form in the sealed store.
pub(super) const RECORD: &str = "visit";
/// The questions.
pub const FILE: &str = "/instruments/quarterly-visit.json";
/// The question that is filled in from the device's calendar.
const DAY: &str = "visited-on";

/// What the page can show.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// The form is on its way.
    Waiting,
    /// The form is not to be had.
    Failed(LoadError),
    /// What was kept cannot be opened.
    Unreadable(&'static Instrument),
    /// All is there.
    Ready(&'static Instrument),
}

/// Where the entries are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing was entered since the page was opened.
    Able,
    /// The last entry is on its way to the disk.
    Saving,
    /// The last entry is on the disk.
    Kept,
    /// They last while the page is open.
    Not,
}

/// The form of a visit.
#[derive(Clone, Copy)]
pub struct Visit {
    standing: RwSignal<Standing>,
    entries: RwSignal<Entries>,
    keeping: RwSignal<Keeping>,
    saves: StoredValue<u32>,
    /// How many forms were begun on this page.
    begun: RwSignal<u32>,
}

impl Visit {
    /// Begins to read form and entries; the signals belong to the page that asks.
    pub fn open() -> Visit {
        let visit = Visit {
            standing: RwSignal::new(Standing::Waiting),
            entries: RwSignal::new(Entries::default()),
            keeping: RwSignal::new(Keeping::Able),
            saves: StoredValue::new(0),
            begun: RwSignal::new(0),
        };
        spawn_local(visit.read());
        visit
    }

    /// What can be shown now.
    pub fn standing(self) -> Standing {
        self.standing.get()
    }

    /// What was entered so far; reading it here follows every change.
    pub fn entries(self) -> Entries {
        self.entries.get()
    }

    /// What was entered for one question.
    pub fn entry(self, question: &str) -> Option<Entry> {
        self.entries.with(|entries| entries.get(question).cloned())
    }

    /// How many forms were begun on this page; reading it here follows only that.
    pub fn forms_begun(self) -> u32 {
        self.begun.get()
    }

    /// Where the entries are.
    pub fn keeping(self) -> Keeping {
        self.keeping.get()
    }

    /// Enters something and keeps it.
    pub fn enter(self, question: &QuestionId, entry: Entry) {
        self.entries
            .update(|entries| entries.set(question.clone(), entry));
        self.keep();
    }

    /// Destroys everything entered, here and on the disk, and begins anew.
    pub async fn erase(self) {
        let erased = sealed_store::erase(&own(RECORD)).await;
        self.begin();
        self.keeping.set(match erased {
            Ok(()) => Keeping::Able,
            Err(_) => Keeping::Not,
        });
        if let Standing::Unreadable(instrument) = self.standing.get_untracked() {
            self.standing.set(Standing::Ready(instrument));
        }
    }

    fn begin(self) {
        let mut entries = Entries::default();
        entries.set(DAY.into(), Entry::Day(clock::today()));
        self.entries.set(entries);
        self.begun.update(|begun| *begun += 1);
    }

    async fn read(self) {
        let read = fetch::parsed(FILE, |file| {
            Instrument::parse(file)
                .map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
        });
        let instrument: &'static Instrument = match read.await {
            // One form for the life of the page: leaking it lets every view hold it for free.
            Ok(instrument) => Box::leak(Box::new(instrument)),
            Err(error) => {
                let _ = self.standing.try_set(Standing::Failed(error));
                return;
            }
        };
        let standing = match sealed_store::load(&own(RECORD)).await {
            Ok(Some(text)) => match stored::read(&text, instrument) {
                Some(entries) => {
                    let _ = self.entries.try_set(entries);
                    Standing::Ready(instrument)
                }
                None => Standing::Unreadable(instrument),
            },
            Ok(None) => {
                self.begin();
                Standing::Ready(instrument)
            }
            Err(StoreError::Damaged) => Standing::Unreadable(instrument),
            Err(_) => {
                self.begin();
                let _ = self.keeping.try_set(Keeping::Not);
                Standing::Ready(instrument)
            }
        };
        // The page may be left by now.
        let _ = self.standing.try_set(standing);
    }

    /// Keeps the entries as they are now; a later save is never overtaken by an earlier one.
    fn keep(self) {
        let Standing::Ready(instrument) = self.standing.get_untracked() else {
            return;
        };
        self.keeping.set(Keeping::Saving);
        let number = self.saves.get_value() + 1;
        self.saves.set_value(number);
        let text = self
            .entries
            .with_untracked(|entries| stored::write(entries, instrument));
        spawn_local(async move {
            let saved = sealed_store::save(&own(RECORD), &text).await;
            if self.saves.try_get_value() == Some(number) {
                let _ = self.keeping.try_set(match saved {
                    Ok(()) => Keeping::Kept,
                    Err(_) => Keeping::Not,
                });
            }
        });
    }
}
