//! The answers to one question as cards, and the lines to call when one points to danger.

use eldercare_assessment::{Answer, AnswerOption, DangerId, Instrument, Question, QuestionKind};
use leptos::prelude::*;

use super::danger::danger_lines;
use super::words;
use crate::components::choice_card::{ChoiceCard, choice_card};
use crate::components::page_head::HEADING_ID;
use crate::components::step_bars::step_bars;
use crate::platform::dom;
use crate::state::check::Check;

/// Where the emergency lines appear.
const DANGER_ID: &str = "check-danger";

/// All answers to a question.
pub fn answer_cards(
    check: Check,
    instrument: &'static Instrument,
    question: &'static Question,
) -> impl IntoView {
    let cards = question
        .options
        .iter()
        .map(|option| answer_card(check, instrument, question, option));
    view! {
        <div class="choices" role="radiogroup" aria-labelledby=HEADING_ID>
            {cards.collect_view()}
        </div>
        <div id=DANGER_ID class="check-danger">{danger_of(check, question)}</div>
    }
}

fn answer_card(
    check: Check,
    instrument: &'static Instrument,
    question: &'static Question,
    option: &'static AnswerOption,
) -> impl IntoView {
    let id = option.id.as_str();
    let card = ChoiceCard {
        group: "answer",
        value: id.to_owned(),
        label: words::option(instrument, &question.id, id, "label"),
        detail: words::option(instrument, &question.id, id, "detail"),
        picture: picture(question, option),
    };
    let own = Answer::Option(option.id.clone());
    let given = own.clone();
    let chosen =
        Signal::derive(move || check.answer_to(question.id.as_str()).as_ref() == Some(&own));
    let points_to_danger = option.danger.is_some();
    let choose = move || {
        check.answer(&question.id, given.clone());
        if points_to_danger {
            dom::reveal_soon(DANGER_ID);
        }
    };
    choice_card(card, chosen, Box::new(choose))
}

/// Items carry the picture of their points; a yes or no, or a number, needs none.
fn picture(question: &Question, option: &AnswerOption) -> Option<AnyView> {
    match question.kind {
        QuestionKind::Item { max, .. } => Some(step_bars(option.score?, max).into_any()),
        // From the worst answer, which is the last, upwards.
        QuestionKind::Activity { .. } => {
            let best = question.options.len().checked_sub(1)?;
            let place = question.options.iter().position(|o| o.id == option.id)?;
            let steps = u8::try_from(best.checked_sub(place)?).ok()?;
            Some(step_bars(steps, u8::try_from(best).ok()?).into_any())
        }
        _ => None,
    }
}

/// The danger that the present answer points to; changes only when the danger does.
fn danger_of(check: Check, question: &'static Question) -> impl IntoView {
    let danger = Memo::new(move |_| -> Option<DangerId> {
        match check.answer_to(question.id.as_str())? {
            Answer::Option(id) => question.option(id.as_str())?.danger.clone(),
            Answer::Unsure => None,
        }
    });
    move || danger.get().and_then(|danger| danger_lines(&[danger]))
}
