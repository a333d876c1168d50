//! Where something is missing: the share of the places where people live that have a canteen, a
//! day-care or a station within a walk; on the map and by district.

mod table;

use std::sync::Arc;

use eldercare_places::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::glyph::glyph;
use crate::components::map::map_room::MapRoom;
use crate::components::map::walk_choice::{WalkChoice, WalkSource};
use crate::components::page_head::{PageHead, announce_page};
use crate::components::problems::LoadFailed;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::homes::{Homes, Spread};
use crate::state::load::Load;
use crate::state::map_view::use_map_view;

/// What every home should have in reach.
const KINDS: [Kind; 3] = [Kind::Canteen, Kind::DayCare, Kind::Station];

/// The page: the map with the homes that lack something, beside it the shares.
#[component]
pub fn CoveragePage() -> impl IntoView {
    announce_page(t("coverage.title"));
    let map = use_map_view();
    let kind = RwSignal::new(first_kind());
    let homes = fetched_homes();
    show_only(kind);
    let spread = Memo::new(move |_| {
        let walk = map.aids().walk.get();
        let reach = walk.pace.of_everybody().reach_m(f64::from(walk.minutes));
        let homes = homes.get();
        map.look_at_open(|held, closed| {
            homes
                .ready()?
                .spread(&held.index, kind.get(), reach, closed)
        })?
    });
    Effect::new(move || {
        let gaps = spread.with(|spread| spread.as_ref().map(|spread| spread.gaps.clone()));
        map.aids().gaps.set(Arc::new(gaps.unwrap_or_default()));
    });
    on_cleanup(move || map.aids().gaps.set(Arc::default()));
    view! {
        <main id="main" class="map-page">
            <div class="map-tools">
                <PageHead title=t("coverage.title").to_owned() back=Route::Map.path() />
                <div class="chips" role="group" aria-label=t("coverage.kinds")>
                    {KINDS.map(|each| kind_chip(kind, each)).collect_view()}
                </div>
            </div>
            <MapRoom />
            <section class="sheet" aria-label=t("coverage.result") data-size="half">
                <div class="sheet-body coverage" id="sheet-body" tabindex="0">
                    {move || match homes.get() {
                        Load::Loading => view! { <p role="status">{t("common.loading")}</p> }.into_any(),
                        Load::Failed(problem) => view! { <LoadFailed problem /> }.into_any(),
                        Load::Ready(homes) => view! { <Result homes kind spread /> }.into_any(),
                    }}
                </div>
            </section>
        </main>
    }
}

/// The first kind that the open city's lists have.
fn first_kind() -> Kind {
    let city = untrack(|| use_atlas().city());
    let has = |kind: &Kind| {
        city.as_ref()
            .is_some_and(|city| city.counts.contains_key(kind))
    };
    KINDS.into_iter().find(has).unwrap_or(Kind::Canteen)
}

/// The homes of the open city, fetched anew for each city.
fn fetched_homes() -> RwSignal<Load<Homes>> {
    let atlas = use_atlas();
    let homes = RwSignal::new(Load::Loading);
    Effect::new(move || {
        let Some(city) = atlas.id() else { return };
        homes.set(Load::Loading);
        spawn_local(async move {
            let fetched = Homes::fetch(&city).await;
            // The page may have been left or another city opened in the meantime.
            if untrack(|| atlas.id()) == Some(city) {
                let _ = homes.try_set(fetched.into());
            }
        });
    });
    homes
}

/// The map shows the places of the one kind while this page is open, and afterwards what it did.
fn show_only(kind: RwSignal<Kind>) {
    let map = use_map_view();
    let before = map.selection.get_untracked();
    Effect::new(move || map.show_kind(kind.get()));
    on_cleanup(move || map.selection.set(before));
}

fn kind_chip(chosen: RwSignal<Kind>, kind: Kind) -> impl IntoView {
    view! {
        <button
            class="chip"
            aria-pressed=move || (chosen.get() == kind).to_string()
            on:click=move |_| chosen.set(kind)
        >
            {glyph(kind)}
            <span>{t_of("kind", kind.id())}</span>
        </button>
    }
}

/// What came of it: the share, the table, the reckoning.
#[component]
fn Result(homes: Homes, kind: RwSignal<Kind>, spread: Memo<Option<Spread>>) -> impl IntoView {
    let demo = use_atlas().city().is_some_and(|city| city.demo);
    let districts = homes.districts.clone();
    view! {
        {demo.then(|| view! { <p class="notice notice-warn">{t("coverage.demo")}</p> })}
        <div role="status">{move || table::share(kind.get(), spread.get().as_ref())}</div>
        {move || spread.get().map(|spread| view! {
            <p class="coverage-key"><span class="coverage-mark" aria-hidden="true"></span>{t("coverage.mark")}</p>
            {spread.total().makes_a_share().then(|| table::table(&districts, &spread))}
        })}
        <WalkChoice own=None />
        <h2>{t("coverage.how")}</h2>
        <p>{t("coverage.formula")}</p>
        <WalkSource own=None />
        {move || known(&homes, kind.get())}
    }
}

/// Where homes are known from.
fn known(homes: &Homes, kind: Kind) -> impl IntoView + use<> {
    let settlements = homes.settlements.len().to_string();
    let towns = Some(homes.towns(kind).count()).filter(|count| *count > 0);
    let kind = t_of("kind", kind.id());
    view! {
        <p>{t_with("coverage.homes", &[("count", &settlements)])}</p>
        {towns.map(|count| view! {
            <p>{t_with("coverage.homes.towns", &[("count", &count.to_string()), ("kind", kind)])}</p>
        })}
    }
}
