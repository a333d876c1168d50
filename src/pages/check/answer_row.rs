//! A row of a list of answers: what was asked, in a few words, and a line about the answer.

use eldercare_assessment::{Instrument, QuestionId};
use leptos::prelude::*;

use super::words;

/// One row.
pub fn answer_row(instrument: &Instrument, id: &QuestionId, line: String) -> impl IntoView + use<> {
    view! {
        <li class="check-row">
            <span class="check-row-body">
                <strong>{words::name(instrument, id)}</strong>
                <span>{line}</span>
            </span>
        </li>
    }
}
