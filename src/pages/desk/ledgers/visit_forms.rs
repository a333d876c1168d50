//! What is done in a row of the ledger of visits: a visit written down, somebody taken off the list.

use eldercare_api::v1::desk::{UnlistPerson, WriteVisit};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::frame::{cancel, row_end};
use super::mend::not_visited;
use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::trouble::trouble_line;
use crate::components::two_tap::{TwoTap, two_tap};
use crate::i18n::t;
use crate::platform::{clock, dom};
use crate::state::desk::sending::Sending;
use crate::state::desk::{Desk, use_desk};

/// Under which what is typed of a visit to this person is kept.
fn key(person_id: &str) -> String {
    ["visit ", person_id].concat()
}

/// Whether something is typed of a visit to this person and not sent.
pub fn is_begun_for(desk: Desk, person_id: &str) -> bool {
    !desk.typed(&key(person_id)).is_empty()
}

/// Writing a visit down, with what was seen.
#[component]
pub fn VisitForm(
    id: String,
    /// The last visit, which may be a mistake.
    last: Option<String>,
    written: Callback<&'static str>,
    close: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let sending = Sending::new(desk, &["visited_on", "note"]);
    let day = RwSignal::new(clock::today());
    let mistake = last.map(|day| not_visited(id.clone(), day, written));
    let key = key(&id);
    let left = key.clone();
    let close = Callback::new(move |()| {
        desk.note_typed(&left, "");
        close.run(());
    });
    let typed = desk.typed(&key);
    let note = key.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = desk.typed(&key);
        let body = WriteVisit {
            visited_on: day.get_untracked(),
            note: Some(typed).filter(|note| !note.trim().is_empty()),
        };
        let key = key.clone();
        sending.send(format!("visits/{id}/visit"), body, move || {
            desk.note_typed(&key, "");
            written.run("desk.visits.written");
        });
    };
    dom::focus_soon("field-visited_on");
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            {trouble_line(sending.whole())}
            <DeskField name="visited_on" label=t("desk.visits.day") kind=Kind::Day typed=day.get_untracked()
                on_input=Callback::new(move |text| day.set(text)) error=sending.field("visited_on") />
            <DeskField name="note" label=t("desk.visits.note") kind=Kind::Lines typed=typed
                on_input=Callback::new(move |text: String| desk.note_typed(&note, &text)) error=sending.field("note") />
            {row_end(sending, close)}
            {mistake}
        </form>
    }
}

/// What takes the focus when the question is asked.
const REMOVAL_ID: &str = "desk-removal";

/// Taking somebody off the list: asked twice, and said what goes with them.
#[component]
pub fn Removal(id: String, written: Callback<&'static str>, close: Callback<()>) -> impl IntoView {
    let sending = Sending::new(use_desk(), &[]);
    let words = TwoTap {
        label: t("desk.visits.remove.go"),
        sure: t("desk.visits.remove.sure"),
        yes: t("desk.visits.remove.yes"),
    };
    let remove = Callback::new(move |()| {
        let body = UnlistPerson { with_visits: true };
        sending.send(format!("visits/{id}/remove"), body, move || {
            written.run("desk.visits.removed");
        });
    });
    dom::focus_soon(REMOVAL_ID);
    view! {
        <div class="desk-inline" id=REMOVAL_ID tabindex="-1">
            {trouble_line(sending.whole())}
            <p>{t("desk.visits.remove.what")}</p>
            {two_tap(words, remove)}
            {cancel(close)}
        </div>
    }
}
