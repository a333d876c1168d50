//! The room of the map: the living map, its buttons, its credit, and what it says when it fails.

use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;

use super::map_buttons::MapButtons;
use crate::components::icon::{Icon, icon};
use crate::components::problems::{LoadFailed, config_notice};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::platform::leaflet::{MapEvents, MapPanel, Scene, TileSource};
use crate::state::atlas::use_atlas;
use crate::state::city_data::use_city_data;
use crate::state::config::use_config;
use crate::state::load::Load;
use crate::state::map_view::{MapCommand, MapView, use_map_view};
use crate::state::prefs::use_prefs;

type Panel = StoredValue<Option<MapPanel>, LocalStorage>;

/// The map and what lies on it.
#[component]
pub fn MapRoom() -> impl IntoView {
    let map = use_map_view();
    let node = NodeRef::<Div>::new();
    let panel: Panel = StoredValue::new_local(None);
    let broken = RwSignal::new(false);
    keep_map_of_city(map, node, panel, broken);
    keep_scene(map, panel);
    keep_commands(map, panel);
    keep_ready_mark(map);
    on_cleanup(move || panel.set_value(None));
    view! {
        <div class="map-room">
            <div class="map-box" node_ref=node tabindex="-1" aria-label=t("map.label") role="application"></div>
            <Messages broken />
            <MapButtons />
            <Credit />
        </div>
    }
}

/// Makes a map when the room is there and a city is open; a new city gets a new window.
fn keep_map_of_city(map: MapView, node: NodeRef<Div>, panel: Panel, broken: RwSignal<bool>) {
    let atlas = use_atlas();
    let tiles = use_config().tiles.map(|tiles| TileSource {
        url: tiles.url,
        credit: tiles.credit,
    });
    Effect::new(move || {
        let (Some(node), Some(city)) = (node.get(), atlas.city()) else {
            return;
        };
        let start = map
            .view
            .get_untracked()
            .map_or(city.bounds, |view| view.bounds);
        if panel.with_value(Option::is_some) {
            panel.with_value(|panel| panel.as_ref().inspect(|panel| panel.fit(start)).is_some());
            return;
        }
        let events = MapEvents {
            view_changed: Rc::new(move |view| map.view.set(Some(view))),
            tapped: Rc::new(move |at| map.tap(at)),
            drawn_ids: Rc::new(move |rows| map.ids_of(rows)),
        };
        let made = MapPanel::new(&node, start, events);
        broken.set(made.is_none());
        if let Some(made) = &made {
            made.set_tiles(tiles.as_ref());
            map.view.set(Some(made.view()));
        }
        panel.set_value(made);
    });
}

/// Hands every change of what is shown to the map.
fn keep_scene(map: MapView, panel: Panel) {
    let data = use_city_data();
    let prefs = use_prefs();
    Effect::new(move || {
        let scene = Scene {
            base: data.base.with(|base| base.ready().cloned()),
            symbols: map.shown().with(|shown| shown.symbols.clone()),
            chosen: map.chosen_point(),
            origin: map.origin_point(),
        };
        map.view.track();
        panel.with_value(|panel| panel.as_ref().map(|panel| panel.show(scene)));
    });
    Effect::new(move || {
        let circle = map.walking_circle();
        map.view.with(Option::is_some);
        panel.with_value(|panel| panel.as_ref().map(|panel| panel.set_circle(circle)));
    });
    Effect::new(move || {
        prefs.high_contrast.track();
        prefs.text_size.track();
        panel.with_value(|panel| panel.as_ref().map(MapPanel::repaint));
    });
    Effect::new(move || {
        map.sheet.track();
        panel.with_value(|panel| panel.as_ref().map(MapPanel::resized_soon));
    });
}

/// Tells the outside when the map is drawn and answers, and when the list is there too: tests and
/// measurements wait for it.
fn keep_ready_mark(map: MapView) {
    let data = use_city_data();
    Effect::new(move || {
        let points = matches!(data.points.get(), Load::Ready(()));
        let base = data.base.with(|base| !matches!(base, Load::Loading));
        let drawn = map.view.with(Option::is_some) && points && base;
        let ready = match map.loading() {
            Load::Ready(()) if drawn => "list",
            _ if drawn => "map",
            _ => "",
        };
        dom::set_root_data("ready", ready);
    });
}

/// Carries out what the page asked of the map.
fn keep_commands(map: MapView, panel: Panel) {
    Effect::new(move || {
        let there = map.view.with(Option::is_some);
        let Some(command) = map.command.get().filter(|_| there) else {
            return;
        };
        map.command.set(None);
        panel.with_value(|panel| {
            panel.as_ref().map(|panel| match command {
                MapCommand::Fit(bounds) => panel.fit(bounds),
                MapCommand::LookAt(point, zoom) => panel.look_at(point, zoom),
                MapCommand::ZoomBy(steps) => panel.zoom_by(f64::from(steps)),
            })
        });
    });
}

/// Messages over the map: unknown city, broken files, a map that could not start.
#[component]
fn Messages(broken: RwSignal<bool>) -> impl IntoView {
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

#[component]
fn Credit() -> impl IntoView {
    let atlas = use_atlas();
    let language = use_prefs().language.get_untracked().tag();
    let config = use_config();
    let streets = config.tiles.map(|tiles| format!(" · {}", tiles.credit));
    view! {
        <p class="map-credit">
            {move || atlas.city().map(|city| city.credit.get(language).to_owned())}
            {streets}
        </p>
    }
}
