//! The facts of a place that its office, or the place itself, may change: what is said now, and a form for each.
//! They are checked here by the functions of the server.

mod beds;
mod card;
mod closed;
mod hours;
mod kept;
mod phone;
mod price;

use std::sync::Arc;

use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::{Day, Facility};
use leptos::prelude::*;

pub use self::kept::Kept;
use crate::i18n;
use crate::platform::clock;

/// What the forms are about.
#[derive(Clone)]
pub struct Facts {
    /// The place as it is known.
    pub place: Arc<Facility>,
    /// Its city.
    pub city: String,
    /// Called with each change that can be.
    pub on_edit: Callback<Edit>,
    /// Keeps what is typed and not sent.
    pub kept: Kept,
}

/// All facts that can be changed.
pub fn facts(facts: &Facts) -> AnyView {
    view! {
        <div class="desk-facts">
            {hours::card(facts)}
            {phone::card(facts)}
            {beds::card(facts)}
            {price::card(facts)}
            {closed::card(facts)}
        </div>
    }
    .into_any()
}

/// A ticked box, as it is kept.
const ON: &str = "on";

/// A form with one thing that may be wrong.
#[derive(Clone)]
struct Form {
    name: &'static str,
    facts: Facts,
    wrong: RwSignal<Option<EditError>>,
    close: Callback<()>,
}

impl Form {
    fn new(name: &'static str, facts: Facts, close: Callback<()>) -> Form {
        Form {
            name,
            facts,
            wrong: RwSignal::new(None),
            close,
        }
    }

    /// The text of a field: what was typed before a session ended, or what the form begins with.
    fn begun(&self, field: &str, first: impl Into<String>) -> RwSignal<String> {
        let kept = self.facts.kept.text(self.name, field);
        RwSignal::new(kept.unwrap_or_else(|| first.into()))
    }

    /// Takes what is typed into a field, and keeps it.
    fn keep(&self, field: &'static str, text: RwSignal<String>) -> Callback<String> {
        let (kept, name) = (self.facts.kept.clone(), self.name);
        Callback::new(move |typed: String| {
            kept.note(name, field, &typed);
            text.set(typed);
        })
    }

    /// Whether a box is ticked: as it was left before a session ended, or as the form begins.
    fn ticked(&self, field: &str, first: bool) -> RwSignal<bool> {
        let kept = self.facts.kept.text(self.name, field);
        RwSignal::new(kept.map_or(first, |kept| kept == ON))
    }

    /// Takes whether a box is ticked, and keeps it.
    fn tick(&self, field: &'static str, is_on: RwSignal<bool>) -> Callback<bool> {
        let (kept, name) = (self.facts.kept.clone(), self.name);
        Callback::new(move |ticked: bool| {
            kept.note(name, field, if ticked { ON } else { "off" });
            is_on.set(ticked);
        })
    }

    /// Hands a change on when it can be, and closes the form.
    fn hand_on(&self, edit: Result<Edit, EditError>) {
        let today = today();
        let edit = edit.and_then(|edit| edit.check(&self.facts.place, &self.facts.city, today));
        match edit {
            Ok(edit) => {
                self.wrong.set(None);
                self.close.run(());
                self.facts.on_edit.run(edit);
            }
            Err(why) => self.wrong.set(Some(why)),
        }
    }

    /// What is wrong, in the words that the server uses too.
    fn error(&self) -> Signal<Option<String>> {
        let wrong = self.wrong;
        Signal::derive(move || wrong.get().map(in_words))
    }
}

/// The day on this device. A form is sent at a tap, when no owner of signals is there to ask for the clock.
fn today() -> Day {
    Day::parse(&clock::today()).unwrap_or_default()
}

fn in_words(error: EditError) -> String {
    let code = match error {
        EditError::Empty => "missing",
        EditError::TooLong => "too-long",
        EditError::Characters => "characters",
        EditError::Mobile => "mobile",
        EditError::Impossible | EditError::Day => "impossible",
    };
    let key = ["error.desk.field.", code].concat();
    i18n::find(&key).unwrap_or(code).to_owned()
}
