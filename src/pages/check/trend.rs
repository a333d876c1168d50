//! Now and earlier, question by question; each earlier self-check can be deleted here.

use eldercare_assessment::{Change, QuestionId, Trend};
use leptos::prelude::*;

use super::answer_row::answer_row;
use super::asked::{Asked, delete_button};
use super::result::Outcome;
use super::words;
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::state::check::{Check, Earlier, History};

/// The comparison with every earlier self-check of this person, the newest first.
pub fn trend_card(check: Check, outcome: Outcome) -> impl IntoView {
    view! {
        <section class="card check-trend">
            <h2>{t("check.trend")}</h2>
            {move || {
                let history = check.history();
                let earlier = history.earlier_than(&outcome.session, outcome.instrument.id());
                if history.is_locked() {
                    locked(check).into_any()
                } else if earlier.is_empty() {
                    let key = if history.holds(&outcome.session) {
                        "check.trend.kept"
                    } else {
                        "check.trend.none"
                    };
                    view! { <p>{t(key)}</p> }.into_any()
                } else {
                    compared(check, &outcome, &earlier).into_any()
                }
            }}
        </section>
    }
}

fn locked(check: Check) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn><p>{t("check.trend.locked")}</p></Notice>
        {delete_all(check)}
    }
}

fn compared(check: Check, outcome: &Outcome, earlier: &[Earlier]) -> impl IntoView + use<> {
    let most = History::MOST.to_string();
    let each = earlier
        .iter()
        .enumerate()
        .map(|(place, earlier)| one(check, outcome, earlier, place == 0));
    view! {
        {each.collect_view()}
        <p class="check-note">{t_with("check.trend.private", &[("count", &most)])}</p>
        {delete_all(check)}
    }
}

fn delete_all(check: Check) -> impl IntoView {
    let asked = Asked {
        label: t("check.trend.delete-all"),
        about: String::new(),
        class: "button button-stop",
        ask: t("check.trend.delete-all.ask"),
        body: t("check.trend.delete.body"),
    };
    delete_button(asked, move || check.forget_history())
}

/// The comparison with one of them.
fn one(check: Check, outcome: &Outcome, earlier: &Earlier, open: bool) -> impl IntoView + use<> {
    let instrument = outcome.instrument;
    let answers = &outcome.session.answers;
    let trend = instrument.trend(&earlier.answers, &earlier.content_hash, answers);
    let then = words::level_in_words(instrument, &instrument.evaluate(&earlier.answers));
    let now = words::level_in_words(instrument, &outcome.evaluation);
    let label = t_with("check.trend.on", &[("date", &earlier.updated)]);
    let own = earlier.clone();
    let asked = Asked {
        label: t("check.trend.delete"),
        about: label.clone(),
        class: "button button-quiet",
        ask: t("check.trend.delete.ask"),
        body: t("check.trend.delete.body"),
    };
    view! {
        <details class="check-more" open=open>
            <summary>{label}</summary>
            <p><strong>{t_with("check.trend.levels", &[("then", &then), ("now", &now)])}</strong></p>
            {(!trend.same_questions).then(|| view! { <p>{t("check.trend.other-questions")}</p> })}
            {changed(outcome, earlier, &trend, Change::Worse, "check.trend.worse")}
            {changed(outcome, earlier, &trend, Change::Better, "check.trend.better")}
            {counted(&trend, Change::Same, "check.trend.same")}
            {counted(&trend, Change::Unknown, "check.trend.unknown")}
            {delete_button(asked, move || check.forget_earlier(&own))}
        </details>
    }
}

/// The questions that changed in one way, with both answers.
fn changed(
    outcome: &Outcome,
    earlier: &Earlier,
    trend: &Trend,
    change: Change,
    heading: &'static str,
) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = trend
        .with(change)
        .map(|id| row(outcome, earlier, id))
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>{t(heading)}</h3>
            <ul class="check-rows">{rows}</ul>
        }
    })
}

fn row(outcome: &Outcome, earlier: &Earlier, id: &QuestionId) -> impl IntoView + use<> {
    let line = outcome.instrument.question(id.as_str()).map(|question| {
        let answer = |answers| words::answered_in(outcome.instrument, answers, question);
        let (then, now) = (answer(&earlier.answers), answer(&outcome.session.answers));
        t_with("check.trend.line", &[("then", then), ("now", now)])
    });
    answer_row(outcome.instrument, id, line.unwrap_or_default())
}

fn counted(trend: &Trend, change: Change, key: &'static str) -> Option<impl IntoView + use<>> {
    let count = trend.with(change).count();
    (count > 0).then(|| view! { <p>{t_with(key, &[("count", &count.to_string())])}</p> })
}
