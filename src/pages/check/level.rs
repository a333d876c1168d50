//! The level, the points behind it, and what it means in everyday life.

use eldercare_assessment::{Question, QuestionId};
use leptos::prelude::*;

use super::result::Outcome;
use super::words;
use crate::components::gauge::{GaugeStep, gauge};
use crate::components::score_bars::{ScoreBar, points_text, score_bars};
use crate::i18n::{t, t_with};

/// What this is, the level in words, points and gauge.
pub fn level_card(outcome: &Outcome) -> impl IntoView + use<> {
    let level = words::level_in_words(outcome.instrument, &outcome.evaluation);
    view! {
        <section class="card check-level">
            <p>{t("check.reference")}</p>
            <h2 class="check-level-words">{level}</h2>
            {knows_points(outcome)
                .then(|| view! { <p class="check-total">{total_words(outcome)}</p> })}
            {level_gauge(outcome)}
        </section>
    }
}

/// The five levels in a row, with those marked that it may be.
pub fn level_gauge(outcome: &Outcome) -> impl IntoView + use<> {
    let level = words::level_in_words(outcome.instrument, &outcome.evaluation);
    let steps = outcome.instrument.levels().iter().map(|band| GaugeStep {
        level: band.level,
        label: words::level_short(outcome.instrument, band.level),
        possible: outcome.evaluation.possible_levels.contains(&band.level),
    });
    gauge(t_with("check.gauge", &[("level", &level)]), steps.collect())
}

/// Points in all, out of the maximum.
pub fn total_words(outcome: &Outcome) -> String {
    let total = outcome.evaluation.total;
    t_with(
        "check.total",
        &[
            ("points", &points_text(total.low, total.high)),
            ("max", &total.max.to_string()),
        ],
    )
}

/// Whether points say anything: some item is answered, and the level rests on the points.
/// "0 to 90 of 90" beside the level of somebody who cannot be woken would only confuse.
pub fn knows_points(outcome: &Outcome) -> bool {
    let journey = outcome.instrument.journey(&outcome.session.answers);
    let is_item = |id: &QuestionId| {
        outcome
            .instrument
            .question(id.as_str())
            .is_some_and(Question::is_item)
    };
    let total = outcome.evaluation.total;
    journey.steps().iter().any(|step| is_item(&step.id))
        && (total.low > 0 || total.high < total.max)
}

/// The four dimensions as bars; nothing when no item is answered.
pub fn dimensions_card(outcome: &Outcome) -> impl IntoView + use<> {
    if !knows_points(outcome) {
        return ().into_any();
    }
    view! {
        <section class="card">
            <h2>{t("check.dimensions")}</h2>
            {score_bars(dimension_bars(outcome))}
        </section>
    }
    .into_any()
}

/// Each dimension's points against their maximum.
pub fn dimension_bars(outcome: &Outcome) -> Vec<ScoreBar> {
    outcome
        .evaluation
        .dimensions
        .iter()
        .map(|dimension| ScoreBar {
            label: words::dimension(outcome.instrument, dimension.id.as_str()),
            points: format!(
                "{}/{}",
                points_text(dimension.low, dimension.high),
                dimension.max
            ),
            low: dimension.low,
            high: dimension.high,
            max: dimension.max,
        })
        .collect()
}

/// What each level that it may be means.
pub fn meaning_card(outcome: &Outcome) -> impl IntoView + use<> {
    let levels = &outcome.evaluation.possible_levels;
    let several = levels.len() > 1;
    let rows = levels.iter().map(|level| {
        let name = words::level(outcome.instrument, *level);
        view! {
            {several.then(|| view! { <h3>{name}</h3> })}
            <p>{words::level_means(outcome.instrument, *level)}</p>
        }
    });
    view! {
        <section class="card">
            <h2>{t("check.means")}</h2>
            {rows.collect_view()}
        </section>
    }
}
