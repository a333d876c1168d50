//! One benefit: what it is to this person, how much, and on demand for whom, how and by which source.

use std::sync::Arc;

use eldercare_entitlements::{
    Amount, Catalogue, Condition, Confidence, Fact, Finding, Holds, NotNow, Outcome, Standing, Text,
};
use leptos::prelude::*;

use super::services::limit;
use super::way::way;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::benefits::words::{amount, counted, language, need, tight};
use crate::state::divisions::Divisions;
use crate::state::place_facts::age::date_in_words;

/// What the cards of a page share.
#[derive(Clone)]
pub struct Around {
    /// The city's benefits.
    pub catalogue: Arc<Catalogue>,
    /// Names of towns, once they are there.
    pub divisions: Option<Arc<Divisions>>,
    /// The facts that the person would rather not tell.
    pub declined: Vec<Fact>,
}

/// The card. What is likely says all that matters at once; of the rest only the reason and the amount
/// stand in front, or nobody would find the end of the page.
pub fn card(finding: &Finding<'_>, around: &Around) -> impl IntoView + use<> {
    let benefit = finding.benefit;
    let is_likely = finding.outcome == Outcome::Likely;
    let what = view! { <p>{benefit.what.get(language()).to_owned()}</p> };
    let said = view! { {what}{assumptions(finding)} }.into_any();
    let (before, behind) = if is_likely {
        (Some(said), None)
    } else {
        (None, Some(said))
    };
    view! {
        <article class="card rights-card" data-benefit=benefit.id.clone()>
            <div class="rights-card-head">
                <h3>{benefit.name.get(language()).to_owned()}</h3>
                <div class="tags">
                    <span class="tag">{t_of("rights.kind", benefit.kind.id())}</span>
                    {benefit.national.then(|| view! { <span class="tag">{t("rights.national")}</span> })}
                </div>
            </div>
            {reason(finding, around)}
            {amounts(finding)}
            {before}
            {way(finding)}
            <details class="check-more">
                <summary>{t("rights.more")}<span class="visually-hidden">{benefit.name.get(language()).to_owned()}</span></summary>
                {behind}
                {details(finding, around)}
            </details>
        </article>
    }
}

/// Why it is where it is; of what is likely nothing needs to be said.
fn reason(finding: &Finding<'_>, around: &Around) -> AnyView {
    match &finding.outcome {
        Outcome::Likely => ().into_any(),
        Outcome::NotNow(NotNow::Ended(day)) => {
            let words = t_with(
                "rights.ended",
                &[("date", &date_in_words(&day.to_string()))],
            );
            view! { <p><strong>{words}</strong></p> }.into_any()
        }
        Outcome::NotNow(NotNow::Begins(day)) => {
            let words = t_with(
                "rights.begins",
                &[("date", &date_in_words(&day.to_string()))],
            );
            view! { <p><strong>{words}</strong></p> }.into_any()
        }
        Outcome::NotNow(NotNow::Conditions(ways)) => {
            let divisions = around.divisions.as_deref();
            let words = |way: &Vec<&Condition>| {
                let needs = way.iter().map(|condition| need(condition, divisions));
                needs.collect::<Vec<_>>().join(t("common.comma"))
            };
            let ways: Vec<String> = ways.iter().map(words).collect();
            let or = format!(" {} ", t("rights.need.or"));
            line("rights.need", tight(&ways.join(&or))).into_any()
        }
        Outcome::CannotTell {
            missing,
            unstated,
            standing,
            ..
        } => open(missing, unstated, *standing, around),
    }
}

/// What is missing, what the person would rather not say, and what the document leaves open.
fn open(missing: &[Fact], unstated: &[&Text], standing: Standing, around: &Around) -> AnyView {
    let texts = unstated.iter().map(|text| text.get(language()).to_owned());
    let texts: Vec<String> = texts.collect();
    view! {
        {limit(standing)}
        {missing_line("rights.missing", missing, |fact| !around.declined.contains(fact))}
        {missing_line("rights.missing.declined", missing, |fact| around.declined.contains(fact))}
        {(!texts.is_empty()).then(|| line("rights.unstated", texts.join(" ")))}
    }
    .into_any()
}

/// The facts that are missing, each a way to its question.
fn missing_line(
    key: &'static str,
    missing: &[Fact],
    wanted: impl Fn(&Fact) -> bool,
) -> Option<AnyView> {
    let facts: Vec<Fact> = missing
        .iter()
        .copied()
        .filter(|fact| wanted(fact))
        .collect();
    if facts.is_empty() {
        return None;
    }
    let links = facts.into_iter().map(|fact| {
        let path = Route::RightsQuestion(fact.id().to_owned()).path();
        view! { <a class="check-link" href=path>{t_of("rights.fact", fact.id())}</a> }
    });
    let links = links.collect_view();
    Some(view! { <div class="rights-missing"><strong>{t(key)}</strong>{links}</div> }.into_any())
}

