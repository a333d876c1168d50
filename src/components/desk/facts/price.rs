//! One price; it replaces what was published for the same unit and cover.

use eldercare_desk::edit::{Edit, EditError};
use eldercare_places::Facility;
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

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    per: RwSignal<String>,
    covers: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

impl Fields {
    /// The price that stands first, or the usual one of which nothing is said.
    fn begun(form: &Form) -> Fields {
        let place = &form.facts.place;
        let known = place.details.prices.first();
        let (per, covers) = known.map_or((Per::Month, Covers::AllIn), |price| {
            (price.per, price.covers)
        });
        let (per, covers) = (
            form.begun("per", per.id()),
            form.begun("covers", covers.id()),
        );
        let (from, to) = said(place, &per.get_untracked(), &covers.get_untracked());
        Fields {
            per,
            covers,
            from: form.begun("from", from),
            to: form.begun("to", to),
        }
    }

    /// Takes another unit or cover: it has another price.
    fn choose(self, form: &Form, field: &'static str) -> Callback<String> {
        let is_per = field == "per";
        let keep = form.keep(field, if is_per { self.per } else { self.covers });
        let (from, to) = (form.keep("from", self.from), form.keep("to", self.to));
        let place = form.facts.place.clone();
        Callback::new(move |id: String| {
            let (per, covers) = (self.per.get_untracked(), self.covers.get_untracked());
            let now = if is_per {
                said(&place, &id, &covers)
            } else {
                said(&place, &per, &id)
            };
            from.run(now.0);
            to.run(now.1);
            keep.run(id);
        })
    }

    /// The two amounts, made anew for each unit and cover.
    fn amounts(self, form: &Form) -> impl Fn() -> AnyView + use<> {
        let error = form.error();
        let (keep_from, keep_to) = (form.keep("from", self.from), form.keep("to", self.to));
        move || {
            self.per.track();
            self.covers.track();
            view! {
                <DeskField name="price-from" label=t("desk.fact.price.from") kind=Kind::Digits typed=self.from.get_untracked()
                    on_input=keep_from error=error />
                <DeskField name="price-to" label=t("desk.fact.price.to") kind=Kind::Digits typed=self.to.get_untracked()
                    on_input=keep_to />
            }
            .into_any()
        }
    }
}

fn form(form: Form) -> AnyView {
    let fields = Fields::begun(&form);
    let Fields { per, covers, .. } = fields;
    let (choose_per, choose_covers) = (fields.choose(&form, "per"), fields.choose(&form, "covers"));
    let amounts = fields.amounts(&form);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Fields { from, to, .. } = fields;
        let typed = [per, covers, from, to].map(|text| text.get_untracked());
        let [per, covers, from, to] = &typed;
        form.hand_on(price(per, covers, from, to));
    };
    view! {
        <form class="desk-inline" novalidate on:submit=submit>
            <DeskSelect name="per" label=t("desk.fact.price.per") choices=choices(Per::ALL.iter().map(|one| (one.id(), t_of("per", one.id()))))
                chosen=per on_choose=choose_per />
            <DeskSelect name="covers" label=t("desk.fact.price.covers") choices=choices(Covers::ALL.iter().map(|one| (one.id(), t_of("covers", one.id()))))
                chosen=covers on_choose=choose_covers />
            {amounts}
            {save()}
        </form>
    }
    .into_any()
}

/// What is said to be paid at least and at most.
fn said(place: &Facility, per: &str, covers: &str) -> (String, String) {
    let same = |price: &&Price| price.per.id() == per && price.covers.id() == covers;
    let known = place.details.prices.iter().find(same);
    known.map_or_else(Default::default, |price| {
        let to = price.to.map_or_else(String::new, |to| to.to_string());
        (price.from.to_string(), to)
    })
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
