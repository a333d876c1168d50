//! One facility: what one can do with it, every published fact with its origin, and what is not
//! published in one line.

mod closed;
mod compare_button;
mod contact;
mod facts;
mod keep;
mod kind_card;
mod network;
mod paper;
mod reports;
mod source_card;

use eldercare_places::hours::OpenState;
use eldercare_places::{Facility, Kind};
use leptos::prelude::*;

use crate::components::glyph::glyph;
use crate::components::map::place_actions::PlaceActions;
use crate::components::net_cost::net_cost;
use crate::components::page_head::PageHead;
use crate::components::problems::LoadFailed;
use crate::components::site_foot::SiteFoot;
use crate::components::waiting_reports::WaitingReports;
use crate::i18n::{t, t_of, t_with};
use crate::route::{Later, Route};
use crate::state::atlas::use_atlas;
use crate::state::city_data::use_city_data;
use crate::state::distance::distance_in_words;
use crate::state::load::Load;
use crate::state::location::use_location;
use crate::state::map_view::use_map_view;
use crate::state::now::use_now;
use crate::state::openness::opening_words;
use crate::state::place_facts::{Setting, facts_of, old_hours, opening_of};
use crate::state::reports::Reports;
use crate::state::trail::use_trail;

use self::reports::{ReportLinks, visits};
use closed::closed_notice;
use facts::{call_first, fact_cards};
use keep::Keep;
use kind_card::kind_card;
use network::network;
use paper::paper;
use source_card::source_card;

/// The page of one facility.
#[component]
pub fn PlacePage() -> impl IntoView {
    let parts = use_location().parts_of(Later::Place);
    let id = move || parts.with(|parts| parts.get(1).cloned().unwrap_or_default());
    let found = watched(move || vec![id()]);
    move || {
        let id = id();
        let place = found.with(|found| found.first().cloned());
        match place.unwrap_or(Load::Loading) {
            Load::Loading => loading().into_any(),
            Load::Failed(problem) => view! {
                <main id="main" class="page"><LoadFailed problem /></main>
            }
            .into_any(),
            Load::Ready(None) => missing(&id).into_any(),
            Load::Ready(Some(place)) => view! { <Place place /> }.into_any(),
        }
    }
}

/// Facilities of the open city as they are now: when the desk changes one of them, the page is made anew,
/// and only then.
pub fn watched(
    ids: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> Memo<Vec<Load<Option<Facility>>>> {
    let (map, doors) = (use_map_view(), use_city_data().doors);
    let look = move |_: Option<&_>| {
        doors.track();
        ids().iter().map(|id| map.facility(id)).collect()
    };
    Memo::new_with_compare(look, |before, after| !same(before, after))
}

type Found<'a> = Option<&'a Vec<Load<Option<Facility>>>>;

fn same(before: Found<'_>, after: Found<'_>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let mut pairs = before.iter().zip(after);
    before.len() == after.len()
        && pairs.all(|pair| match pair {
            (Load::Ready(before), Load::Ready(after)) => before == after,
            (before, after) => matches!((before, after), (Load::Loading, Load::Loading)),
        })
}

/// While the facts of the city are on their way.
pub fn loading() -> impl IntoView {
    view! {
        <main id="main" class="page">
            <p role="status">{t("common.loading")}</p>
            <div class="skeleton skeleton-card" aria-hidden="true"></div>
            <div class="skeleton skeleton-card" aria-hidden="true"></div>
        </main>
    }
}

/// No place of the open city has this id.
pub fn missing(id: &str) -> impl IntoView + use<> {
    let city = use_atlas().city_name().unwrap_or_default();
    let id = id.to_owned();
    view! {
        <main id="main" class="page">
            <PageHead title=t("place.missing").to_owned() back=Route::Map.path() />
            <p>{t_with("place.missing.body", &[("id", &id), ("city", &city)])}</p>
            <a class="button button-main" href=Route::Map.path()>{t("missing.map")}</a>
        </main>
    }
}

/// What the words about a place depend on: day, city, hub, and where distances are counted from.
pub fn setting_of(place: &Facility) -> Setting {
    let map = use_map_view();
    let label = map
        .origin
        .with_untracked(|origin| origin.as_ref().map(crate::state::map_view::Origin::label));
    let hub = place.hub.as_deref().and_then(crate::state::hub::linked);
    let mut setting = Setting::of(untrack(|| use_atlas().city()).as_ref());
    setting.hub = hub.map(|hub| hub.name);
    setting.origin = label.zip(untrack(|| map.distance_to(place)));
    setting
}

#[component]
fn Place(place: Facility) -> impl IntoView {
    let setting = setting_of(&place);
    let facts = facts_of(&place, &setting);
    let reports = Reports::new();
    let trail = use_trail();
    view! {
        <main id="main" class="page place">
            <PageHead title=place.name.clone() back=Signal::derive(move || trail.back()) />
            {closed_notice(&place, &setting)}
            {head(&place, &setting)}
            {visits(&place.id)}
            <PlaceActions place=place.clone() compact=false />
            {place.phone.is_none().then(|| view! { <p class="field-hint">{t("place.call.why")}</p> })}
            {nowhere(&place)}
            {call_first(&place, &facts, &setting)}
            {fact_cards(&place, &facts, &setting)}
            {net_cost(std::slice::from_ref(&place))}
            {network(&place)}
            {kind_card(place.kind)}
            {source_card(&place, &setting)}
            <Keep place=place.clone() />
            <WaitingReports reports />
            {paper(&place)}
            <ReportLinks id=place.id />
        </main>
        <SiteFoot />
    }
}

/// Why there is no way to it, where it has a door.
fn nowhere(place: &Facility) -> Option<impl IntoView + use<>> {
    let has_door = place.kind != Kind::HomeService;
    (place.point.is_none() && has_door)
        .then(|| view! { <p class="field-hint">{t("place.nowhere")}</p> })
}

fn head(place: &Facility, setting: &Setting) -> impl IntoView + use<> {
    let far = setting.origin.as_ref().map(|(from, metres)| {
        let far = distance_in_words(*metres);
        t_with("place.far", &[("place", from), ("distance", &far)])
    });
    let now = use_now();
    let shown = place.clone();
    // It changes while the page stays open.
    let open = move || {
        let now = now.minute();
        let opening = opening_of(&shown, now).filter(|opening| !opening.closure)?;
        let state = opening_words(&opening, now)?;
        let (class, words) = match (old_hours(&shown, now.day()), opening.state) {
            (Some(ago), _) => (
                "tag tag-warn",
                t_with("place.open.old", &[("ago", &ago), ("state", &state)]),
            ),
            (None, OpenState::Open) => ("tag tag-ok", state),
            (None, _) => ("tag", state),
        };
        Some(view! { <span class=class>{words}</span> })
    };
    let ownership = place
        .ownership
        .map(|ownership| format!(" · {}", t_of("ownership", ownership.id())));
    view! {
        <div class="panel-place-head">
            {glyph(place.kind)}
            <div>
                <p><strong>{t_of("kind", place.kind.id())}{ownership}</strong></p>
                {far.map(|far| view! { <p>{far}</p> })}
            </div>
        </div>
        <div class="tags">
            {open}
            {place.demo.then(|| view! { <span class="tag tag-demo">{t("truth.demo")}</span> })}
        </div>
    }
}
