//! The levels as steps in a row: the one that it is, or those that it may be.

use leptos::prelude::*;

/// One step of the gauge.
pub struct GaugeStep {
    /// The level's number, for its colour.
    pub level: u8,
    /// Its short name.
    pub label: &'static str,
    /// Whether the answers allow it.
    pub possible: bool,
}

/// The gauge; `words` says what it shows to those who do not see it.
pub fn gauge(words: String, steps: Vec<GaugeStep>) -> impl IntoView + use<> {
    let steps = steps.into_iter().map(|step| {
        view! {
            <span
                class="gauge-step"
                data-level=step.level.to_string()
                data-possible=step.possible.to_string()
            >
                <span class="gauge-block"></span>
                <span class="gauge-label">{step.label}</span>
            </span>
        }
    });
    view! {
        <div class="gauge" role="img" aria-label=words>{steps.collect_view()}</div>
    }
}
