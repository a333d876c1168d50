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
    let is_closed = form.facts.place.details.closed.is_some();
    let [since, until] = [clock::today(), String::new()].map(RwSignal::new);
    let for_good = RwSignal::new(false);
    let error = form.error();
    let again = form.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let until = until.get_untracked();
        if !for_good.get_untracked() && until.is_empty() {
            form.hand_on(Err(EditError::Empty));
            return;
        }
        let closure = Closure {
            since: since.get_untracked(),
            until: (!for_good.get_untracked()).then_some(until),
        };
        form.hand_on(Ok(Edit::Closed { closure }));
    };
    let keep = |text: RwSignal<String>| Callback::new(move |typed| text.set(typed));
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            {is_closed.then(|| view! {
                <button type="button" class="button" on:click=move |_| again.hand_on(Ok(Edit::Open {}))>{t("desk.fact.reopen")}</button>
            })}
            <DeskField name="since" label=t("desk.fact.closed.since") kind=Kind::Day typed=since.get_untracked() on_input=keep(since) />
            <label class="check-line">
                <input type="checkbox" autocomplete="off" prop:checked=move || for_good.get() on:change=move |event| for_good.set(event_target_checked(&event)) />
                <span>{t("desk.fact.closed.for-good")}</span>
            </label>
            <Show when=move || !for_good.get()>
                <DeskField name="until" label=t("desk.fact.closed.until") kind=Kind::Day typed=until.get_untracked()
                    on_input=keep(until) error=error />
            </Show>
            {save()}
        </form>
    }
    .into_any()
}
