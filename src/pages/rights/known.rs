//! What is known of the person, each with a way to change it, and what will be asked.

use eldercare_entitlements::{Fact, Person};
use leptos::prelude::*;

use super::card::Around;
use crate::components::icon::{Icon, icon};
use crate::components::two_tap::{TwoTap, two_tap};
use crate::i18n::{t, t_of};
use crate::route::Route;
use crate::state::benefits::words::told;
use crate::state::person::{self, Told};

/// The next question, or that there is none: `unsaid` where an answer that was declined could change something.
pub fn ask_card(next: Option<Fact>, unsaid: bool) -> AnyView {
    let Some(fact) = next else {
        let words = t(if unsaid {
            "rights.ask.done.unsaid"
        } else {
            "rights.ask.done"
        });
        return view! { <p class="rights-done" role="status">{words}</p> }.into_any();
    };
    let path = Route::RightsQuestion(fact.id().to_owned()).path();
    view! {
        <section class="card rights-ask">
            <h2>{t("rights.ask.title")}</h2>
            <p>{t("rights.ask.body")}</p>
            <a class="button button-main button-big" href=path>{t("rights.ask.go")}</a>
        </section>
    }
    .into_any()
}

/// What was told, and where it is kept.
pub fn known_card(person: &Person, around: &Around, store: &Told) -> impl IntoView + use<> {
    let divisions = around.divisions.as_deref();
    let facts = Fact::all().into_iter();
    let rows: Vec<_> = facts
        .filter_map(|fact| Some(known_row(fact, told(person, fact, divisions)?)))
        .collect();
    let is_empty = rows.is_empty();
    let keeps = store.clone();
    let kept = move || {
        t(if keeps.keeps() {
            "rights.kept"
        } else {
            "rights.kept.not"
        })
    };
    let words = TwoTap {
        label: t("rights.erase"),
        sure: t("rights.erase.sure"),
        yes: t("rights.erase.yes"),
    };
    let erase = two_tap(words, Callback::new(|()| person::erase()));
    view! {
        <section class="card rights-known">
            <h2>{t("rights.known")}</h2>
            {is_empty.then(|| view! { <p>{t("rights.known.none")}</p> })}
            <ul class="check-rows">{rows}</ul>
            <p class="check-kept">{kept}</p>
            {(!is_empty).then_some(erase)}
        </section>
    }
}

fn known_row(fact: Fact, words: String) -> impl IntoView {
    let path = Route::RightsQuestion(fact.id().to_owned()).path();
    let name = t_of("rights.fact", fact.id());
    view! {
        <li class="check-row">
            <span class="check-row-body"><strong>{name}</strong><span>{words}</span></span>
            <a class="button button-quiet" href=path>
                {icon(Icon::Edit)}
                <span>{t("rights.known.change")}</span>
                <span class="visually-hidden">{name}</span>
            </a>
        </li>
    }
}
