//! The buttons on the map: zoom, my position, whole city.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialogs::MapDialog;
use crate::components::icon::{Icon, icon};
use crate::components::soon::{soon_for_tap, use_soon};
use crate::i18n::t;
use crate::state::load::Load;
use crate::state::map_view::{MapCommand, use_map_view};

/// Zoom in, zoom out, and "where am I".
#[component]
pub fn MapButtons() -> impl IntoView {
    let map = use_map_view();
    let asking = RwSignal::new(None::<&'static str>);
    let waiting = RwSignal::new(false);
    let code = use_soon();
    // A tap before the code is there is answered when it comes.
    Effect::new(move || {
        if let (true, Load::Ready(code)) = (waiting.get(), code.get()) {
            spawn_local(async move {
                let answer = (code.find_me)(map).await;
                // The page may be left by now.
                let _ = asking.try_set(answer);
                let _ = waiting.try_set(false);
            });
        }
    });
    view! {
        <div class="map-buttons">
            {button(Icon::Plus, "map.zoom.in", move || map.ask(MapCommand::ZoomBy(1)))}
            {button(Icon::Minus, "map.zoom.out", move || map.ask(MapCommand::ZoomBy(-1)))}
            {button(Icon::Locate, "map.locate", move || waiting.set(true))}
        </div>
        <div role="status" class="visually-hidden">
            {move || waiting.get().then(|| t("locate.waiting"))}
        </div>
        <Show when=move || asking.get().is_some()>
            {soon_for_tap(move |code| (code.map_dialog)(
                MapDialog::Origin(asking.get_untracked().unwrap_or("origin.reason.choose")),
                Callback::new(move |()| asking.set(None)),
            ))}
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
