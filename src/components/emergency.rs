//! The emergency lines, calmly: shown at once when an answer points to danger.

use leptos::prelude::*;

use super::call::call_button;
use super::notice::{Notice, Tone};
use crate::i18n::t_of;

/// The numbers to call, with a word about each thing that has happened.
#[component]
pub fn EmergencyLines(
    /// Title and advice of each danger, in calm words.
    dangers: Vec<(String, String)>,
    /// The lines that these dangers ask for, each by its name in text keys, the first one first.
    lines: Vec<(&'static str, String)>,
    /// The number for everything else.
    hotline: String,
) -> impl IntoView {
    let call = |id: &str, number: &str, class| {
        let label = format!("{} {number}", t_of("emergency", id));
        call_button(label, number, class)
    };
    let mut words = dangers.into_iter().map(|(title, body)| {
        view! {
            <div role="alert"><h2>{title}</h2></div>
            <p>{body}</p>
        }
    });
    // The numbers stand behind the gravest danger, not below all that is said of the others.
    view! {
        <Notice tone=Tone::Stop>
            {words.next()}
            <div class="emergency-calls">
                {lines.iter().map(|(id, number)| call(id, number, "button button-stop")).collect_view()}
                {call("local", &hotline, "button button-quiet")}
            </div>
            {words.collect_view()}
        </Notice>
    }
}
