//! The emergency lines for answers that point to danger: at once, calmly, blocking nothing.

use eldercare_assessment::DangerId;
use leptos::prelude::*;

use crate::components::emergency::EmergencyLines;
use crate::i18n::{fill, t};
use crate::state::atlas::{use_emergency, use_hotline};

/// What to do about these dangers: a word on each, then the numbers once.
pub fn danger_lines(ids: &[DangerId]) -> Option<impl IntoView + use<>> {
    if ids.is_empty() {
        return None;
    }
    let numbers = use_emergency();
    let hotline = use_hotline();
    // These texts stand with the questionnaire's.
    let text = |id: &DangerId, part: &str| t(&["danger", id.as_str(), part].join("."));
    let filled = |text: &str| {
        let values = [
            ("ambulance", numbers.ambulance.as_str()),
            ("mind", &numbers.mind),
            ("hotline", &hotline),
        ];
        fill(text, &values)
    };
    // The advice itself says whether it is about the mind.
    let mind = ids.iter().any(|id| text(id, "body").contains("{mind}"));
    let dangers = ids
        .iter()
        .map(|id| (filled(text(id, "title")), filled(text(id, "body"))))
        .collect();
    Some(view! { <EmergencyLines dangers numbers hotline mind /> })
}
