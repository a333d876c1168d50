//! The emergency lines, calmly: shown at once when an answer points to danger.

use leptos::prelude::*;

use super::call::call_button;
use super::notice::{Notice, Tone};
use crate::i18n::{t, t_of};
use crate::state::atlas::use_hotline;
use crate::state::config::use_config;

/// The numbers to call, with a word about what has happened.
#[component]
pub fn EmergencyLines(
    /// What the person's answer points to, in calm words.
    title: String,
    /// What to do.
    body: String,
) -> impl IntoView {
    let lines = use_config()
        .emergency
        .into_iter()
        .map(|line| {
            let label = format!("{} {}", t_of("emergency", &line.id), line.number);
            call_button(label, &line.number, "button button-stop")
        })
        .collect_view();
    let hotline = use_hotline();
    let local = call_button(
        format!("{} {hotline}", t("emergency.local")),
        &hotline,
        "button button-quiet",
    );
    view! {
        <Notice tone=Tone::Stop>
            <div role="alert"><h2>{title}</h2></div>
            <p>{body}</p>
            <div class="emergency-calls">{lines}{local}</div>
        </Notice>
    }
}
