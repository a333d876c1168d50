//! The buttons on the map: zoom, my position, whole city.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialogs::{MapDialog, map_dialog};
use crate::components::icon::{Icon, icon};
use crate::components::map::find_me::find_me;
use crate::i18n::t;
use crate::state::map_view::{MapCommand, use_map_view};

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
            {button(Icon::Locate, "map.locate", move || spawn_local(async move {
                waiting.set(true);
                asking.set(find_me(map).await);
                waiting.set(false);
            }))}
        </div>
        <div role="status" class="visually-hidden">
            {move || waiting.get().then(|| t("locate.waiting"))}
        </div>
        <Show when=move || asking.get().is_some()>
            {map_dialog(
                MapDialog::Origin(asking.get_untracked().unwrap_or("origin.reason.choose")),
                Callback::new(move |()| asking.set(None)),
            )}
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
