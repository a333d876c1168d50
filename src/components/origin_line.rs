//! From where distances are counted, and the way to choose that.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::components::map::dialogs::{MapDialog, map_dialog};
use crate::i18n::{t, t_with};
use crate::route::Route;
use crate::state::location::use_location;
use crate::state::map_view::{Picking, use_map_view};

/// The line above the list.
pub fn origin_line() -> impl IntoView {
    let map = use_map_view();
    let asking = RwSignal::new(false);
    let location = use_location();
    let from = move || map.origin.get().map(|origin| origin.label());
    let label = move || {
        t(if from().is_some() {
            "plan.from.change"
        } else {
            "plan.from.choose"
        })
    };
    let close = Callback::new(move |()| {
        asking.set(false);
        // A point is tapped on the map, and there is none here.
        if map.aids().picking.get_untracked() == Picking::Asked {
            location.go(&Route::Map.path());
        }
    });
    view! {
        <div class="plan-origin">
            {move || from().map(|place| view! { <p>{t_with("plan.from", &[("place", &place)])}</p> })}
            <button class="button button-quiet" on:click=move |_| asking.set(true)>
                {icon(Icon::Pin)}<span>{label}</span>
            </button>
        </div>
        <Show when=move || asking.get()>
            {map_dialog(MapDialog::Origin("origin.reason.choose"), close)}
        </Show>
    }
}
