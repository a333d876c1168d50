//! The search box over the map: filters map and list as one types.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::state::map_view::use_map_view;

/// The search box.
#[component]
pub fn SearchBox() -> impl IntoView {
    let map = use_map_view();
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
            <label class="visually-hidden" for="search">{t("map.search")}</label>
            <input
                id="search"
                class="search-input"
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                placeholder=t("map.search.hint")
                prop:value=move || map.selection.with(|s| s.text.clone())
                on:input=move |event| map.search(event_target_value(&event))
            />
        </form>
    }
}
