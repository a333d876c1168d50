//! The room of the map: the living map, its buttons, its credit, and what it says when it fails.

use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;

use super::around::walk_by_own_answers;
use super::map_buttons::MapButtons;
use super::map_messages::Messages;
use super::map_scale::MapScale;
use super::street_layer::keep_streets;
use crate::components::soon::soon;
use crate::i18n::t;
use crate::platform::dom;
use crate::platform::leaflet::{MapEvents, MapPanel, Scene, Start, Streets, View};
use crate::state::atlas::use_atlas;
use crate::state::city_data::use_city_data;
use crate::state::config::use_config;
use crate::state::doors::ask_while_on_map;
use crate::state::load::Load;
use crate::state::map_view::{MapCommand, MapView, use_map_view};
use crate::state::prefs::use_prefs;

/// The living map, once it is made.
pub type Panel = StoredValue<Option<MapPanel>, LocalStorage>;

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
            {soon(|code| (code.steps)())}
            <div class="map-box" node_ref=node tabindex="-1" aria-label=t("map.label") role="application"></div>
            {soon(move |code| (code.over_map)(map, panel, broken))}
            <MapButtons />
            <div class="map-foot">
                <MapScale />
                <Credit />
            </div>
        </div>
    }
}

/// What lies over the map, and what goes on while it is looked at; called only through
/// [`crate::components::soon`].
pub fn over_map(map: MapView, panel: Panel, broken: RwSignal<bool>) -> AnyView {
    walk_by_own_answers(map);
    keep_streets(map, panel);
    ask_while_on_map();
    view! { <Messages broken /> }.into_any()
}

/// Makes a map when the room is there and a city is open; a new city gets a new window.
fn keep_map_of_city(map: MapView, node: NodeRef<Div>, panel: Panel, broken: RwSignal<bool>) {
    let atlas = use_atlas();
    Effect::new(move || {
        let (Some(node), Some(city)) = (node.get(), atlas.city()) else {
            return;
        };
        let left = map.view.get_untracked();
        let kept = untrack(|| map.aids().start.try_update(Option::take).flatten());
        let start = match (left, kept) {
            (Some(view), _) => Start::Window(view.centre, view.zoom),
            (None, Some((middle, zoom))) => Start::Window(middle, zoom),
            (None, None) => Start::Whole(city.start.unwrap_or(city.bounds)),
        };
        if panel.with_value(Option::is_some) {
            panel.with_value(|panel| panel.as_ref().map(|panel| panel.restart(start)));
            return;
        }
        let events = MapEvents {
            view_changed: Rc::new(move |view| {
                let before = map.view.get_untracked();
                map.view.set(Some(view));
                if !before.is_some_and(|before| has_its_middle(&before, &view)) {
                    map.moved();
                }
            }),
            zooming: Rc::new(move |zoom| look_ahead(map, panel, zoom)),
            tapped: Rc::new(move |at| map.tap(at)),
            drawn_ids: Rc::new(move |rows| map.ids_of(rows)),
        };
        let made = MapPanel::new(&node, start, events);
        broken.set(made.is_none());
        if let Some(made) = &made {
            let view = made.view();
            // The window that was left is the same again: the list must not be made anew for it.
            if !left.is_some_and(|left| is_same(&left, &view)) {
                map.view.set(Some(view));
            }
        }
        panel.set_value(made);
    });
}

/// Has ready what the map will show at the end of a zoom.
fn look_ahead(map: MapView, panel: Panel, zoom: u8) {
    map.zooming(zoom, move |symbols, more| {
        panel.with_value(|panel| {
            let panel = panel.as_ref();
            panel.is_some_and(|panel| panel.prepare(symbols, more))
        })
    });
}

/// Whether two windows are the same to a fraction of a pixel.
fn is_same(one: &View, other: &View) -> bool {
    let near = |one: f64, other: f64, side: f64| (one - other).abs() < side * 1e-4;
    let (one_side, side) = (&one.bounds, &other.bounds);
    let (wide, high) = (side.east - side.west, side.north - side.south);
    one.zoom == other.zoom
        && near(one_side.west, side.west, wide)
        && near(one_side.east, side.east, wide)
        && near(one_side.south, side.south, high)
        && near(one_side.north, side.north, high)
}

/// Whether a window is where it was, though it may have another size: a phone's browser takes its address line
/// away and brings it back, and nobody has moved the map.
fn has_its_middle(before: &View, now: &View) -> bool {
    let near = |one: f64, other: f64, side: f64| (one - other).abs() < side * 0.01;
    let (wide, high) = (
        now.bounds.east - now.bounds.west,
        now.bounds.north - now.bounds.south,
    );
    before.zoom == now.zoom
        && near(before.centre.lon, now.centre.lon, wide)
        && near(before.centre.lat, now.centre.lat, high)
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
            circle: map.walking_circle(),
            stepped: map.aids().stepped.get(),
            gaps: map.aids().gaps.get(),
            streets: map.aids().streets.get() == Streets::Shown,
        };
        map.view.track();
        panel.with_value(|panel| panel.as_ref().map(|panel| panel.show(scene)));
    });
    Effect::new(move || {
        prefs.high_contrast.track();
        prefs.text_size.track();
        panel.with_value(|panel| panel.as_ref().map(MapPanel::repaint));
    });
    Effect::new(move || {
        map.sheet.track();
        // Larger text takes room from the map.
        prefs.text_size.track();
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
        let Some(command) = map.aids().command.get().filter(|_| there) else {
            return;
        };
        map.aids().command.set(None);
        panel.with_value(|panel| {
            panel.as_ref().map(|panel| match command {
                MapCommand::Fit(bounds) => panel.fit(bounds),
                MapCommand::Open(bounds) => panel.open(bounds),
                MapCommand::LookAt(point, zoom) => panel.look_at(point, zoom),
                MapCommand::ZoomBy(steps) => panel.zoom_by(f64::from(steps)),
            })
        });
    });
}

/// Who made the map. On a phone it is one line, which opens on a tap; the page "about" says it, too.
#[component]
fn Credit() -> impl IntoView {
    let atlas = use_atlas();
    let language = use_prefs().language.get_untracked().tag();
    let config = use_config();
    let streets = config.tiles.map(|tiles| format!(" · {}", tiles.credit));
    let open = RwSignal::new(false);
    view! {
        <p
            class="map-credit"
            data-open=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {move || atlas.city().map(|city| city.credit.get(language).to_owned())}
            {streets}
        </p>
    }
}
