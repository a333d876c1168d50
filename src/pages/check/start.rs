//! The first page of the self-check: what it is, whom it is about, where answers are kept.

use eldercare_assessment::Instrument;
use leptos::prelude::*;

use super::gate::gate;
use super::kept::kept_warning;
use super::resume::resume_card;
use super::spoken;
use crate::components::choice_card::{ChoiceCard, choice_card};
use crate::components::family::name;
use crate::components::listen::listen;
use crate::components::page_head::PageHead;
use crate::components::site_foot::SiteFoot;
use crate::i18n::{t, t_of, t_with};
use crate::route::{AtFamily, Route};
use crate::state::check::{Check, Who, use_check};
use crate::state::family;
use crate::state::location::use_location;

/// The page at `/check`.
#[component]
pub fn CheckPage() -> impl IntoView {
    gate(|instrument| start_page(instrument).into_any())
}

fn start_page(instrument: &'static Instrument) -> impl IntoView {
    let check = use_check();
    let begun = Memo::new(move |_| check.session().is_some_and(|s| !s.answers.is_empty()));
    let items = instrument
        .questions()
        .iter()
        .filter(|q| q.is_item())
        .count();
    view! {
        <main id="main" class="page check-start">
            <PageHead title=t("check.title").to_owned() back=Route::Map.path() />
            <p class="check-lead">{t_with("check.lead", &[("count", &items.to_string())])}</p>
            {listen(move || spoken::start(begun.get()))}
            {kept_warning(check)}
            {move || if begun.get() {
                resume_card(check, instrument).into_any()
            } else {
                who_form(check, instrument).into_any()
            }}
            {about_card(instrument)}
            {others_card()}
            <a class="check-link" href=Route::Rights.path()>{t("check.rights")}</a>
            {family::is_possible().then(|| view! { <a class="check-link" href=AtFamily::People.path()>{t("family.link")}</a> })}
        </main>
        <SiteFoot />
    }
}

fn about_card(instrument: &Instrument) -> impl IntoView + use<> {
    let number = instrument.standard().number.as_str();
    view! {
        <section class="card">
            <h2>{t("check.about")}</h2>
            <ul class="check-points">
                <li>{t_with("check.about.standard", &[("number", number)])}</li>
                <li>{t("check.about.reference")}</li>
                <li>{t("check.about.unsure")}</li>
                <li>{t("check.about.private")}</li>
            </ul>
        </section>
    }
}

/// The other forms, and where all questions can be read.
fn others_card() -> impl IntoView {
    let forms = [
        (Route::SelfRating, "check.others.ltc"),
        (Route::Visit, "check.others.visit"),
        (Route::Instruments, "check.others.all"),
    ];
    let links = forms.map(|(route, key)| {
        let is_for_own = route != Route::SelfRating;
        view! { <li data-own=is_for_own.then_some("")><a class="check-link" href=route.path()>{t(key)}</a></li> }
    });
    view! {
        <section class="card">
            <h2>{t("check.others")}</h2>
            <ul class="check-links">{links.collect_view()}</ul>
        </section>
    }
}

/// Choosing whom it is about, and the button that starts.
pub fn who_form(check: Check, instrument: &'static Instrument) -> impl IntoView {
    // Of a family it is said already whom it is about.
    let person = untrack(family::current);
    let chosen = RwSignal::new(person.as_ref().map(|person| person.called.who()));
    let missing = RwSignal::new(false);
    let location = use_location();
    let start = move |_| match (chosen.get_untracked(), instrument.questions().first()) {
        (Some(who), Some(first)) => {
            check.start(who);
            location.go(&check.sheet.question(first.id.as_str()).path());
        }
        _ => missing.set(true),
    };
    view! {
        <section class="check-who">
            <h2 id="check-who">{t("check.who")}</h2>
            {match person {
                Some(person) => view! { <p>{t_with("family.check.for", &[("name", &name(&person.called))])}</p> }.into_any(),
                None => view! {
                    <div class="choices choices-two" role="radiogroup" aria-labelledby="check-who">
                        {Who::ALL.map(|who| who_card(who, chosen)).collect_view()}
                    </div>
                }.into_any(),
            }}
            <div role="alert">
                {move || (missing.get() && chosen.get().is_none())
                    .then(|| view! { <p class="field-error">{t("check.who.missing")}</p> })}
            </div>
            <button class="button button-main button-big" on:click=start>{t("check.start")}</button>
        </section>
    }
}

fn who_card(who: Who, chosen: RwSignal<Option<Who>>) -> impl IntoView {
    let card = ChoiceCard {
        group: "who",
        value: who.id().to_owned(),
        label: t_of("check.who", who.id()),
        detail: "",
        picture: None,
    };
    let is_chosen = Signal::derive(move || chosen.get() == Some(who));
    choice_card(card, is_chosen, Box::new(move || chosen.set(Some(who))))
}
