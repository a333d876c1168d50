//! What one reaches on foot from the origin: by kind, with what is missing named first.

use eldercare_places::coverage::{Around, around};
use eldercare_places::{Direction, Kind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::own_walk::{asks_for_lifts, own_words, stands_upstairs};
use super::walk_choice::{WalkChoice, WalkSource};
use crate::components::glyph::glyph;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::check::use_check;
use crate::state::distance::distance_in_words;
use crate::state::map_view::{MapView, SAME_SPOT_M, use_map_view};
use crate::state::own_walk;

/// The table with the choice of pace and minutes above it and the reckoning below.
#[component]
pub fn CircleTable() -> impl IntoView {
    let map = use_map_view();
    let demo = use_atlas().city().is_some_and(|city| city.demo);
    let from = move || map.origin.get().map(|origin| origin.label());
    let found = Memo::new(move |_| {
        let circle = map.walking_circle()?;
        map.look_at_open(|held, closed| around(&held.index, &circle, closed))
    });
    let (own, check) = (RwSignal::new(None), use_check());
    spawn_local(async move {
        let read = own_walk::read(check, map).await;
        // The dialog may be closed by now.
        let _ = own.try_set(read);
    });
    view! {
        <p>{move || from().map(|place| t_with("around.from", &[("place", &place)]))}</p>
        <WalkChoice own=Some(own) />
        {own_words(own)}
        <div role="status">{move || found.get().map(|found| missing(map, &found))}</div>
        <ul class="rows around-rows">
            {move || found.get().map(|found| {
                let asks = asks_for_lifts(own.get());
                found.into_iter().map(|kind| row(map, kind, asks)).collect_view()
            })}
        </ul>
        {demo.then(|| view! { <p class="notice notice-warn">{t("around.demo")}</p> })}
        <WalkSource own=Some(own) />
        <a class="button button-quiet" href=Route::Coverage.path()>{t("around.whole-city")}</a>
    }
}

/// Which kinds are not within the walk, and which no list of the city has.
fn missing(map: MapView, found: &[Around]) -> impl IntoView + use<> {
    let names = |kinds: Vec<Kind>| {
        let names: Vec<&str> = kinds.iter().map(|kind| t_of("kind", kind.id())).collect();
        names.join(t("common.comma"))
    };
    let outside: Vec<Kind> = found
        .iter()
        .filter(|kind| kind.inside == 0)
        .map(|kind| kind.kind)
        .collect();
    let is_known = |kind: &Kind| found.iter().any(|found| found.kind == *kind);
    let unknown: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| kind.has_door() && !is_known(kind))
        .collect();
    let minutes = map.aids().walk.get_untracked().minutes.to_string();
    // "Every kind" is said only where the list has every kind.
    let within = if !outside.is_empty() {
        let list = names(outside);
        t_with("around.missing", &[("minutes", &minutes), ("list", &list)])
    } else if unknown.is_empty() {
        t_with("around.all", &[("minutes", &minutes)])
    } else {
        let list = names(found.iter().map(|found| found.kind).collect());
        t_with("around.listed", &[("minutes", &minutes), ("list", &list)])
    };
    // Who goes no way outside on foot is not told what is missing within so many minutes of it.
    let on_foot = map.aids().walk.get_untracked().pace.metres_per_second() > 0.0;
    let within = (!found.is_empty() && on_foot).then_some(within);
    let unlisted =
        (!unknown.is_empty()).then(|| t_with("around.unlisted", &[("list", &names(unknown))]));
    view! {
        {within.map(|words| view! { <p class="around-missing">{words}</p> })}
        {unlisted.map(|words| view! { <p class="field-hint">{words}</p> })}
    }
}

fn row(map: MapView, found: Around, asks_for_lifts: bool) -> impl IntoView {
    let count = if found.inside == 0 {
        t("around.none").to_owned()
    } else {
        t_with("city.count", &[("count", &found.inside.to_string())])
    };
    let nearest = untrack(|| nearest_in_words(map, &found));
    let row = found.nearest.row;
    let is_up = asks_for_lifts
        && untrack(|| map.look(|held| stands_upstairs(held, row))).unwrap_or_default();
    view! {
        <li class="row around-row-kind">
            {glyph(found.kind)}
            <span class="row-body">
                <span class="row-name">{t_of("kind", found.kind.id())}</span>
                <span class="row-line">{nearest}</span>
                {is_up.then(|| view! { <span class="row-line">{t("around.upstairs")}</span> })}
            </span>
            <strong class="row-far">{count}</strong>
        </li>
    }
}

/// How far the nearest one is and in which direction.
fn nearest_in_words(map: MapView, found: &Around) -> Option<String> {
    if found.nearest.distance_m < SAME_SPOT_M {
        return Some(t("around.here").to_owned());
    }
    let (from, row) = (map.origin_point()?, found.nearest.row);
    let to = map.look(|held| held.index.points().point(row)).flatten()?;
    let direction = t_of("direction", Direction::between(from, to).id());
    let distance = distance_in_words(found.nearest.distance_m);
    let values = [("direction", direction), ("distance", &*distance)];
    Some(t_with("around.nearest", &values))
}
