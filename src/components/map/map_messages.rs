//! What is said over the map: unknown city, broken files, a map that could not start, what a tap met.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::components::problems::{LoadFailed, config_notice};
use crate::i18n::{t, t_with};
use crate::platform::leaflet::Streets;
use crate::state::atlas::use_atlas;
use crate::state::city_data::use_city_data;
use crate::state::load::Load;
use crate::state::map_view::use_map_view;

/// Messages over the map: unknown city, broken files, a map that could not start.
#[component]
pub fn Messages(broken: RwSignal<bool>) -> impl IntoView {
    let atlas = use_atlas();
    let map = use_map_view();
    let data = use_city_data();
    let failed = move || match (atlas.loading(), map.loading()) {
        (Load::Failed(problem), _) | (_, Load::Failed(problem)) => Some(problem),
        _ => None,
    };
    let unknown = move || {
        atlas.unknown.get().map(|id| {
            let city = atlas.city_name().unwrap_or_default();
            let words = t_with("city.unknown", &[("id", &id), ("city", &city)]);
            map_note(view! { <p class="notice notice-warn" role="alert">{words}</p> }.into_any())
        })
    };
    let no_base = move || {
        data.base
            .with(|base| matches!(base, Load::Failed(_)))
            .then(|| {
                map_note(view! { <p class="notice notice-warn">{t("map.no-base")}</p> }.into_any())
            })
    };
    view! {
        <div class="map-message">
            <Said />
            {unknown}
            {config_notice().map(|notice| map_note(notice.into_any()))}
            {no_base}
            {move || failed().map(|problem| view! { <LoadFailed problem /> })}
            {move || broken.get().then(|| view! { <p class="notice notice-warn" role="alert">{t("map.broken")}</p> })}
        </div>
    }
}

/// A message that can be put away once it is read: it covers a part of the map.
fn map_note(message: AnyView) -> impl IntoView {
    let closed = RwSignal::new(false);
    view! {
        <div class="map-note" hidden=move || closed.get()>
            {message}
            <button class="button button-icon" on:click=move |_| closed.set(true)>
                {icon(Icon::Close)}
                <span class="visually-hidden">{t("common.close")}</span>
            </button>
        </div>
    }
}

/// What the map says by itself: read out, and put away with the next tap or move.
#[component]
fn Said() -> impl IntoView {
    let map = use_map_view();
    let words = move || {
        if map.aids().picking.get() {
            return Some(t("origin.pick.now").to_owned());
        }
        map.aids()
            .said
            .with(|said| said.as_ref().map(|said| said.words.clone()))
    };
    let lost = move || map.aids().streets.get() == Streets::Missing;
    view! {
        <div role="status">
            {move || lost().then(|| map_note(view! { <p class="map-said">{t("map.no-streets")}</p> }.into_any()))}
            {move || words().map(|words| view! { <p class="map-said">{words}</p> })}
        </div>
    }
}
