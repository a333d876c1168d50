//! What was written down of the visits to one person: asked for when somebody wants to read it, because the server
//! notes who did.

use eldercare_api::v1::desk::{PastVisit, PastVisits, VisitNote};
use leptos::ev::Event;
use leptos::prelude::*;

use crate::components::desk::trouble::not_had;
use crate::components::with_texts::waiting;
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::desk::book::Book;
use crate::state::desk::{Desk, use_desk};

/// A box that opens on the earlier visits to this person.
pub fn past_visits(person_id: &str, name: &str) -> impl IntoView + use<> {
    let desk = use_desk();
    let path = ["visits/", person_id].concat();
    let book = StoredValue::new(None::<Book<PastVisits>>);
    let is_open = RwSignal::new(false);
    let turned = move |event: Event| {
        let opened = dom::is_opened(&event);
        if opened && book.with_value(Option::is_none) {
            book.set_value(Some(Book::open(desk, path.clone())));
        }
        is_open.set(opened);
    };
    let inside = move || {
        let book = is_open.get().then(|| book.get_value()).flatten()?;
        Some(match (book.said(), book.problem()) {
            (Some(said), _) => lines(&said.visits).into_any(),
            (None, Some(problem)) => not_had(&problem, Callback::new(move |()| book.read())),
            (None, None) => waiting(),
        })
    };
    let label = t_with("desk.visits.past.which", &[("name", name)]);
    view! {
        <details class="desk-past" on:toggle=turned>
            <summary aria-label=label>{t("desk.visits.past")}</summary>
            {inside}
        </details>
    }
}

/// What somebody wrote; with the name where it was not who wrote the visit down.
fn said(desk: Desk, said: &VisitNote, of_visit: &str) -> impl IntoView + use<> {
    let (by, note) = (said.by.clone(), said.note.clone());
    let is_other = by != of_visit;
    let words = move || {
        if !is_other {
            return note.clone();
        }
        let name = desk.staff().name(&by);
        t_with("desk.visits.past.said", &[("name", &name), ("note", &note)])
    };
    view! { <p class="desk-words desk-quote">{words}</p> }
}

fn lines(visits: &[PastVisit]) -> impl IntoView + use<> {
    let desk = use_desk();
    desk.staff().want(desk);
    let line = |visit: &PastVisit| {
        let (day, by) = (visit.visited_on.clone(), visit.by.clone());
        let head = move || {
            let name = desk.staff().name(&by);
            t_with("desk.visits.past.line", &[("day", &day), ("name", &name)])
        };
        let notes: Vec<_> = visit
            .notes
            .iter()
            .map(|note| said(desk, note, &visit.by))
            .collect();
        view! { <li><span>{head}</span>{notes}</li> }
    };
    let lines: Vec<_> = visits.iter().map(line).collect();
    view! { <ol class="desk-past-lines">{lines}</ol> }
}
