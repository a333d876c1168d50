//! What this city may give to this person: first what is known, then one question at a time, then
//! the benefits in groups, each with its source.

mod answers;
mod birth;
mod card;
mod dates;
mod groups;
mod known;
mod other;
mod paper;
pub mod question;
mod services;
mod way;

use std::sync::Arc;

use eldercare_entitlements::{Catalogue, Fact, Finding, Known, Person};
use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::PageHead;
use crate::components::site_foot::SiteFoot;
use crate::components::with_texts::{failed, waiting};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::benefits;
use crate::state::divisions::use_divisions;
use crate::state::load::Load;
use crate::state::now::use_now;
use crate::state::person::{self, Standing, Told, use_told};
use card::Around;

/// The page at `/rights`.
#[component]
pub fn RightsPage() -> impl IntoView {
    question::begin();
    let told = use_told();
    let (atlas, divisions) = (use_atlas(), use_divisions());
    let catalogue = benefits::of_open_city();
    let standing = {
        let told = told.clone();
        Memo::new(move |_| told.standing())
    };
    Effect::new(move || {
        // Taipei has no divisions of this form; only names are missing then.
        if let Some(city) = atlas.id() {
            divisions.want(&city);
        }
    });
    move || match (standing.get(), catalogue.get()) {
        (Standing::Unreadable(_), _) => unreadable(&told).into_any(),
        (Standing::Other(about), _) => other::other(&told, about).into_any(),
        (Standing::Waiting, _) | (_, Load::Loading) => waiting(),
        (_, Load::Failed(problem)) => failed(problem),
        (Standing::Ready, Load::Ready(catalogue)) => {
            let around = Around {
                declined: Vec::new(),
                divisions: divisions.get().ready().cloned(),
                catalogue,
            };
            filled(around, &told).into_any()
        }
    }
}

fn filled(mut around: Around, told: &Told) -> impl IntoView + use<> {
    let person = told.person(&around.catalogue.city);
    around.declined = declined(&person);
    let today = use_now().minute_untracked().day();
    let catalogue: Arc<Catalogue> = around.catalogue.clone();
    let findings = catalogue.findings(&person, today);
    let next = catalogue.next_question(&person, today);
    let thresholds = catalogue.thresholds(&person, today, dates::last_year(today));
    let is_empty = findings.is_empty();
    // Who came without a self-check has no result to go back to.
    let back = match person.level {
        Known::Known(_) => Route::Result,
        _ => Route::Map,
    };
    view! {
        <main id="main" class="page rights">
            <PageHead title=t("rights.title").to_owned() back=back.path() />
            {lead(&catalogue)}
            {(!is_empty).then(|| view! {
                {known::ask_card(next, left_unsaid(&findings, &around.declined))}
                {groups::groups(&findings, &around)}
                {dates::dates_card(&thresholds, &told.mark())}
                {services::services_card(&catalogue, &person, today)}
                {known::known_card(&person, &around, told)}
                <div class="button-row screen-only">
                    <button data-own type="button" class="button" on:click=|_| dom::print()>
                        {icon(Icon::Print)}<span>{t("rights.print")}</span>
                    </button>
                </div>
                {paper::paper(&findings, &thresholds, &around)}
            })}
        </main>
        <SiteFoot />
    }
}

/// Whether something that the person would rather not say could still change something.
fn left_unsaid(findings: &[Finding<'_>], declined: &[Fact]) -> bool {
    let mut open = findings.iter().flat_map(|finding| finding.open.iter());
    open.any(|fact| declined.contains(fact))
}

/// What the page is, and what the city as a whole has and has not.
fn lead(catalogue: &Catalogue) -> impl IntoView + use<> {
    let city = use_atlas().city_name().unwrap_or_default();
    let note = catalogue
        .note
        .as_ref()
        .map(|note| note.get(benefits::words::language()).to_owned());
    let is_empty = catalogue.real().next().is_none();
    view! {
        {(!is_empty).then(|| view! { <p>{t_with("rights.lead", &[("city", &city)])}</p> })}
        <Notice tone=Tone::Plain>
            {is_empty.then(|| view! { <p><strong>{t("rights.none")}</strong></p> })}
            {note.map(|note| view! { <p>{note}</p> })}
        </Notice>
    }
}

fn declined(person: &Person) -> Vec<Fact> {
    let is_declined = |fact: &Fact| match fact {
        Fact::BirthYear => person.birth_year == Known::Declined,
        Fact::Birthday => person.birthday == Known::Declined,
        Fact::Level => person.level == Known::Declined,
        Fact::Living => person.living == Known::Declined,
        Fact::Setting => person.setting == Known::Declined,
        Fact::Area => person.area == Known::Declined,
        Fact::Income => person.income == Known::Declined,
        Fact::Tag(tag) => person.tag(*tag) == Known::Declined,
    };
    Fact::all().into_iter().filter(is_declined).collect()
}

/// Answers that cannot be opened: nothing of them is touched without a word.
fn unreadable(told: &Told) -> impl IntoView + use<> {
    let aside = told.clone();
    view! {
        <main id="main" class="page rights">
            <PageHead title=t("rights.title").to_owned() back=Route::Map.path() />
            <Notice tone=Tone::Warn><p>{t("rights.unreadable")}</p></Notice>
            <div class="button-row">
                <button type="button" class="button button-main" on:click=move |_| aside.set_aside()>{t("rights.unreadable.aside")}</button>
                <button type="button" class="button button-stop" on:click=|_| person::erase()>{t("rights.erase")}</button>
            </div>
        </main>
    }
}
