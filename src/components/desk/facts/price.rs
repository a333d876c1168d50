//! One price; it replaces what was published for the same unit and cover.

use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::details::{Covers, Per, Price};
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
    fact_card(facts, "price", Topic::Prices, form)
}

fn choices(
    words: impl Iterator<Item = (&'static str, &'static str)>,
) -> Signal<Vec<(String, String)>> {
    Signal::stored(
        words
            .map(|(id, words)| (id.to_owned(), words.to_owned()))
            .collect(),
    )
}

fn form(form: Form) -> AnyView {
    let known = form.facts.place.details.prices.first().cloned();
    let per = RwSignal::new(
        known
            .as_ref()
            .map_or(Per::Month, |price| price.per)
            .id()
            .to_owned(),
    );
    let covers = RwSignal::new(
        known
            .as_ref()
            .map_or(Covers::AllIn, |price| price.covers)
            .id()
            .to_owned(),
    );
    let [from, to] = [(); 2].map(|()| RwSignal::new(String::new()));
    let error = form.error();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.hand_on(price(
            &per.get_untracked(),
            &covers.get_untracked(),
            &from.get_untracked(),
            &to.get_untracked(),
        ));
    };
    let keep = |text: RwSignal<String>| Callback::new(move |typed| text.set(typed));
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            <DeskSelect name="per" label=t("desk.fact.price.per") choices=choices(Per::ALL.iter().map(|one| (one.id(), t_of("per", one.id()))))
                chosen=per on_choose=keep(per) />
            <DeskSelect name="covers" label=t("desk.fact.price.covers") choices=choices(Covers::ALL.iter().map(|one| (one.id(), t_of("covers", one.id()))))
                chosen=covers on_choose=keep(covers) />
            <DeskField name="price-from" label=t("desk.fact.price.from") kind=Kind::Digits typed=String::new()
                on_input=keep(from) error=error />
            <DeskField name="price-to" label=t("desk.fact.price.to") kind=Kind::Digits typed=String::new() on_input=keep(to) />
            {save()}
        </form>
    }
    .into_any()
}

fn price(per: &str, covers: &str, from: &str, to: &str) -> Result<Edit, EditError> {
    let number = |text: &str| {
        text.trim()
            .parse::<u32>()
            .map_err(|_| EditError::Impossible)
    };
    if from.trim().is_empty() {
        return Err(EditError::Empty);
    }
    let (per, covers) = (Per::from_id(per), Covers::from_id(covers));
    let (Some(per), Some(covers)) = (per, covers) else {
        return Err(EditError::Impossible);
    };
    let from = number(from)?;
    let to = match to.trim() {
        "" => None,
        to => Some(number(to)?).filter(|to| *to != from),
    };
    Ok(Edit::Price {
        price: Price {
            per,
            covers,
            from,
            to,
        },
    })
}
