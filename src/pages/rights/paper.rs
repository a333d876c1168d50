//! The benefits on paper: what is likely and what is open, with office, way and source.

use eldercare_entitlements::{Finding, Outcome, Threshold};
use leptos::prelude::*;

use super::card::{Around, source};
use super::dates::when_in_words;
use super::groups::Group;
use crate::components::paper_foot::paper_foot;
use crate::i18n::{t, t_of, t_with};
use crate::platform::dom;
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::benefits::printed;
use crate::state::benefits::words::language;

/// The sheet; the style sheet shows it on paper only.
pub fn paper(
    findings: &[Finding<'_>],
    thresholds: &[Threshold<'_>],
    around: &Around,
) -> impl IntoView + use<> {
    let atlas = use_atlas();
    let city = atlas.city_name().unwrap_or_default();
    let groups = [Group::Likely, Group::Unclear].map(|group| {
        let of_group = findings
            .iter()
            .filter(|finding| Group::of(finding) == group);
        let rows: Vec<_> = of_group.map(|finding| row(finding, around)).collect();
        let none = rows.is_empty();
        (!none || group == Group::Likely).then(|| {
            view! {
                <h2>{t_of("rights.group", group.id())}</h2>
                {none.then(|| view! { <p>{t("rights.group.likely.none")}</p> })}
                <ul>{rows}</ul>
            }
        })
    });
    let dates: Vec<_> = thresholds.iter().take(3).map(date).collect();
    // Who opens the paper's address elsewhere must see the same city.
    let address = atlas.id().map_or_else(
        || Route::Rights.path(),
        |city| [&Route::Rights.path(), "?city=", &city].concat(),
    );
    view! {
        <section class="paper rights-paper">
            <p class="paper-head">
                <strong>{t("app.name")}</strong>
                <span>{dom::site_address()}</span>
            </p>
            <h1>{t("rights.title")}</h1>
            <p><strong>{t_with("rights.lead", &[("city", &city)])}</strong></p>
            {groups}
            {(!dates.is_empty()).then(|| view! { <h2>{t("rights.dates")}</h2><ul>{dates}</ul> })}
            {paper_foot(&address, ())}
        </section>
    }
}

/// A day that changes something.
fn date(threshold: &Threshold<'_>) -> impl IntoView + use<> {
    let name = threshold.benefit.name.get(language()).to_owned();
    view! { <li>{when_in_words(threshold)}" · "{name}</li> }
}

/// One benefit with all that its card says on the screen: the paper goes on without it.
fn row(finding: &Finding<'_>, around: &Around) -> impl IntoView + use<> {
    let benefit = finding.benefit;
    let language = language();
    let office = around.catalogue.office(&benefit.office);
    let way = office.map(|office| {
        let (name, apply) = (office.name.get(language), office.apply.get(language));
        let offline = office.offline.get(language).to_owned();
        view! {
            <p>{name.to_owned()}" · "{apply.to_owned()}</p>
            <p>{offline}</p>
        }
    });
    let assumed: Vec<&str> = benefit
        .assumptions
        .iter()
        .map(|text| text.get(language))
        .collect();
    let sure = t_of("rights.confidence", benefit.confidence.id());
    view! {
        <li>
            <p><strong>{printed::line(finding, language)}</strong></p>
            {together(finding)}
            {open(finding, around)}
            {said("rights.assumed", assumed.join(" "))}
            {way}
            <p><small>{t("rights.sure")}" "{sure}" · "{source(finding, around)}</small></p>
        </li>
    }
}

/// What all get together, said to be that.
fn together(finding: &Finding<'_>) -> Option<impl IntoView + use<>> {
    let words = printed::totals(finding, language()).join(t("common.comma"));
    (!words.is_empty()).then(|| view! { <p>{words}</p> })
}

/// Why it cannot be told: what is only a goal, what nobody said yet, what the document leaves open.
fn open(finding: &Finding<'_>, around: &Around) -> Option<impl IntoView + use<>> {
    let Outcome::CannotTell {
        missing, unstated, ..
    } = &finding.outcome
    else {
        return None;
    };
    let facts = |declined: bool| {
        let of = missing
            .iter()
            .filter(|fact| around.declined.contains(fact) == declined);
        let names: Vec<&str> = of.map(|fact| t_of("rights.fact", fact.id())).collect();
        names.join(t("common.comma"))
    };
    let texts: Vec<&str> = unstated.iter().map(|text| text.get(language())).collect();
    Some(view! {
        {said("rights.missing", facts(false))}
        {said("rights.missing.declined", facts(true))}
        {said("rights.unstated", texts.join(" "))}
    })
}

/// A statement with its name before it; nothing for an empty one.
fn said(key: &'static str, words: String) -> Option<impl IntoView> {
    (!words.is_empty()).then(|| view! { <p><strong>{t(key)}</strong>" "{words}</p> })
}
