//! The states as a row of buttons, with how many there are of what is still to be done.

use leptos::prelude::*;

use crate::i18n::{t, t_of};
use crate::state::desk::worklist::Worklist;

/// The states in the order of work; none is everything that is still to be done.
const STATES: [Option<&str>; 6] = [
    None,
    Some("reopened"),
    Some("received"),
    Some("assigned"),
    Some("done"),
    Some("withdrawn"),
];

/// The row.
pub fn states(list: Worklist) -> impl IntoView {
    let chips = STATES.map(|state| chip(list, state)).collect_view();
    view! { <div class="desk-chips" role="group" aria-label=t("desk.requests.by-state")>{chips}</div> }
}

fn chip(list: Worklist, state: Option<&'static str>) -> impl IntoView {
    let pressed = move || {
        list.filters
            .with(|filters| filters.state.as_deref() == state)
            .to_string()
    };
    let words = t_of("desk.state", state.unwrap_or("open"));
    let count =
        move || count(list, state).map(|count| view! { <span class="desk-count">{count}</span> });
    let press = move |_| list.choose(|filters| filters.state = state.map(str::to_owned));
    view! {
        <button type="button" class="chip" aria-pressed=pressed on:click=press>
            <span>{words}</span>
            {count}
        </button>
    }
}

/// How many; what is over is not counted.
fn count(list: Worklist, state: Option<&str>) -> Option<i64> {
    let counts = list.rows()?.counts;
    match state {
        None => Some(counts.received + counts.assigned + counts.reopened),
        Some("reopened") => Some(counts.reopened),
        Some("received") => Some(counts.received),
        Some("assigned") => Some(counts.assigned),
        Some(_) => None,
    }
}
