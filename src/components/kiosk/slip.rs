//! The slip as it is printed: it stands in the frame, where the screen never shows it and paper shows nothing else.

use leptos::prelude::*;

use crate::components::receipt_card::code_groups;
use crate::i18n::t;
use crate::platform::clock;
use crate::state::config::use_config;
use crate::state::slip::{Slip, next_slip};

/// The slip that is printed next.
pub fn slip_on_paper() -> impl IntoView {
    let next = next_slip();
    let place = use_config().kiosk.place;
    let place = if place.is_empty() {
        t("app.name").to_owned()
    } else {
        place
    };
    move || next.get().map(|slip| paper(slip, place.clone()))
}

fn paper(slip: Slip, place: String) -> impl IntoView {
    let lines = slip.lines.into_iter().map(|line| view! { <p>{line}</p> });
    let blanks = slip.blanks.into_iter().map(|(label, value)| {
        view! {
            <div class="slip-blank">
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    view! {
        <section class="slip">
            <p class="slip-head"><span>{place}</span><span>{clock::today()}</span></p>
            <h1>{slip.title}</h1>
            {slip.code.as_deref().map(code_groups)}
            <dl>{blanks.collect_view()}</dl>
            {lines.collect_view()}
            <p class="slip-note">{slip.note}</p>
        </section>
    }
}
