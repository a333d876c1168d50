//! What the map and its list show: window, selection, origin, chosen place.

use leptos::prelude::*;

/// Makes the map's state known to the whole app, so that it survives leaving the page.
pub fn provide_map_view(typed: Option<String>) {
    provide_context(RwSignal::new(typed));
}
