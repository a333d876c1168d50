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
    // The advice itself says whether it is about the mind.
    let about_the_mind = |id: &DangerId| text(id.as_str(), "body").contains("{mind}");
    let mind = ids.iter().any(about_the_mind);
    let dangers = ids.iter().map(|id| danger_words(id.as_str())).collect();
    let (numbers, hotline) = (use_emergency(), use_hotline());
    Some(view! { <EmergencyLines dangers numbers hotline mind /> })
}

/// What has happened and what to do, with the numbers of this city.
pub fn danger_words(id: &str) -> (String, String) {
    let numbers = use_emergency();
    let hotline = use_hotline();
    let values = [
        ("ambulance", numbers.ambulance.as_str()),
        ("mind", &numbers.mind),
        ("hotline", &hotline),
    ];
    (
        fill(text(id, "title"), &values),
        fill(text(id, "body"), &values),
    )
}

/// These texts stand with the questionnaire's.
fn text(id: &str, part: &str) -> &'static str {
    t(&["danger", id, part].join("."))
}
