//! Exactly what of the self-check would go with the request: the result and every answer.

use eldercare_assessment::{Instrument, QuestionId};
use leptos::prelude::*;

use crate::components::score_bars::points_text;
use crate::i18n::{t, t_with};
use crate::pages::check::words;
use crate::state::check::CheckSession;

/// The result as a line and the answers behind a fold.
pub fn attached_details(
    instrument: &Instrument,
    session: &CheckSession,
    open: bool,
) -> impl IntoView + use<> {
    let result = instrument.evaluate(&session.answers);
    let level = words::level_in_words(instrument, &result);
    let points = t_with(
        "check.total",
        &[
            ("points", &points_text(result.total.low, result.total.high)),
            ("max", &result.total.max.to_string()),
        ],
    );
    let answers: Vec<_> = session
        .answers
        .iter()
        .filter_map(|(id, _)| answer(instrument, session, id))
        .collect();
    let summary = t_with(
        "request.consent.check.answers",
        &[("count", &answers.len().to_string())],
    );
    view! {
        <p><strong>{level}</strong>" "{points}</p>
        <details class="attached" open=open>
            <summary>{summary}</summary>
            <dl class="attached-answers">{answers}</dl>
            <p class="field-hint">{t("request.consent.check.also")}</p>
        </details>
    }
}

fn answer(
    instrument: &Instrument,
    session: &CheckSession,
    id: &QuestionId,
) -> Option<impl IntoView + use<>> {
    let question = instrument.question(id.as_str())?;
    let name = words::name(instrument, id);
    let chosen = words::answered(instrument, session, question);
    Some(view! { <div><dt>{name}</dt><dd>{chosen}</dd></div> })
}
