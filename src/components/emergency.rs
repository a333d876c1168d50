//! The emergency lines, calmly: shown at once when an answer points to danger.

use eldercare_places::Emergency;
use leptos::prelude::*;

use super::call::call_button;
use super::notice::{Notice, Tone};
use crate::i18n::t_of;

/// The numbers to call, with a word about what has happened.
#[component]
pub fn EmergencyLines(
    /// What the person's answer points to, in calm words.
    title: String,
    /// What to do.
    body: String,
    /// The numbers for danger.
    numbers: Emergency,
    /// The number for everything else.
    hotline: String,
) -> impl IntoView {
    let call = |id: &str, number: &str, class| {
        let label = format!("{} {number}", t_of("emergency", id));
        call_button(label, number, class)
    };
    view! {
        <Notice tone=Tone::Stop>
            <div role="alert"><h2>{title}</h2></div>
            <p>{body}</p>
            <div class="emergency-calls">
                {call("ambulance", &numbers.ambulance, "button button-stop")}
                {call("mind", &numbers.mind, "button button-stop")}
                {call("local", &hotline, "button button-quiet")}
            </div>
        </Notice>
    }
}
