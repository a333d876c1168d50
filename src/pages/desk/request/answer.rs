//! Answering: one of a closed list, which the family sees, and a note, which is for the office.

use eldercare_requests::RequestOutcome;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::components::desk::field::{DeskField, Kind};
use crate::i18n::{t, t_of};
use crate::state::desk::opened::Case;

/// Under which what is typed is kept.
const NAME: &str = "answer";
/// Under which the chosen outcome is kept.
const OUTCOME: &str = "outcome";

/// The card.
pub fn answer(case: Case) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match case.typed(OUTCOME) {
            none if none.is_empty() => case.refuse(t("desk.answer.choose")),
            outcome => case.answer(outcome, case.typed(NAME)),
        }
    };
    let choices = RequestOutcome::ALL.map(|outcome| choice(case, outcome));
    view! {
        <form class="card" novalidate on:submit=submit>
            <h2>{t("desk.answer")}</h2>
            <fieldset class="desk-outcomes">
                <legend>{t("desk.answer.outcome")}</legend>
                {choices.collect_view()}
            </fieldset>
            <DeskField name="answer" label=t("desk.answer.note") kind=Kind::Lines typed=case.typed(NAME)
                hint=t("desk.answer.hint").to_owned()
                on_input=Callback::new(move |text: String| case.note_typed(NAME, &text)) />
            <button type="submit" class="button button-main" aria-busy=move || case.is_busy().to_string()>
                {t("desk.answer.send")}
            </button>
        </form>
    }
}

fn choice(case: Case, outcome: RequestOutcome) -> impl IntoView {
    let id = outcome.id();
    let is_chosen = case.typed(OUTCOME) == id;
    view! {
        <label class="desk-outcome-choice">
            <input type="radio" name="outcome" autocomplete="off" value=id checked=is_chosen
                on:change=move |_| case.note_typed(OUTCOME, id) />
            <span><strong>{t_of("desk.outcome", id)}</strong> <span class="desk-soft">{t_of("desk.outcome.means", id)}</span></span>
        </label>
    }
}