fn line(key: &'static str, words: String) -> impl IntoView {
    view! { <p class="rights-line"><strong>{t(key)}</strong>" "{words}</p> }
}

/// The amounts; of several that depend on a class each says which it is for.
fn amounts(finding: &Finding<'_>) -> Option<impl IntoView + use<>> {
    if finding.amounts.is_empty() {
        return None;
    }
    let of_one = |amount: &&&Amount| amount.holds == Holds::Person && amount.class.is_some();
    let several = finding.amounts.iter().filter(of_one).count() > 1;
    let rows = finding.amounts.iter().map(|amount| {
        let words = amount_line(amount);
        let note = amount
            .note
            .as_ref()
            .map(|note| note.get(language()).to_owned());
        let low = (amount.confidence == Confidence::Low)
            .then(|| view! { <span class="tag tag-warn">{t("rights.amount.unverified")}</span> });
        view! {
            <li>
                <strong>{words}</strong>
                {low}
                {note.map(|note| view! { <span class="rights-note">{note}</span> })}
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(view! {
        <div class="rights-amounts">
            {several.then(|| view! { <p>{t("rights.amount.depends")}</p> })}
            <ul>{rows}</ul>
        </div>
    })
}

/// An amount with its class and what one of it is made of.
pub fn amount_line(one: &Amount) -> String {
    let mut words = amount(one);
    if let Some((number, unit)) = one.each {
        let of = [
            ("one", &*counted(1, one.unit)),
            ("amount", &*counted(number, unit)),
        ];
        words = [words, tight(&t_with("rights.amount.each", &of))].join(t("common.comma"));
    }
    match one.class {
        Some(class) => t_with(
            "rights.amount.class",
            &[
                ("class", t_of("rights.class", class.id())),
                ("amount", &words),
            ],
        ),
        None => words,
    }
}

/// What we assume, said where the benefit is.
fn assumptions(finding: &Finding<'_>) -> Option<impl IntoView + use<>> {
    let texts = finding.benefit.assumptions.iter();
    let rows: Vec<_> = texts
        .map(|text| view! { <li>{text.get(language()).to_owned()}</li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <div class="rights-assumed">
                <strong>{t("rights.assumed")}</strong>
                <ul>{rows}</ul>
            </div>
        }
    })
}

fn details(finding: &Finding<'_>, around: &Around) -> impl IntoView + use<> {
    let benefit = finding.benefit;
    let language = language();
    let office = around.catalogue.office(&benefit.office);
    let row = |key: &'static str, words: String| {
        view! { <div><dt>{t(key)}</dt><dd>{words}</dd></div> }
    };
    let of_office = office.map(|office| {
        view! {
            {row("rights.office", office.name.get(language).to_owned())}
            {row("rights.apply", office.apply.get(language).to_owned())}
            {row("rights.offline", office.offline.get(language).to_owned())}
        }
    });
    let sure = t_of("rights.confidence", benefit.confidence.id()).to_owned();
    view! {
        <dl class="rights-details">
            {row("rights.who", benefit.who.get(language).to_owned())}
            {of_office}
            {row("rights.papers", papers(finding))}
            {row("rights.source", source(finding, around))}
            {row(quote_key(finding), quote(finding))}
            {row("rights.sure", sure)}
        </dl>
    }
}

/// The papers that the document asks for, or that it names none.
fn papers(finding: &Finding<'_>) -> String {
    let papers = finding.benefit.papers.iter();
    let names: Vec<&str> = papers.map(|id| t_of("paper-name", id.id())).collect();
    if names.is_empty() {
        return t("rights.papers.none").to_owned();
    }
    names.join(t("common.comma"))
}

/// Title, number, date, section, and when it was compared.
pub fn source(finding: &Finding<'_>, around: &Around) -> String {
    let cited = &finding.benefit.cited;
    let source = around.catalogue.source(&cited.source);
    let title = source.map(|source| source.title.get(language()).to_owned());
    let date = source.map(|source| date_in_words(&source.date));
    let checked = date_in_words(&cited.checked.to_string());
    let parts = [
        title,
        source.and_then(|source| source.number.clone()),
        date,
        Some(cited.section.clone()),
        Some(t_with("rights.checked", &[("date", &checked)])),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(t("common.comma"))
}

fn quote_key(finding: &Finding<'_>) -> &'static str {
    if finding.benefit.cited.paraphrased {
        "rights.paraphrase"
    } else {
        "rights.quote"
    }
}

fn quote(finding: &Finding<'_>) -> String {
    let cited = &finding.benefit.cited;
    if cited.paraphrased {
        return cited.quote.clone();
    }
    t_with("rights.quoted", &[("quote", &cited.quote)])
}
