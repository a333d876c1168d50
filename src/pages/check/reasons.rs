//! Why it came out so: the rules that raised the level, and the answers that cost most.

use eldercare_assessment::{QuestionId, Rule, RuleId};
use leptos::prelude::*;

use super::result::Outcome;
use super::words;
use crate::i18n::{t, t_with};
use crate::route::Route;

/// How many answers are shown before the rest is folded away.
const SHOWN: usize = 5;

/// What raised the level, and what may; nothing at all when no rule is in play.
pub fn rules_card(outcome: &Outcome) -> impl IntoView + use<> {
    let result = &outcome.evaluation;
    let certain: Vec<_> = result
        .adjustments
        .iter()
        .map(|id| words::rule(outcome.instrument, id.as_str()))
        .collect();
    let possible = possible_words(outcome);
    if certain.is_empty() && possible.is_none() {
        return ().into_any();
    }
    let lines = certain.into_iter().map(|line| view! { <p>{line}</p> });
    view! {
        <section class="card">
            <h2>{t("check.rules")}</h2>
            {before_words(outcome).map(|line| view! { <p>{line}</p> })}
            {lines.collect_view()}
            {possible.map(|line| view! { <p>{line}</p> })}
        </section>
    }
    .into_any()
}

/// The level by the points alone, when the rules made it another.
pub fn before_words(outcome: &Outcome) -> Option<String> {
    let before = outcome.evaluation.preliminary.single()?;
    let after = outcome.evaluation.level.single()?;
    (before != after).then(|| {
        t_with(
            "check.rules.before",
            &[
                ("before", words::level(outcome.instrument, before)),
                ("after", words::level(outcome.instrument, after)),
            ],
        )
    })
}

/// What is not known yet and may raise the level.
fn possible_words(outcome: &Outcome) -> Option<String> {
    let open: Vec<&RuleId> = outcome.evaluation.possible_adjustments.iter().collect();
    let is_open = |rule: &&Rule| open.contains(&&rule.id);
    let subjects: Vec<_> = outcome
        .instrument
        .rules()
        .iter()
        .filter(is_open)
        .map(|rule| words::rule_subject(outcome.instrument, rule))
        .collect();
    let list = subjects.join(t("check.list.comma"));
    (!subjects.is_empty()).then(|| t_with("check.rules.possible", &[("list", &list)]))
}

/// The answers that cost most, each with a way to change it.
pub fn costliest_card(outcome: &Outcome) -> impl IntoView + use<> {
    let costly = &outcome.evaluation.costliest;
    if costly.is_empty() {
        return ().into_any();
    }
    let (first, rest) = costly.split_at(costly.len().min(SHOWN));
    let rows = |costly: &[(QuestionId, u8)]| {
        let rows = costly
            .iter()
            .map(|(id, lost)| costly_row(outcome, id, *lost));
        view! { <ul class="check-rows">{rows.collect_view()}</ul> }
    };
    let more = (!rest.is_empty()).then(|| {
        let label = t_with("check.cost.more", &[("count", &rest.len().to_string())]);
        view! { <details class="check-more"><summary>{label}</summary>{rows(rest)}</details> }
    });
    view! {
        <section class="card">
            <h2>{t("check.cost")}</h2>
            {rows(first)}
            {more}
        </section>
    }
    .into_any()
}

fn costly_row(outcome: &Outcome, id: &QuestionId, lost: u8) -> impl IntoView + use<> {
    let name = words::name(outcome.instrument, id);
    let answer = outcome
        .instrument
        .question(id.as_str())
        .map(|question| words::answered(outcome.instrument, &outcome.session, question));
    view! {
        <li class="check-row">
            <span class="check-row-body">
                <strong>{name}</strong>
                <span>{answer}</span>
                <span>{t_with("check.cost.lost", &[("points", &lost.to_string())])}</span>
            </span>
            <a class="button button-quiet" href=Route::Question(id.to_string()).path()>
                {t("check.change")}
                <span class="visually-hidden">{name}</span>
            </a>
        </li>
    }
}
