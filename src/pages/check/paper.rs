//! The result as one sheet of A4: black on white, for a drawer or a desk.
//!
//! It has to stand alone, months later and without the device: what was asked, by whom it is
//! decided officially, what came out, why, and whom to call.

use eldercare_assessment::QuestionId;
use leptos::prelude::*;

use super::danger::danger_words;
use super::level::{dimension_bars, knows_points, level_gauge, total_words};
use super::reasons::{before_words, once_words, possible_words};
use super::result::{Outcome, done_words};
use super::settle::unknown_questions;
use super::words;
use crate::components::score_bars::score_bars;
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::atlas::use_hotline_signal;

/// How many answers fit on the sheet in the longest language …
const ANSWERS: usize = 5;

/// … and when there is much else to say …
const ANSWERS_WHEN_FULL: usize = 3;

/// … most of all what to do about this many dangers.
const MANY_DANGERS: usize = 4;

/// From this many parts on, the sheet is set in smaller type.
const MANY_PARTS: usize = 5;

/// The sheet; the style sheet shows it on paper only.
pub fn paper(outcome: &Outcome) -> impl IntoView + use<> {
    view! {
        <section
            class="paper"
            data-full=is_full(outcome).to_string()
            data-dangers=has_many_dangers(outcome).then_some("many")
        >
            <p class="paper-head">
                <strong>{t("app.name")}</strong>
                <span>{dom::site_address()}</span>
            </p>
            <h1>{t("check.paper.title")}</h1>
            <p>{done_words(&outcome.session)}</p>
            <p><strong>{t("check.reference")}</strong></p>
            {level_lines(outcome)}
            {danger_boxes(outcome)}
            {points(outcome)}
            {meaning_lines(outcome)}
            {rule_lines(outcome)}
            {answer_lines(outcome)}
            {open_lines(outcome)}
            {foot(outcome)}
        </section>
    }
}

/// Whether there is so much to say that it needs smaller type to fit.
fn is_full(outcome: &Outcome) -> bool {
    let result = &outcome.evaluation;
    let parts = 2 * result.dangers.len()
        + result.adjustments.len()
        + result.possible_levels.len()
        + unknown_questions(outcome).len() / 8;
    parts >= MANY_PARTS
}

/// Whether what to do about dangers takes the place of other things.
fn has_many_dangers(outcome: &Outcome) -> bool {
    outcome.evaluation.dangers.len() >= MANY_DANGERS
}

fn level_lines(outcome: &Outcome) -> impl IntoView + use<> {
    view! {
        <p class="paper-level">
            <strong>{words::level_in_words(outcome.instrument, &outcome.evaluation)}</strong>
            {knows_points(outcome).then(|| view! { <span>{total_words(outcome)}</span> })}
        </p>
        {level_gauge(outcome)}
    }
}

/// What to do about each danger, with the numbers: first thing under the level.
fn danger_boxes(outcome: &Outcome) -> impl IntoView + use<> {
    let boxes = outcome.evaluation.dangers.iter().map(|id| {
        let (title, body) = danger_words(id.as_str());
        view! { <p class="paper-danger"><strong>{title}</strong>" "{body}</p> }
    });
    boxes.collect_view()
}

fn points(outcome: &Outcome) -> Option<impl IntoView + use<>> {
    knows_points(outcome).then(|| {
        view! {
            <h2>{t("check.dimensions")}</h2>
            {score_bars(dimension_bars(outcome))}
        }
    })
}

/// What each level that it may be means; a single one needs no name before it.
fn meaning_lines(outcome: &Outcome) -> impl IntoView + use<> {
    let levels = &outcome.evaluation.possible_levels;
    let several = levels.len() > 1;
    let lines = levels.iter().map(|level| {
        let means = words::level_means(outcome.instrument, *level);
        let name = words::level_short(outcome.instrument, *level);
        let line = if several {
            pair(name, means)
        } else {
            means.to_owned()
        };
        view! { <p>{line}</p> }
    });
    view! {
        <h2>{t("check.means")}</h2>
        {lines.collect_view()}
    }
}

fn answer_lines(outcome: &Outcome) -> Option<impl IntoView + use<>> {
    let costly = &outcome.evaluation.costliest;
    if costly.is_empty() {
        return None;
    }
    let room = if has_many_dangers(outcome) {
        1
    } else if is_full(outcome) {
        ANSWERS_WHEN_FULL
    } else {
        ANSWERS
    };
    let rows = costly.iter().take(room).filter_map(|(id, lost)| {
        let question = outcome.instrument.question(id.as_str())?;
        let answer = words::answered(outcome.instrument, &outcome.session, question);
        let lost = lost.to_string();
        let answer = t_with("check.cost.line", &[("answer", answer), ("points", &lost)]);
        let line = pair(words::name(outcome.instrument, id), &answer);
        Some(view! { <li>{line}</li> })
    });
    let rest = more(costly.len().saturating_sub(room));
    Some(view! {
        <h2>{t("check.cost")}</h2>
        <ul>{rows.collect_view()}{rest.map(|line| view! { <li>{line}</li> })}</ul>
    })
}

fn rule_lines(outcome: &Outcome) -> Option<impl IntoView + use<>> {
    let rules = &outcome.evaluation.adjustments;
    let possible = possible_words(outcome);
    if rules.is_empty() && possible.is_none() {
        return None;
    }
    let certain = rules
        .iter()
        .map(|id| words::rule(outcome.instrument, id.as_str()).to_owned());
    let lines = before_words(outcome).into_iter().chain(certain);
    let lines = lines.chain(possible).map(|line| view! { <p>{line}</p> });
    Some(view! {
        <h2>{t("check.rules")}</h2>
        {lines.collect_view()}
        {once_words(outcome).map(|line| view! { <p>{line}</p> })}
    })
}

/// Which questions are still open: those that would settle the level, else all of them.
fn open_lines(outcome: &Outcome) -> Option<impl IntoView + use<>> {
    let unknown = unknown_questions(outcome);
    if unknown.is_empty() {
        return None;
    }
    let settling = &outcome.evaluation.would_settle;
    let (key, named) = if settling.is_empty() {
        ("check.settle.none", &unknown)
    } else {
        ("check.settle", settling)
    };
    let count = named.len().to_string();
    let called = |id: &QuestionId| words::name(outcome.instrument, id).to_owned();
    let rest = more(unknown.len().saturating_sub(named.len()));
    let list: Vec<_> = named.iter().map(called).chain(rest).collect();
    Some(view! {
        <h2>{t("check.paper.open")}</h2>
        <p>{t_with(key, &[("count", &count)])}</p>
        <p>{list.join(t("check.list.comma"))}</p>
    })
}

fn foot(outcome: &Outcome) -> impl IntoView + use<> {
    let hotline = use_hotline_signal();
    view! {
        <div class="paper-foot">
            <p>
                <strong>
                    {move || t_with("check.paper.hotline", &[("number", &hotline.get())])}
                </strong>
            </p>
            <p>{words::source_line(outcome.instrument)}</p>
        </div>
    }
}

/// A name and what belongs to it.
fn pair(name: &str, words: &str) -> String {
    t_with("check.paper.line", &[("name", name), ("words", words)])
}

/// How many more there are, if any.
fn more(count: usize) -> Option<String> {
    (count > 0).then(|| t_with("check.paper.more", &[("count", &count.to_string())]))
}
