//! One question as its screen says it, with its answers and its source.

use eldercare_assessment::{AnswerOption, Instrument, Question};
use leptos::prelude::*;

use super::source::source;
use super::texts::{InLanguages, table};
use crate::components::item_picture::item_picture;
use crate::i18n::{t, t_with};
use crate::state::prefs::use_prefs;

/// The card of one question; `number` is its place in the questionnaire, from 1.
pub fn question_card(
    instrument: &Instrument,
    texts: &InLanguages,
    sources: &InLanguages,
    question: &Question,
    number: usize,
) -> impl IntoView + use<> {
    let language = use_prefs().language.get_untracked();
    let start = format!("{}.{}", instrument.id(), question.id);
    let name = texts.own(language, &format!("{start}.name"));
    let asked = if question.is_of_record() {
        vec![("instruments.self", ["ask"].as_slice())]
    } else {
        vec![
            ("instruments.self", ["ask", "self"].as_slice()),
            ("instruments.other", &["ask", "other"]),
        ]
    };
    let names = [("instruments.name", ["name"].as_slice())];
    let parts = names
        .into_iter()
        .chain(asked)
        .chain([("instruments.example", ["example"].as_slice())]);
    let around = parts.map(|(what, part)| {
        texts
            .row(t(what), &format!("{start}.{}", part.join(".")))
            .into_any()
    });
    let options = question
        .options
        .iter()
        .flat_map(|option| option_rows(texts, question, option, &start));
    view! {
        <article class="card instrument-question">
            <h3>{format!("{number}. {name} \u{b7} {}", question.id)}</h3>
            {asked_if(instrument, texts, question)}
            <div class="instrument-picture">{item_picture(question.id.as_str())}</div>
            {table(around.chain(options).collect())}
            {source(&question.source, sources)}
            <p class="check-note">
                {t_with("instruments.audio", &[("key", &instrument.audio_key(question))])}
            </p>
        </article>
    }
}

fn asked_if(
    instrument: &Instrument,
    texts: &InLanguages,
    question: &Question,
) -> Option<impl IntoView + use<>> {
    let gate = question.asked_if.as_ref()?;
    let language = use_prefs().language.get_untracked();
    let start = format!("{}.{}", instrument.id(), gate.question);
    let asked = texts.own(language, &format!("{start}.name"));
    let option = texts.own(language, &format!("{start}.option.{}.label", gate.option));
    let values = [("question", asked.as_str()), ("option", &option)];
    Some(view! { <p>{t_with("instruments.asked-if", &values)}</p> })
}

/// Label and detail of an answer, with the value that is reckoned with.
fn option_rows(
    texts: &InLanguages,
    question: &Question,
    option: &AnswerOption,
    start: &str,
) -> Vec<AnyView> {
    let value = option.score.or(option.count);
    let mut what = match value {
        Some(value) => format!("{} {value}", t("instruments.answers")),
        None => format!("{} {}", t("instruments.answers"), option.id),
    };
    if let Some(danger) = &option.danger {
        let mark = t_with("instruments.danger", &[("danger", danger.as_str())]);
        what = [what, mark].join(" \u{b7} ");
    }
    let key = |part: &str| format!("{start}.option.{}.{part}", option.id);
    let mut rows = vec![texts.row(&what, &key("label")).into_any()];
    if !question.is_of_record() {
        rows.push(
            texts
                .row(t("instruments.detail"), &key("detail"))
                .into_any(),
        );
    }
    rows
}
