//! How far one has come, as a bar. The words beside it say the same.

use leptos::prelude::*;

/// A bar of `done` steps out of `total`.
pub fn progress(label: &'static str, done: usize, total: usize) -> impl IntoView + use<> {
    let total = total.max(1);
    let width = format!("{}%", (done * 100).div_ceil(total).min(100));
    view! {
        <div
            class="progress"
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax=total.to_string()
            aria-valuenow=done.to_string()
        >
            <span class="progress-done" style:width=width></span>
        </div>
    }
}
