//! The map with its list: the first page.

use leptos::prelude::*;

/// The first page.
#[component]
pub fn MapPage() -> impl IntoView {
    view! { <main id="main" class="map-page"></main> }
}
