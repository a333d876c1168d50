//! What was said on the telephone. What is typed stays while the session is signed in anew.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::components::desk::field::{DeskField, Kind};
use crate::i18n::t;
use crate::state::desk::opened::Case;

/// Under which what is typed is kept.
const NAME: &str = "call";

/// The card.
pub fn call(case: Case) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match case.typed(NAME) {
            none if none.trim().is_empty() => {
                case.refuse(NAME, t("desk.call.missing"), "field-call");
            }
            note => case.note(note),
        }
    };
    view! {
        <form class="card" novalidate on:submit=submit>
            <h2>{t("desk.call")}</h2>
            <DeskField name="call" label=t("desk.call.note") kind=Kind::Lines typed=case.typed(NAME)
                hint=t("desk.call.hint").to_owned() error=case.missing(NAME)
                on_input=Callback::new(move |text: String| case.note_typed(NAME, &text)) />
            <button type="submit" class="button button-quiet" aria-busy=move || case.is_busy().to_string()>
                {t("desk.call.save")}
            </button>
        </form>
    }
}
