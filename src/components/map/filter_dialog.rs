//! All filters in one place: open doors, kinds with what they are, ownership, beds.

use eldercare_places::search::OpenWish;
use eldercare_places::{Kind, Ownership};
use leptos::prelude::*;

use crate::components::glyph::glyph;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::map_view::{BED_STEPS, use_map_view};

/// What the dialog behind the filter button offers.
#[component]
pub fn FilterChoices(on_close: Callback<()>) -> impl IntoView {
    let map = use_map_view();
    let count = move || t_with("filter.apply", &[("count", &map.match_count().to_string())]);
    view! {
        {group("filter.open", OpenWish::ALL.map(open_choice).collect_view())}
        {group("filter.kinds", kinds())}
        <a class="button button-quiet" href=Route::Kinds.path()>{t("filter.kinds.what")}</a>
        {group("filter.ownership", Ownership::ALL.map(ownership_choice).collect_view())}
        {group("filter.beds", BED_STEPS.map(bed_choice).collect_view())}
        <div class="button-row dialog-foot">
            <button class="button button-main" on:click=move |_| on_close.run(())>{count}</button>
            <button class="button button-quiet" on:click=move |_| map.clear_filters()>
                {t("filter.clear")}
            </button>
        </div>
    }
}

fn group(label: &'static str, choices: impl IntoView) -> impl IntoView {
    view! {
        <fieldset class="field">
            <legend class="field-label">{t(label)}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

fn kinds() -> impl IntoView {
    let counts = use_atlas()
        .city()
        .map(|city| city.counts)
        .unwrap_or_default();
    Kind::ALL
        .into_iter()
        .filter(|kind| counts.get(kind).is_some_and(|count| *count > 0))
        .map(kind_choice)
        .collect_view()
}

fn kind_choice(kind: Kind) -> impl IntoView + use<> {
    let map = use_map_view();
    // As many as the list then has: with those that are another kind first, and those without a door.
    let (on_map, elsewhere) = untrack(|| map.count_of(kind)).unwrap_or_default();
    let count = on_map + elsewhere;
    view! {
        <button
            class="choice"
            aria-pressed=move || map.selection.with(|s| s.kinds.contains(kind)).to_string()
            on:click=move |_| map.toggle_kind(kind)
        >
            {glyph(kind)}
            <span class="choice-body">
                <span class="choice-label">
                    {t_with("filter.kind", &[("kind", t_of("kind", kind.id())), ("count", &count.to_string())])}
                </span>
                <span class="choice-detail">{t_of("kind.what", kind.id())}</span>
            </span>
        </button>
    }
}

fn ownership_choice(ownership: Ownership) -> impl IntoView + use<> {
    let map = use_map_view();
    view! {
        <button
            class="choice"
            aria-pressed=move || map.selection.with(|s| s.ownerships.contains(ownership)).to_string()
            on:click=move |_| map.toggle_ownership(ownership)
        >
            <span class="choice-label">{t_of("ownership", ownership.id())}</span>
        </button>
    }
}

fn open_choice(wish: OpenWish) -> impl IntoView + use<> {
    let map = use_map_view();
    view! {
        <button
            class="choice"
            aria-pressed=move || map.selection.with(|s| s.open == wish).to_string()
            on:click=move |_| map.set_open(wish)
        >
            <span class="choice-label">{t_of("filter.open", wish.id())}</span>
        </button>
    }
}

fn bed_choice(beds: u32) -> impl IntoView + use<> {
    let map = use_map_view();
    let label = if beds == 0 {
        t("filter.beds.any").to_owned()
    } else {
        t_with("filter.beds.min", &[("count", &beds.to_string())])
    };
    view! {
        <button
            class="choice"
            aria-pressed=move || map.selection.with(|s| s.min_beds == beds).to_string()
            on:click=move |_| map.set_min_beds(beds)
        >
            <span class="choice-label">{label}</span>
        </button>
    }
}
