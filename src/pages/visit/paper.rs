//! The form on paper: what was entered, section by section, with room for a signature.

use eldercare_assessment::{Instrument, Question};
use leptos::prelude::*;

use super::{fault, words};
use crate::i18n::t;
use crate::pages::check::words::source_line;
use crate::platform::dom;
use crate::state::visit::Visit;

/// The sheet; the style sheet shows it on paper only.
pub fn paper(visit: Visit, instrument: &'static Instrument) -> impl IntoView {
    let rows = move || {
        let entries = visit.entries();
        let asked = instrument.asked_of(&entries);
        let entered = asked.map(|question| {
            let entry = entries.get(question.id.as_str());
            // The printed form passes through many hands.
            let words = if fault::is_personal(entry) {
                Some(t("visit.paper.left-out").to_owned())
            } else {
                entry.map(|entry| words::entered(instrument, question, entry))
            };
            line(instrument, question, words.unwrap_or_default())
        });
        entered.collect::<Vec<_>>()
    };
    view! {
        <section class="paper visit-paper">
            <p class="paper-head">
                <strong>{t("app.name")}</strong>
                <span>{dom::site_address()}</span>
            </p>
            <h1>{t("visit.title")}</h1>
            <table><tbody>{rows}</tbody></table>
            <div class="paper-foot">
                <p>{t("visit.paper.sign")}</p>
                <p>{source_line(instrument)}</p>
            </div>
        </section>
    }
}

fn line(instrument: &Instrument, question: &Question, entered: String) -> impl IntoView + use<> {
    let name = words::of(instrument, &question.id, "name");
    view! { <tr><th scope="row">{name}</th><td>{entered}</td></tr> }
}
