//! Which answers decided the level, and which would change it with one point more.

use eldercare_assessment::QuestionId;
use leptos::prelude::*;

use super::answer_row::answer_row;
use super::result::Outcome;
use super::words;
use crate::i18n::{t, t_with};

/// How many answers are named; the point that one of them counts for would do in any.
const NAMED: usize = 6;

/// The answers that decided it; nothing where no few answers did.
pub fn deciding_card(outcome: &Outcome) -> impl IntoView + use<> {
    let explained = outcome.instrument.explain(&outcome.session.answers);
    let conditions = &explained.deciding_conditions;
    let items = &explained.deciding_items;
    if conditions.is_empty() && items.is_empty() {
        return ().into_any();
    }
    let conditions = (!conditions.is_empty()).then(|| {
        let rows = conditions.iter().map(|id| row(outcome, id, None));
        group(t("check.deciding.conditions").to_owned(), rows.collect())
    });
    let items = (!items.is_empty()).then(|| {
        let rows = items.iter().map(|(id, lost)| row(outcome, id, Some(*lost)));
        let key = if items.len() == 1 {
            "check.deciding.item"
        } else {
            "check.deciding.items"
        };
        let count = items.len().to_string();
        group(t_with(key, &[("count", &count)]), rows.collect())
    });
    view! {
        <section class="card">
            <h2>{t("check.deciding")}</h2>
            {conditions}
            {items}
            {one_more_words(outcome, &explained.one_point_more)
                .map(|words| view! { <p class="check-one-more">{words}</p> })}
        </section>
    }
    .into_any()
}

fn group(words: String, rows: Vec<AnyView>) -> impl IntoView {
    view! {
        <p>{words}</p>
        <ul class="check-rows">{rows}</ul>
    }
}

fn row(outcome: &Outcome, id: &QuestionId, lost: Option<u8>) -> AnyView {
    let question = outcome.instrument.question(id.as_str());
    let answer = question
        .map(|question| words::answered(outcome.instrument, &outcome.session, question))
        .unwrap_or_default();
    let line = match lost {
        Some(lost) => {
            let points = lost.to_string();
            t_with(
                "check.cost.line",
                &[("answer", answer), ("points", &points)],
            )
        }
        None => answer.to_owned(),
    };
    answer_row(outcome.instrument, id, line).into_any()
}

/// The answers where one point more, in that answer alone, would give another level.
fn one_more_words(outcome: &Outcome, ids: &[QuestionId]) -> Option<String> {
    let names = ids.iter().take(NAMED);
    let names: Vec<_> = names
        .map(|id| words::name(outcome.instrument, id))
        .collect();
    let mut list = names.join(t("check.list.comma"));
    if ids.len() > NAMED {
        let count = ids.len().to_string();
        list = t_with("check.deciding.many", &[("list", &list), ("count", &count)]);
    }
    (!ids.is_empty()).then(|| t_with("check.deciding.more", &[("list", &list)]))
}
