//! A self-check as the screens know it: its files, the answers so far, and whether they are kept.
//!
//! Position, progress and level are asked from the assessment crate each time;
//! only who it is about and the answers are state. Answers never leave this
//! device from here: the only writer is the sealed store.

mod erasing;
mod handed;
mod history;
mod keeping;
mod kept_history;
mod opening;
mod session;
mod sheet;
mod steps;
mod stored;
mod trail;

use eldercare_assessment::{Answer, Instrument, QuestionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use handed::Fit;
pub use history::{Earlier, History, RECORD as HISTORY_RECORD};
pub use keeping::Keeping;
pub use session::{CheckSession, Who};
pub use sheet::Sheet;
pub use steps::{Onward, Place, Ways};
pub use stored::Unreadable;

use super::load::Load;
use super::prefs::use_prefs;
use crate::i18n;
use crate::platform::fetch::LoadError;
use crate::platform::{clock, visible};
use trail::Trail;

/// The answers, as far as they are known.
#[derive(Debug, Clone, PartialEq)]
enum Draft {
    Opening,
    Empty,
    Open(CheckSession),
    /// Answers to another version of the questions; the person decides what happens with them.
    Older(CheckSession),
    Unreadable(Unreadable),
}

/// What a page of the self-check can show.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Files or answers are still being read.
    Waiting,
    /// The questionnaire is not to be had.
    Failed(LoadError),
    /// There is a record that cannot be opened.
    Unreadable(Unreadable),
    /// There are answers to another version of the questions.
    Older,
    /// All is there.
    Ready(&'static Instrument),
}

/// The self-check in the app's context.
#[derive(Clone, Copy)]
pub struct Check {
    /// Which of the self-checks it is.
    pub sheet: Sheet,
    files: RwSignal<Load<&'static Instrument>>,
    draft: RwSignal<Draft>,
    keeping: RwSignal<Keeping>,
    trail: StoredValue<Trail>,
    /// How often the answers were sent to the disk: only the last of it says where they are.
    saves: StoredValue<u32>,
    /// Whether a return to this page is noticed.
    watching: StoredValue<bool>,
    history: RwSignal<History>,
}

impl Check {
    /// Reads whatever is not there yet; every page of the self-check calls this first.
    pub fn open(self) {
        self.watch();
        let opening = self.draft.with_untracked(|draft| *draft == Draft::Opening);
        let has_texts = i18n::has(self.sheet.texts());
        if has_texts && self.instrument().is_some() && !opening {
            return;
        }
        let known = self.instrument();
        self.files.set(Load::Loading);
        spawn_local(self.read(known, use_prefs()));
    }

    /// From the first opening on, answers of another tab are taken over. Not before: there is
    /// nothing to read against, and the map would carry the code for it.
    fn watch(self) {
        if !self.watching.get_value() {
            self.watching.set_value(true);
            visible::on_return(move || spawn_local(self.reread()));
        }
    }

    /// What can be shown now.
    pub fn standing(self) -> Standing {
        let instrument = match self.files.get() {
            Load::Loading => return Standing::Waiting,
            Load::Failed(error) => return Standing::Failed(error),
            Load::Ready(instrument) => instrument,
        };
        self.draft.with(|draft| match draft {
            Draft::Opening => Standing::Waiting,
            Draft::Unreadable(why) => Standing::Unreadable(*why),
            Draft::Older(_) => Standing::Older,
            Draft::Empty | Draft::Open(_) => Standing::Ready(instrument),
        })
    }

    /// The checked questionnaire, once it is read.
    pub fn instrument(self) -> Option<&'static Instrument> {
        self.files.with_untracked(|files| files.ready().copied())
    }

    /// The answers so far; reading them here follows every change.
    pub fn session(self) -> Option<CheckSession> {
        self.draft.with(|draft| draft.session().cloned())
    }

    /// The answer to one question; reading it here follows every change.
    pub fn answer_to(self, question: &str) -> Option<Answer> {
        self.draft
            .with(|draft| draft.session()?.answers.get(question).cloned())
    }

    /// Whether the device keeps the answers.
    pub fn keeping(self) -> Keeping {
        self.keeping.get()
    }

    /// Starts afresh for somebody.
    pub fn start(self, who: Who) {
        let session = CheckSession::new(who, clock::today());
        self.draft.set(Draft::Open(session));
        self.keep();
    }

    /// Records an answer and keeps it.
    pub fn answer(self, question: &QuestionId, answer: Answer) {
        self.draft.update(|draft| {
            let mut session = draft.session().cloned().unwrap_or_default();
            session.answers.set(question.clone(), answer);
            session.updated = clock::today();
            *draft = Draft::Open(session);
        });
        self.keep();
    }

    /// Goes on with answers to an older version of the questions; those that still fit count.
    pub fn adopt(self) {
        self.draft.update(|draft| {
            if let Draft::Older(session) = draft {
                *draft = Draft::Open(std::mem::take(session));
            }
        });
        self.keep();
    }

    /// Leaves an unreadable record where it is and works without keeping anything.
    pub fn set_aside(self) {
        self.keeping.set(Keeping::Aside);
        self.draft.set(Draft::Empty);
    }

    /// Notes that a person went on from one question to another.
    pub fn went(self, from: &str, to: &str) {
        self.trail.update_value(|trail| trail.went(from, to));
    }

    /// True when the browser's own "back" leads from this question to that one.
    pub fn came(self, from: &str, to: &str) -> bool {
        self.trail
            .try_update_value(|trail| trail.came(from, to))
            .unwrap_or(false)
    }
}

impl Check {
    fn new(sheet: Sheet) -> Check {
        Check {
            sheet,
            files: RwSignal::new(Load::Loading),
            draft: RwSignal::new(Draft::Opening),
            keeping: RwSignal::new(Keeping::Able),
            trail: StoredValue::new(Trail::default()),
            saves: StoredValue::new(0),
            watching: StoredValue::new(false),
            history: RwSignal::new(History::default()),
        }
    }
}

impl Draft {
    /// Whether it says what the answers are.
    fn is_settled(&self) -> bool {
        matches!(self, Draft::Empty | Draft::Open(_))
    }

    fn session(&self) -> Option<&CheckSession> {
        match self {
            Draft::Open(session) => Some(session),
            _ => None,
        }
    }
}

/// The self-checks, each on its own.
#[derive(Clone, Copy)]
struct Checks {
    ability: Check,
    long_term_care: Check,
}

/// Makes the self-checks known to the whole app, so that they survive leaving their pages.
pub fn provide_check() {
    provide_context(Checks {
        ability: Check::new(Sheet::Ability),
        long_term_care: Check::new(Sheet::LongTermCare),
    });
}

/// The self-check of ability.
pub fn use_check() -> Check {
    expect_context::<Checks>().ability
}

/// One of the self-checks.
pub fn use_sheet(sheet: Sheet) -> Check {
    let checks = expect_context::<Checks>();
    match sheet {
        Sheet::Ability => checks.ability,
        Sheet::LongTermCare => checks.long_term_care,
    }
}
