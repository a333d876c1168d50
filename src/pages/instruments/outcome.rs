//! What a questionnaire makes of its answers: levels and rules, or grades.

use eldercare_assessment::{Instrument, Levels, Scoring};
use leptos::prelude::*;

use super::source::source;
use super::texts::{InLanguages, table};
use crate::i18n::t;

/// The cards after the questions.
pub fn outcome_cards(
    instrument: &Instrument,
    texts: &InLanguages,
    sources: &InLanguages,
) -> AnyView {
    let start = instrument.id();
    match instrument.scoring() {
        Scoring::Levels(levels) => (
            level_card(start, levels, texts),
            rule_card(start, levels, texts, sources),
        )
            .into_any(),
        Scoring::DependentActivities(activities) => {
            let rows = activities.grades.iter().map(|grade| {
                let pairs: Vec<_> = grade
                    .pairs
                    .iter()
                    .map(|(a, b)| format!("({a}, {b})"))
                    .collect();
                let key = format!("{start}.grade.{}.means", grade.id);
                texts
                    .row(&format!("{} {}", grade.id, pairs.join(" ")), &key)
                    .into_any()
            });
            card(t("instruments.grades"), table(rows.collect()).into_any())
        }
        Scoring::Record(_) => ().into_any(),
    }
}

fn card(heading: &'static str, inside: AnyView) -> AnyView {
    view! { <article class="card instrument-question"><h3>{heading}</h3>{inside}</article> }
        .into_any()
}

fn level_card(start: &str, levels: &Levels, texts: &InLanguages) -> AnyView {
    let rows = levels.levels.iter().flat_map(|band| {
        let key = format!("{start}.level.{}", band.level);
        let points = format!("{}\u{2013}{}", band.min, band.max);
        [
            texts.row(&points, &key).into_any(),
            texts
                .row(t("instruments.means"), &format!("{key}.means"))
                .into_any(),
        ]
    });
    card(t("instruments.levels"), table(rows.collect()).into_any())
}

fn rule_card(start: &str, levels: &Levels, texts: &InLanguages, sources: &InLanguages) -> AnyView {
    let rules = levels.rules.iter().map(|rule| {
        let row = texts.row(rule.id.as_str(), &format!("{start}.rule.{}", rule.id));
        view! {
            {table(vec![row.into_any()])}
            {source(&rule.source, sources)}
        }
    });
    card(t("instruments.rules"), rules.collect_view().into_any())
}
