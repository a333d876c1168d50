//! The emergency lines for an answer that points to danger: at once, calmly, blocking nothing.

use leptos::prelude::*;

use crate::components::emergency::EmergencyLines;
use crate::i18n::{fill, t};
use crate::state::atlas::use_hotline;

/// What to do about one danger.
pub fn danger_lines(id: &str) -> impl IntoView + use<> {
    let title = of(id, "title").to_owned();
    let body = of(id, "body");
    let body = fill(body, &[("hotline", &use_hotline())]);
    view! { <EmergencyLines title body /> }
}

/// A text about a danger; it stands with the questionnaire's texts.
fn of(id: &str, part: &str) -> &'static str {
    t(&["danger", id, part].join("."))
}
