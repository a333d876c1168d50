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
    let all = [
        ("ambulance", numbers.ambulance),
        ("police", numbers.police),
        ("mind", numbers.mind),
    ];
    // The advice itself says which lines it is about.
    let is_named = |line: &str| {
        let place = format!("{{{line}}}");
        ids.iter()
            .any(|id| text(id.as_str(), "body").contains(&place))
    };
    let lines = all.into_iter().filter(|(line, _)| is_named(line)).collect();
    let dangers = ids.iter().map(|id| danger_words(id.as_str())).collect();
    Some(view! { <EmergencyLines dangers lines hotline=use_hotline() /> })
}

/// What has happened and what to do, with the numbers of this city.
pub fn danger_words(id: &str) -> (String, String) {
    let numbers = use_emergency();
    let values = [
        ("ambulance", numbers.ambulance.as_str()),
        ("mind", &numbers.mind),
        ("police", &numbers.police),
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
