//! Why it came out so: the rules that raised the level, and the answers that cost most.

use eldercare_assessment::{QuestionId, Rule, RuleId};
use leptos::prelude::*;

use super::result::Outcome;
use super::words;
use crate::i18n::{t, t_with};
use crate::state::check::Sheet;

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
            {because_words(outcome).map(|line| view! { <p>{line}</p> })}
            {once_words(outcome).map(|line| view! { <p>{line}</p> })}
            {possible.map(|line| view! { <p>{line}</p> })}
        </section>
    }
    .into_any()
}

/// What the rules did to the level that the points alone give, when both are certain.
pub fn before_words(outcome: &Outcome) -> Option<String> {
    let before = outcome.evaluation.preliminary.single()?;
    let after = outcome.evaluation.level.single()?;
    if outcome.evaluation.adjustments.is_empty() {
        return None;
    }
    let before_name = words::level(outcome.instrument, before);
    let after_name = words::level(outcome.instrument, after);
    Some(if before == after {
        t_with("check.rules.same", &[("after", after_name)])
    } else {
        t_with(
            "check.rules.before",
            &[("before", before_name), ("after", after_name)],
        )
    })
}

/// The answers that make the rules apply.
fn because_words(outcome: &Outcome) -> Option<String> {
    let explained = outcome.instrument.explain(&outcome.session.answers);
    let answers = explained.reasons.iter().flat_map(|reason| &reason.answers);
    let named: Vec<_> = answers
        .filter_map(|id| outcome.instrument.question(id.as_str()))
        .map(|question| {
            let answer = words::answered(outcome.instrument, &outcome.session, question);
            let name = words::name(outcome.instrument, &question.id);
            t_with("check.paper.line", &[("name", name), ("words", answer)])
        })
        .collect();
    let list = named.join(t("check.list.semicolon"));
    (!named.is_empty()).then(|| t_with("check.rules.because", &[("list", &list)]))
}

/// With several reasons: that they add one level together.
pub fn once_words(outcome: &Outcome) -> Option<&'static str> {
    (outcome.evaluation.adjustments.len() > 1).then(|| t("check.rules.once"))
}

/// What is not known yet and may raise the level.
pub fn possible_words(outcome: &Outcome) -> Option<String> {
    // A rule that can no longer change the level is not worth a worry.
    outcome.evaluation.level.single().is_none().then_some(())?;
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
        .map(|question| words::answered(outcome.instrument, &outcome.session, question))
        .unwrap_or_default();
    let lost = lost.to_string();
    let line = t_with("check.cost.line", &[("answer", answer), ("points", &lost)]);
    view! {
        <li class="check-row">
            <span class="check-row-body">
                <strong>{name}</strong>
                <span>{line}</span>
            </span>
            <a class="button button-quiet" href=Sheet::Ability.question(id.as_str()).path()>
                {t("check.change")}
                <span class="visually-hidden">{name}</span>
            </a>
        </li>
    }
}
