//! The sheet below the map on a phone, the column beside it on a desktop.

use leptos::prelude::*;

use super::place_list::PlaceList;
use super::place_panel::PlacePanel;
use crate::i18n::{t, t_with};
use crate::state::map_view::{SheetSize, use_map_view};

/// List of what the map shows, or the chosen place.
#[component]
pub fn Sheet() -> impl IntoView {
    let map = use_map_view();
    let title = move || {
        let shown = map.shown().get();
        t_with("list.title", &[("count", &shown.rows.len().to_string())])
    };
    let order = move || match map.origin.get() {
        Some(origin) => t_with("list.order.origin", &[("place", &origin.label())]),
        None => t("list.order.centre").to_owned(),
    };
    let hint = move || match map.sheet.get() {
        SheetSize::Low => t("list.open"),
        SheetSize::Half => t("list.more-room"),
        SheetSize::Tall => t("list.less-room"),
    };
    view! {
        <section
            class="sheet"
            aria-label=t("list.label")
            data-size=move || map.sheet.get().id()
        >
            <div class="sheet-handle">
                <h2 class="sheet-title"><span role="status">{title} " " <small>{order}</small></span></h2>
                <button class="button-link sheet-hint" on:click=move |_| map.next_sheet_size()>
                    {hint}
                </button>
            </div>
            <div class="sheet-body" id="sheet-body">
                <Show when=move || map.chosen.get().is_some() fallback=|| view! { <PlaceList /> }>
                    <PlacePanel />
                </Show>
            </div>
        </section>
    }
}
