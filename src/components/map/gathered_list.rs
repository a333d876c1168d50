//! The places that stand at one spot, as a list of their own.

use leptos::prelude::*;

use super::place_row::row_beside;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::dom;
use crate::state::map_view::use_map_view;

/// The list in the sheet, with the way back to the whole one.
#[component]
pub fn GatheredList() -> impl IntoView {
    let map = use_map_view();
    dom::focus_soon("gathered");
    view! {
        <div class="gathered-head">
            <h2 id="gathered" tabindex="-1">{move || map.gathered_in_words()}</h2>
            <button class="button button-icon" on:click=move |_| map.aids().gathered.set(None)>
                {icon(Icon::Close)}
                <span class="visually-hidden">{t("list.back")}</span>
            </button>
        </div>
        <ul class="rows" id="gathered-list">
            {move || map.gathered_apart().into_iter().map(row_beside).collect_view()}
        </ul>
    }
}
