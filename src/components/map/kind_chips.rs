//! One button for each kind that the city has; pressing one shows only that kind.

use eldercare_places::Kind;
use leptos::prelude::*;

use super::dialogs::MapDialog;
use crate::components::glyph::glyph;
use crate::components::icon::{Icon, icon};
use crate::components::soon::soon_for_tap;
use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::use_atlas;
use crate::state::map_view::use_map_view;

/// The row of kinds, with the door to the other filters.
#[component]
pub fn KindChips() -> impl IntoView {
    let atlas = use_atlas();
    let map = use_map_view();
    let filtering = RwSignal::new(false);
    let chips = move || {
        let counts = atlas.city().map(|city| city.counts).unwrap_or_default();
        let present = move |kind: &Kind| counts.get(kind).is_some_and(|count| *count > 0);
        Kind::ALL
            .into_iter()
            .filter(present)
            .map(chip)
            .collect_view()
    };
    let label = move || match map.other_filters() {
        0 => t("filter.button").to_owned(),
        count => t_with("filter.button.active", &[("count", &count.to_string())]),
    };
    view! {
        <div class="chips" role="group" aria-label=t("filter.kinds")>
            <button class="chip chip-plain" on:click=move |_| filtering.set(true)>
                {icon(Icon::Filter)}
                <span>{label}</span>
            </button>
            {chips}
        </div>
        <Show when=move || filtering.get()>
            {soon_for_tap(move |code| (code.map_dialog)(
                MapDialog::Filter,
                Callback::new(move |()| filtering.set(false)),
            ))}
        </Show>
    }
}

fn chip(kind: Kind) -> impl IntoView + use<> {
    let map = use_map_view();
    let pressed = move || map.selection.with(|s| s.kinds.contains(kind)).to_string();
    view! {
        <button class="chip" aria-pressed=pressed on:click=move |_| map.toggle_kind(kind)>
            {glyph(kind)}
            <span>{t_of("kind", kind.id())}</span>
        </button>
    }
}
