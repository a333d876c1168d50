//! Closed for a time or for good, and open again.

use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::details::Closure;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::card::{filled, save};
use super::{Facts, Form};
use crate::components::desk::field::{DeskField, Kind};
use crate::i18n::t;
use crate::platform::clock;
use crate::state::place_facts::{Setting, closed_by_desk, closed_in_words};

/// The card.
pub fn card(facts: &Facts) -> AnyView {
    let words = closed_in_words(&facts.place, &Setting::of(None));
    let words = words.unwrap_or_else(|| t("desk.fact.open").to_owned());
    filled(
        facts,
        "open",
        t("desk.fact.standing"),
        vec![words],
        closed_by_desk(&facts.place),
        form,
    )
}

fn form(form: Form) -> AnyView {
    let known = form.facts.place.details.closed.clone();
    let is_closed = known.is_some();
    let is_for_good = known.as_ref().is_some_and(|known| known.until.is_none());
    let (first, last) = match known {
        Some(known) => (known.since, known.until.unwrap_or_default()),
        None => (clock::today(), String::new()),
    };
    let (since, until) = (form.begun("since", first), form.begun("until", last));
    let for_good = form.ticked("for-good", is_for_good);
    let (keep_since, keep_until) = (form.keep("since", since), form.keep("until", until));
    let tick = form.tick("for-good", for_good);
    let error = form.error();
    let again = form.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let until = (!for_good.get_untracked()).then(|| until.get_untracked());
        form.hand_on(edit(since.get_untracked(), until));
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            {is_closed.then(|| view! {
                <button type="button" class="button" on:click=move |_| again.hand_on(Ok(Edit::Open {}))>{t("desk.fact.reopen")}</button>
            })}
            <DeskField name="since" label=t("desk.fact.closed.since") kind=Kind::Day typed=since.get_untracked() on_input=keep_since />
            <label class="check-line">
                <input type="checkbox" autocomplete="off" prop:checked=move || for_good.get() on:change=move |event| tick.run(event_target_checked(&event)) />
                <span>{t("desk.fact.closed.for-good")}</span>
            </label>
            <Show when=move || !for_good.get()>
                <DeskField name="until" label=t("desk.fact.closed.until") kind=Kind::Day typed=until.get_untracked()
                    on_input=keep_until error=error />
            </Show>
            {save()}
        </form>
    }
    .into_any()
}

/// Closed from a day on, until another or for good.
fn edit(since: String, until: Option<String>) -> Result<Edit, EditError> {
    if until.as_ref().is_some_and(String::is_empty) {
        return Err(EditError::Empty);
    }
    let closure = Closure { since, until };
    Ok(Edit::Closed { closure })
}
