//! What is still unknown: how much, and the questions that would settle the level.

use eldercare_assessment::{Answer, QuestionId};
use leptos::prelude::*;

use super::result::Outcome;
use super::words;
use crate::i18n::{t, t_with};
use crate::state::check::Sheet;

/// The questions that would settle the level; nothing when it is settled.
pub fn settle_card(outcome: &Outcome) -> impl IntoView + use<> {
    let open = &outcome.evaluation.would_settle;
    let Some(first) = open.first() else {
        return unknown_note(outcome).into_any();
    };
    let count = open.len().to_string();
    let links = open.iter().map(|id| question_link(outcome, id));
    view! {
        <section class="card check-settle">
            <h2>{t_with("check.settle", &[("count", &count)])}</h2>
            <a class="button button-main button-big" href=Sheet::Ability.question(first.as_str()).path()>
                {t("check.settle.go")}
            </a>
            <details class="check-more" open={open.len() <= 4}>
                <summary>{t("check.settle.which")}</summary>
                <ul class="check-links">{links.collect_view()}</ul>
            </details>
        </section>
    }
    .into_any()
}

fn question_link(outcome: &Outcome, id: &QuestionId) -> impl IntoView + use<> {
    view! {
        <li>
            <a class="check-link" href=Sheet::Ability.question(id.as_str()).path()>
                {words::name(outcome.instrument, id)}
            </a>
        </li>
    }
}

/// Unknown answers that cannot change the level: worth a word, not worth an errand.
fn unknown_note(outcome: &Outcome) -> impl IntoView + use<> {
    let unknown = unknown_questions(outcome).len();
    (unknown > 0).then(|| {
        let count = unknown.to_string();
        view! { <p class="check-note">{t_with("check.settle.none", &[("count", &count)])}</p> }
    })
}

/// The questions asked that have no answer or "not sure".
pub fn unknown_questions(outcome: &Outcome) -> Vec<QuestionId> {
    let answers = &outcome.session.answers;
    let journey = outcome.instrument.journey(answers);
    let is_unknown = |id: &str| !matches!(answers.get(id), Some(Answer::Option(_)));
    let steps = journey.steps().iter().map(|step| &step.id);
    steps
        .filter(|id| is_unknown(id.as_str()))
        .cloned()
        .collect()
}
