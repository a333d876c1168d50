//! The buttons on the map: zoom, my position, whole city.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::origin_dialog::OriginDialog;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::geolocation::locate;
use crate::state::map_view::{MapCommand, MapView, Origin, use_map_view};

/// Zoom in, zoom out, and "where am I".
#[component]
pub fn MapButtons() -> impl IntoView {
    let map = use_map_view();
    let asking = RwSignal::new(None::<&'static str>);
    let waiting = RwSignal::new(false);
    view! {
        <div class="map-buttons">
            {button(Icon::Plus, "map.zoom.in", move || map.ask(MapCommand::ZoomBy(1)))}
            {button(Icon::Minus, "map.zoom.out", move || map.ask(MapCommand::ZoomBy(-1)))}
            {button(Icon::Locate, "map.locate", move || spawn_local(find_me(map, waiting, asking)))}
        </div>
        <div role="status" class="visually-hidden">
            {move || waiting.get().then(|| t("locate.waiting"))}
        </div>
        <Show when=move || asking.get().is_some()>
            <OriginDialog
                reason=asking.get_untracked().unwrap_or("origin.reason.choose")
                on_close=Callback::new(move |()| asking.set(None))
            />
        </Show>
    }
}

fn button(sign: Icon, key: &'static str, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button class="button button-icon" title=t(key) on:click=move |_| act()>
            {icon(sign)}
            <span class="visually-hidden">{t(key)}</span>
        </button>
    }
}

/// Takes the device's position; when none comes, or it lies outside, offers a named place.
async fn find_me(map: MapView, waiting: RwSignal<bool>, asking: RwSignal<Option<&'static str>>) {
    if waiting.get_untracked() {
        return;
    }
    waiting.set(true);
    let found = locate().await;
    waiting.set(false);
    match found {
        Some(point) if map.is_in_city(point) => map.set_origin(Some(Origin::here(point))),
        Some(_) => asking.set(Some("origin.reason.outside")),
        None => asking.set(Some("origin.reason.failed")),
    }
}
