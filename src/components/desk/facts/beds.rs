//! Free beds of one class, today.

use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::Facility;
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
    let place = form.facts.place.clone();
    let known = (place.details.beds.first()).map_or(BedClass::Any, |beds| beds.class);
    let class = form.begun("class", known.id());
    let free = form.begun("free", said(&place, &class.get_untracked()));
    let error = form.error();
    let (keep_class, keep_free) = (form.keep("class", class), form.keep("free", free));
    // Another class has another number.
    let choose = Callback::new(move |id: String| {
        keep_free.run(said(&place, &id));
        keep_class.run(id);
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.hand_on(edit(&class.get_untracked(), &free.get_untracked()));
    };
    let number = move || {
        class.track();
        view! {
            <DeskField name="free" label=t("desk.fact.beds.free") kind=Kind::Digits typed=free.get_untracked()
                on_input=keep_free error=error />
        }
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            <DeskSelect name="class" label=t("desk.fact.beds.class") choices=choices() chosen=class on_choose=choose />
            {number}
            {save()}
        </form>
    }
    .into_any()
}

/// How many beds of a class are said to be free.
fn said(place: &Facility, class: &str) -> String {
    let own = place
        .details
        .beds
        .iter()
        .find(|beds| beds.class.id() == class);
    let free = own.and_then(|beds| beds.free);
    free.map_or_else(String::new, |free| free.to_string())
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
