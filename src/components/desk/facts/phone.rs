//! The telephone of the office.

use eldercare_desk::edit::Edit;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::card::{card as fact_card, save};
use super::{Facts, Form};
use crate::components::desk::field::{DeskField, Kind};
use crate::i18n::t;
use crate::state::place_facts::Topic;

/// The card.
pub fn card(facts: &Facts) -> AnyView {
    fact_card(facts, "phone", Topic::Phone, form)
}

fn form(form: Form) -> AnyView {
    let number = form.begun("number", form.facts.place.phone.clone().unwrap_or_default());
    let error = form.error();
    let keep = form.keep("number", number);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.hand_on(Ok(Edit::Phone {
            number: number.get_untracked(),
        }));
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            <DeskField name="number" label=t("desk.fact.phone") kind=Kind::Phone typed=number.get_untracked()
                on_input=keep error=error hint=t("desk.fact.phone.hint").to_owned() />
            {save()}
        </form>
    }
    .into_any()
}
