//! The day of outreach.
use leptos::prelude::*;
/// The page at `/outreach`.
#[component]
pub fn OutreachPage() -> impl IntoView {
    view! { <main id="main" class="page"></main> }
}
