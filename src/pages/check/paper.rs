//! The result as one sheet of A4: black on white, for a drawer or a desk.

use leptos::prelude::*;

use super::level::{knows_points, total_words};
use super::reasons::{before_words, once_words};
use super::result::{Outcome, done_words};
use super::settle::unknown_count;
use super::words;
use crate::components::score_bars::points_text;
use crate::i18n::{t, t_with};
use crate::state::atlas::use_hotline_signal;

/// How many answers fit on the sheet in the longest language.
const ANSWERS: usize = 5;

/// The sheet; the style sheet shows it on paper only.
pub fn paper(outcome: &Outcome) -> impl IntoView + use<> {
    let hotline = use_hotline_signal();
    let level = words::level_in_words(outcome.instrument, &outcome.evaluation);
    view! {
        <section class="paper">
            <h1>{t("check.paper.title")}</h1>
            <p>{t("check.reference")}</p>
            <p>{done_words(&outcome.session)}</p>
            <p class="paper-level">{level}</p>
            {knows_points(outcome).then(|| points(outcome))}
            {answer_lines(outcome)}
            {rule_lines(outcome)}
            <p class="paper-foot">{source_line(outcome)}</p>
            <p>{move || t_with("check.paper.hotline", &[("number", &hotline.get())])}</p>
        </section>
    }
}

fn points(outcome: &Outcome) -> impl IntoView + use<> {
    view! {
        <p>{total_words(outcome)}</p>
        {unknown_line(outcome)}
        {dimension_table(outcome)}
    }
}

fn unknown_line(outcome: &Outcome) -> Option<impl IntoView + use<>> {
    let unknown = unknown_count(outcome);
    (unknown > 0).then(|| {
        let count = unknown.to_string();
        view! { <p>{t_with("check.paper.unknown", &[("count", &count)])}</p> }
    })
}

fn dimension_table(outcome: &Outcome) -> impl IntoView + use<> {
    let rows = outcome.evaluation.dimensions.iter().map(|dimension| {
        let points = points_text(dimension.low, dimension.high);
        view! {
            <tr>
                <th scope="row">{words::dimension(outcome.instrument, dimension.id.as_str())}</th>
                <td>{format!("{points} / {}", dimension.max)}</td>
            </tr>
        }
    });
    view! { <table><tbody>{rows.collect_view()}</tbody></table> }
}

fn answer_lines(outcome: &Outcome) -> Option<impl IntoView + use<>> {
    let costly = &outcome.evaluation.costliest;
    if costly.is_empty() {
        return None;
    }
    let rows = costly.iter().take(ANSWERS).filter_map(|(id, _)| {
        let question = outcome.instrument.question(id.as_str())?;
        let name = words::name(outcome.instrument, id);
        let answer = words::answered(outcome.instrument, &outcome.session, question);
        let line = t_with("check.paper.answer", &[("name", name), ("answer", answer)]);
        Some(view! { <li>{line}</li> })
    });
    let rest = costly.len().saturating_sub(ANSWERS);
    let more = (rest > 0).then(|| {
        let count = rest.to_string();
        view! { <li>{t_with("check.paper.more", &[("count", &count)])}</li> }
    });
    Some(view! {
        <h2>{t("check.cost")}</h2>
        <ul>{rows.collect_view()}{more}</ul>
    })
}

fn rule_lines(outcome: &Outcome) -> Option<impl IntoView + use<>> {
    let rules = &outcome.evaluation.adjustments;
    if rules.is_empty() {
        return None;
    }
    let lines = rules
        .iter()
        .map(|id| view! { <p>{words::rule(outcome.instrument, id.as_str())}</p> });
    Some(view! {
        <h2>{t("check.rules")}</h2>
        {before_words(outcome).map(|line| view! { <p>{line}</p> })}
        {lines.collect_view()}
        {once_words(outcome).map(|line| view! { <p>{line}</p> })}
    })
}

/// Which questions were asked: standard, version, and the first digits of the file's hash.
fn source_line(outcome: &Outcome) -> String {
    let instrument = outcome.instrument;
    let hash = instrument.content_hash().get(..12).unwrap_or_default();
    t_with(
        "check.paper.source",
        &[
            ("number", instrument.standard().number.as_str()),
            ("version", instrument.version()),
            ("hash", hash),
        ],
    )
}
