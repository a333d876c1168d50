//! The emergency lines for an answer that points to danger: at once, calmly, blocking nothing.

use leptos::prelude::*;

use crate::components::emergency::EmergencyLines;
use crate::i18n::{fill, t};
use crate::state::atlas::{use_emergency, use_hotline};

/// What to do about one danger.
pub fn danger_lines(id: &str) -> impl IntoView + use<> {
    let numbers = use_emergency();
    let hotline = use_hotline();
    // These texts stand with the questionnaire's.
    let text = |part| {
        let values = [
            ("ambulance", numbers.ambulance.as_str()),
            ("mind", &numbers.mind),
            ("hotline", &hotline),
        ];
        fill(t(&["danger", id, part].join(".")), &values)
    };
    let title = text("title");
    let body = text("body");
    view! { <EmergencyLines title body numbers hotline /> }
}
