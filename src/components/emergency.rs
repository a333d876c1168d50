//! The emergency lines, calmly: shown at once when an answer points to danger.

use eldercare_places::Emergency;
use leptos::prelude::*;

use super::call::call_button;
use super::notice::{Notice, Tone};
use crate::i18n::t_of;

/// The numbers to call, with a word about each thing that has happened.
#[component]
pub fn EmergencyLines(
    /// Title and advice of each danger, in calm words.
    dangers: Vec<(String, String)>,
    /// The numbers for danger.
    numbers: Emergency,
    /// The number for everything else.
    hotline: String,
    /// Whether the line for psychological help belongs here.
    mind: bool,
) -> impl IntoView {
    let call = |id: &str, number: &str, class| {
        let label = format!("{} {number}", t_of("emergency", id));
        call_button(label, number, class)
    };
    let words = dangers.into_iter().map(|(title, body)| {
        view! {
            <div role="alert"><h2>{title}</h2></div>
            <p>{body}</p>
        }
    });
    view! {
        <Notice tone=Tone::Stop>
            {words.collect_view()}
            <div class="emergency-calls">
                {call("ambulance", &numbers.ambulance, "button button-stop")}
                {mind.then(|| call("mind", &numbers.mind, "button button-stop"))}
                {call("local", &hotline, "button button-quiet")}
            </div>
        </Notice>
    }
}
