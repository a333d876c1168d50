//! Answering: one of a closed list, which the family sees, and a note, which is for the office.

use eldercare_requests::RequestOutcome;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::components::desk::field::{DeskField, Kind};
use crate::components::field::error_line;
use crate::i18n::{t, t_of};
use crate::state::desk::opened::Case;

/// Under which what is typed is kept.
const NAME: &str = "answer";
/// Under which the chosen outcome is kept.
const OUTCOME: &str = "outcome";
/// The first of the outcomes: it takes the focus where none was chosen.
const FIRST_ID: &str = "outcome-first";

/// The card; where it is answered already, the one that puts the answer right.
pub fn answer(case: Case) -> impl IntoView {
    let given = case.answered();
    let (title, send) = match given {
        None => ("desk.answer", "desk.answer.send"),
        Some(_) => ("desk.correct", "desk.correct.send"),
    };
    let why = given
        .is_some()
        .then(|| view! { <p class="desk-soft">{t("desk.correct.hint")}</p> });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match case.typed(OUTCOME) {
            none if none.is_empty() => case.refuse(OUTCOME, t("desk.answer.choose"), FIRST_ID),
            outcome => case.answer(outcome, case.typed(NAME)),
        }
    };
    let others = RequestOutcome::ALL.into_iter();
    let others = others.filter(|outcome| given.as_deref() != Some(outcome.id()));
    let choices = others.enumerate();
    let choices = choices.map(|(at, outcome)| choice(case, outcome, at == 0));
    let missing = case.missing(OUTCOME);
    view! {
        <form class="card" novalidate on:submit=submit>
            <h2>{t(title)}</h2>
            {why}
            <fieldset class="desk-outcomes" aria-describedby=move || missing.get().map(|_| "outcome-error")>
                <legend>{t("desk.answer.outcome")}</legend>
                {error_line(OUTCOME.to_owned(), missing)}
                {choices.collect_view()}
            </fieldset>
            <DeskField name="answer" label=t("desk.answer.note") kind=Kind::Lines typed=case.typed(NAME)
                hint=t("desk.answer.hint").to_owned()
                on_input=Callback::new(move |text: String| case.note_typed(NAME, &text)) />
            <button type="submit" class="button button-main" aria-busy=move || case.is_busy().to_string()>
                {t(send)}
            </button>
        </form>
    }
}

fn choice(case: Case, outcome: RequestOutcome, is_first: bool) -> impl IntoView {
    let own_id = is_first.then_some(FIRST_ID);
    let id = outcome.id();
    let is_chosen = case.typed(OUTCOME) == id;
    view! {
        <label class="desk-outcome-choice">
            <input type="radio" id=own_id name="outcome" autocomplete="off" value=id checked=is_chosen
                on:change=move |_| case.note_typed(OUTCOME, id) />
            <span><strong>{t_of("desk.outcome", id)}</strong> <span class="desk-soft">{t_of("desk.outcome.means", id)}</span></span>
        </label>
    }
}
