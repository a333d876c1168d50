//! The benefits on paper: what is likely and what is open, with office, way and source.

use eldercare_entitlements::{Finding, Threshold};
use leptos::prelude::*;

use super::card::{Around, amount_line, source};
use super::dates::when_in_words;
use super::groups::Group;
use crate::components::paper_foot::paper_foot;
use crate::i18n::{t, t_of, t_with};
use crate::platform::dom;
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::benefits::words::language;

/// The sheet; the style sheet shows it on paper only.
pub fn paper(
    findings: &[Finding<'_>],
    thresholds: &[Threshold<'_>],
    around: &Around,
) -> impl IntoView + use<> {
    let city = use_atlas().city_name().unwrap_or_default();
    let groups = [Group::Likely, Group::Unclear].map(|group| {
        let of_group = findings.iter().filter(|finding| Group::of(finding) == group);
        let rows: Vec<_> = of_group.map(|finding| row(finding, around)).collect();
        let none = rows.is_empty();
        view! {
            <h2>{t_of("rights.group", group.id())}</h2>
            {(none && group == Group::Likely).then(|| view! { <p>{t("rights.group.likely.none")}</p> })}
            <ul>{rows}</ul>
        }
    });
    let dates: Vec<_> = thresholds
        .iter()
        .take(3)
        .map(|threshold| {
            let name = threshold.benefit.name.get(language()).to_owned();
            view! { <li>{when_in_words(threshold)}" · "{name}</li> }
        })
        .collect();
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
            {paper_foot(&Route::Rights.path(), ())}
        </section>
    }
}

fn row(finding: &Finding<'_>, around: &Around) -> impl IntoView + use<> {
    let benefit = finding.benefit;
    let amounts: Vec<String> = finding.amounts.iter().map(|one| amount_line(one)).collect();
    let office = around.catalogue.office(&benefit.office);
    let way = office.map(|office| {
        let (name, apply) = (office.name.get(language()), office.apply.get(language()));
        view! { <br />{name.to_owned()}" · "{apply.to_owned()} }
    });
    view! {
        <li>
            <strong>{benefit.name.get(language()).to_owned()}</strong>
            " · "{amounts.join(t("common.comma"))}
            {way}
            <br /><small>{source(finding, around)}</small>
        </li>
    }
}
