//! Says where distances are counted from, and lets the person change it.

use leptos::prelude::*;

use super::origin_dialog::OriginDialog;
use crate::i18n::{t, t_with};
use crate::state::map_view::use_map_view;

/// The line over the list.
#[component]
pub fn OriginBar() -> impl IntoView {
    let map = use_map_view();
    let asking = RwSignal::new(false);
    let label = move || match map.origin.get() {
        Some(origin) => t_with("origin.from", &[("place", &origin.label())]),
        None => t("origin.title").to_owned(),
    };
    view! {
        <div class="sheet-tools">
            <button class="button-link" on:click=move |_| asking.set(true)>
                {label}
            </button>
            <Show when=move || map.origin.get().is_some()>
                <button class="button-link" on:click=move |_| map.set_origin(None)>
                    {t("origin.clear")}
                </button>
            </Show>
        </div>
        <Show when=move || asking.get()>
            <OriginDialog
                reason="origin.reason.choose"
                on_close=Callback::new(move |()| asking.set(false))
            />
        </Show>
    }
}
