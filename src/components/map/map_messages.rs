//! What is said over the map: unknown city, no ground, a map that could not start, what a tap met.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::problems::config_notice;
use crate::i18n::{t, t_with};
use crate::platform::clock;
use crate::platform::leaflet::Streets;
use crate::state::atlas::use_atlas;
use crate::state::city_data::use_city_data;
use crate::state::load::Load;
use crate::state::map_view::{MapView, Picking, use_map_view};

/// How long the words about a tap stay, in milliseconds: the longest name all kinds, and are read
/// at two or three letters a second.
const SAID_MS: u32 = 25_000;

/// Messages over the map. That the places of a city did not come is said in the list.
#[component]
pub fn Messages(broken: RwSignal<bool>) -> impl IntoView {
    let atlas = use_atlas();
    let map = use_map_view();
    let data = use_city_data();
    let unknown = move || {
        atlas.unknown.get().map(|id| {
            let city = atlas.city_name().unwrap_or_default();
            let words = t_with("city.unknown", &[("id", &id), ("city", &city)]);
            map_note(view! { <p class="notice notice-warn" role="alert">{words}</p> }.into_any())
        })
    };
    let no_base = move || {
        let is_listed = matches!(map.loading(), Load::Ready(()));
        let failed = data.base.with(|base| matches!(base, Load::Failed(_)));
        (failed && is_listed).then(|| {
            map_note(view! { <p class="notice notice-warn">{t("map.no-base")}</p> }.into_any())
        })
    };
    view! {
        <div class="map-message">
            <Said />
            {unknown}
            {config_notice().map(|notice| map_note(notice.into_any()))}
            {no_base}
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

/// What the map says by itself: read out, and gone with the next tap or move, or after a while.
#[component]
fn Said() -> impl IntoView {
    let map = use_map_view();
    forget_after_a_while(map);
    let words = move || {
        map.aids()
            .said
            .with(|said| said.as_ref().map(|said| said.words.clone()))
    };
    let lost = move || map.aids().streets.get() == Streets::Missing;
    view! {
        <div role="status">
            {move || lost().then(|| map_note(view! { <p class="map-said">{t("map.no-streets")}</p> }.into_any()))}
            {move || match map.aids().picking.get() {
                Picking::Off => words().map(|words| view! { <p class="map-said">{words}</p> }.into_any()),
                picking => Some(view! { <PickNow picking /> }.into_any()),
            }}
        </div>
    }
}

/// The next tap is waited for; one may also let it be.
#[component]
fn PickNow(picking: Picking) -> impl IntoView {
    let map = use_map_view();
    let city = || use_atlas().city_name().unwrap_or_default();
    let words = match picking {
        Picking::Outside => t_with("origin.pick.outside", &[("city", &untrack(city))]),
        _ => t("origin.pick.now").to_owned(),
    };
    view! {
        <div class="map-note">
            <p class="map-said">{words}</p>
            <button class="button button-quiet" on:click=move |_| map.aids().picking.set(Picking::Off)>
                {t("common.cancel")}
            </button>
        </div>
    }
}

/// Takes the words away when they were there long enough to be read.
fn forget_after_a_while(map: MapView) {
    let said = map.aids().said;
    let turns = StoredValue::new(0_u32);
    Effect::new(move || {
        if said.with(Option::is_none) {
            return;
        }
        turns.update_value(|turns| *turns += 1);
        let turn = turns.get_value();
        spawn_local(async move {
            clock::sleep(SAID_MS).await;
            // Other words have their own time, and the page may be left.
            if turns.try_get_value() == Some(turn) {
                said.set(None);
            }
        });
    });
}
