//! One request that was opened, and what is done with it.

use std::sync::Arc;

use eldercare_api::ErrorKind;
use eldercare_api::v1::desk::{
    AnswerRequest, AssignRequest, NoteCall, OpenedRequest, SeeIdentity, StateNow, WholeIdentity,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;

use super::{Desk, trouble};
use crate::platform::api::ApiError;
use crate::platform::dom;

/// The id of the element that says what became of what was done last; it takes the focus then.
pub const OUTCOME_ID: &str = "desk-outcome";

/// What became of the last thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Done; the key of what is said.
    Done(&'static str),
    /// A colleague was first; what is shown now is what they left.
    Overtaken(String),
    /// Not done, with the reason.
    Not(String),
}

/// The request of one visit to its page.
#[derive(Clone, Copy)]
pub struct Case {
    desk: Desk,
    id: StoredValue<String>,
    opened: RwSignal<Option<Result<Arc<OpenedRequest>, ApiError>>>,
    outcome: RwSignal<Option<Outcome>>,
    missing: RwSignal<Option<(&'static str, &'static str)>>,
    is_busy: RwSignal<bool>,
    identity: RwSignal<Option<String>>,
    is_known: StoredValue<bool>,
}

impl Case {
    /// Opens a request: the server writes down who looked.
    pub fn open(desk: Desk, id: String) -> Case {
        let case = Case {
            desk,
            id: StoredValue::new(id),
            opened: RwSignal::new(None),
            outcome: RwSignal::new(None),
            missing: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            identity: RwSignal::new(None),
            is_known: StoredValue::new(false),
        };
        spawn_local(case.read());
        case
    }

    /// Its record id.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// Whether it was shown before: after a deed the page is made anew, and nobody is to be led to its top.
    pub fn is_known(self) -> bool {
        self.is_known
            .try_update_value(|is_known| std::mem::replace(is_known, true))
            .unwrap_or(true)
    }

    /// What has come.
    pub fn opened(self) -> Option<Result<Arc<OpenedRequest>, ApiError>> {
        self.opened.get()
    }

    /// What became of the last thing that was done.
    pub fn outcome(self) -> Option<Outcome> {
        self.outcome.get()
    }

    /// Whether something is on its way.
    pub fn is_busy(self) -> bool {
        self.is_busy.get()
    }

    /// The identity number whole, while it is shown.
    pub fn identity(self) -> Option<String> {
        self.identity.get()
    }

    /// Shows the identity number no more, or asks for it: the server writes down who looked.
    pub fn turn_identity(self) {
        if self.identity.with_untracked(Option::is_some) {
            self.identity.set(None);
            return;
        }
        if !self.begins() {
            return;
        }
        let path = ["requests/", &self.id(), "/identity"].concat();
        spawn_local(async move {
            let reply = self.desk.post::<WholeIdentity>(&path, &SeeIdentity {});
            let seen = match reply.await {
                Ok(whole) => {
                    let _ = self.identity.try_set(Some(whole.identity_number));
                    None
                }
                Err(problem) => Some(problem),
            };
            let is_left = self.is_busy.try_set(false).is_some();
            if let Some(problem) = seen.filter(|_| !is_left) {
                self.not_done(&problem).await;
            }
        });
    }

    /// Asks once more, after a reply did not come.
    pub fn again(self) {
        spawn_local(self.read());
    }

    async fn read(self) {
        let Some(id) = self.id.try_get_value() else {
            return;
        };
        let reply = self
            .desk
            .get::<OpenedRequest>(&["requests/", &id].concat())
            .await;
        // The page may be left by now.
        let _ = self.opened.try_set(Some(reply.map(Arc::new)));
    }

    /// Gives it to somebody.
    pub fn assign(self, to: String) {
        let seen = self.seen();
        self.act(
            "assign",
            AssignRequest { to, seen },
            "desk.done.assigned",
            |_| {},
        );
    }

    /// Writes down a call; what was typed is forgotten when it is written.
    pub fn note(self, note: String) {
        let event_id = self.event_id("call", &note);
        let body = NoteCall { note, event_id };
        self.act("note", body, "desk.done.called", |case| {
            case.forget("call");
            case.forget("call-sent");
        });
    }

    /// How it is answered already: another answer puts this one right.
    pub fn answered(self) -> Option<String> {
        self.opened.with_untracked(|opened| {
            let request = &opened.as_ref()?.as_ref().ok()?.request;
            (request.state == "done").then(|| request.outcome.clone())?
        })
    }

    /// Answers, or puts the answer of today right.
    pub fn answer(self, outcome: String, note: String) {
        let corrects = self.answered().is_some();
        let what = if corrects { "corrected" } else { "done" };
        let event_id = self.event_id("answer", &[what, "\n", &outcome, "\n", &note].concat());
        let answer = AnswerRequest {
            event_id,
            outcome,
            note: Some(note).filter(|note| !note.trim().is_empty()),
            seen: self.seen(),
            corrects,
        };
        let done = if corrects {
            "desk.done.corrected"
        } else {
            "desk.done.answered"
        };
        self.act("answer", answer, done, |case| {
            case.forget("answer");
            case.forget("answer-sent");
            case.forget("outcome");
        });
    }

    /// What was typed about it under this name and not sent.
    pub fn typed(self, what: &str) -> String {
        self.desk.typed(&self.name(what))
    }

    /// Keeps what is typed about it.
    pub fn note_typed(self, what: &str, text: &str) {
        self.desk.note_typed(&self.name(what), text);
    }

    /// Says at a field that something is missing there, before anything is sent; `id` takes the focus.
    pub fn refuse(self, field: &'static str, words: &'static str, id: &'static str) {
        self.outcome.set(None);
        self.missing.set(Some((field, words)));
        dom::focus_soon(id);
    }

    /// What is missing in a field.
    pub fn missing(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let (_, words) = self.missing.get().filter(|(own, _)| *own == field)?;
            Some(words.to_owned())
        })
    }

    fn event_id(self, what: &str, content: &str) -> Option<String> {
        self.desk
            .id_of(&self.name(&[what, "-sent"].concat()), content)
    }

    fn forget(self, what: &str) {
        self.note_typed(what, "");
    }

    fn name(self, what: &str) -> String {
        [what, ":", &self.id()].concat()
    }

    /// The last event that is on the page.
    fn seen(self) -> Option<i64> {
        self.opened.with_untracked(|opened| {
            let opened = opened.as_ref()?.as_ref().ok()?;
            opened.events.last().map(|event| event.number)
        })
    }

    fn act(
        self,
        what: &'static str,
        body: impl Serialize + 'static,
        done: &'static str,
        afterwards: impl FnOnce(Case) + 'static,
    ) {
        if !self.begins() {
            return;
        }
        let path = ["requests/", &self.id(), "/", what].concat();
        spawn_local(async move {
            let reply = self.desk.post::<StateNow>(&path, &body).await;
            let is_left = self.is_busy.try_set(false).is_some();
            if is_left {
                return;
            }
            match reply {
                Ok(_) => {
                    afterwards(self);
                    self.read().await;
                    self.say(Outcome::Done(done));
                }
                Err(problem) => self.not_done(&problem).await,
            }
        });
    }

    /// Whether something new may be sent; then it is on its way.
    fn begins(self) -> bool {
        let is_free = !self.is_busy.get_untracked();
        if is_free {
            self.is_busy.set(true);
            self.outcome.set(None);
            self.missing.set(None);
        }
        is_free
    }

    /// Says why something was not done; where something came in between, what is there now is shown.
    async fn not_done(self, problem: &ApiError) {
        let words = trouble::in_words(problem);
        if is_overtaken(problem) {
            self.read().await;
            self.say(Outcome::Overtaken(words));
        } else {
            self.say(Outcome::Not(words));
        }
    }

    fn say(self, outcome: Outcome) {
        // The page may be left by now.
        let _ = self.outcome.try_set(Some(outcome));
        dom::focus_soon(OUTCOME_ID);
    }
}

fn is_overtaken(problem: &ApiError) -> bool {
    [
        ErrorKind::DeskChanged,
        ErrorKind::DeskState,
        ErrorKind::DeskUnknown,
    ]
    .into_iter()
    .any(|kind| trouble::is(problem, kind))
}
