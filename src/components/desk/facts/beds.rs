//! Free beds of one class, today.

use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::details::BedClass;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::card::{card as fact_card, save};
use super::{Facts, Form};
use crate::components::desk::field::{DeskField, Kind};
use crate::components::desk::select::DeskSelect;
use crate::i18n::{t, t_of};
use crate::state::place_facts::Topic;

/// The card.
pub fn card(facts: &Facts) -> AnyView {
    fact_card(facts, "beds", Topic::Beds, form)
}

fn form(form: Form) -> AnyView {
    let known = form
        .facts
        .place
        .details
        .beds
        .first()
        .map_or(BedClass::Any, |beds| beds.class);
    let class = RwSignal::new(known.id().to_owned());
    let free = RwSignal::new(String::new());
    let error = form.error();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.hand_on(edit(&class.get_untracked(), &free.get_untracked()));
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            <DeskSelect name="class" label=t("desk.fact.beds.class") choices=choices() chosen=class
                on_choose=Callback::new(move |id| class.set(id)) />
            <DeskField name="free" label=t("desk.fact.beds.free") kind=Kind::Digits typed=String::new()
                on_input=Callback::new(move |text| free.set(text)) error=error />
            {save()}
        </form>
    }
    .into_any()
}

fn choices() -> Signal<Vec<(String, String)>> {
    let words = |class: &BedClass| {
        let words = t_of("bed-class", class.id());
        (class.id().to_owned(), words.to_owned())
    };
    Signal::stored(BedClass::ALL.iter().map(words).collect())
}

fn edit(class: &str, typed: &str) -> Result<Edit, EditError> {
    if typed.trim().is_empty() {
        return Err(EditError::Empty);
    }
    let free = typed.trim().parse().map_err(|_| EditError::Impossible)?;
    let class = BedClass::from_id(class).ok_or(EditError::Impossible)?;
    Ok(Edit::FreeBeds { class, free })
}
