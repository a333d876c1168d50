//! The search box over the map: filters map and list as one types.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::dom;
use crate::state::map_view::use_map_view;

/// The id of what is typed into.
const FIELD: &str = "search";

/// The search box.
#[component]
pub fn SearchBox() -> impl IntoView {
    let map = use_map_view();
    // Not `prop:value`: the code that sets any property to any value would be in the first download.
    Effect::new(move || map.selection.with(|s| dom::set_value(FIELD, &s.text)));
    view! {
        <form
            class="search"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                map.show_matches();
            }
        >
            {icon(Icon::Search)}
            <label class="visually-hidden" for=FIELD>{t("map.search")}</label>
            <input
                id=FIELD
                class="search-input"
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                placeholder=t("map.search.hint")
                on:input=move |event| map.search(event_target_value(&event))
            />
        </form>
    }
}
