//! One facility: every published fact with its source, and what is not published in one line.

use eldercare_places::Facility;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::components::glyph::glyph;
use crate::components::icon::{Icon, icon};
use crate::components::map::place_actions::PlaceActions;
use crate::components::page_head::{PageHead, announce_page};
use crate::components::problems::LoadFailed;
use crate::i18n::{t, t_of, t_with};
use crate::platform::share;
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::distance::distance_in_words;
use crate::state::load::Load;
use crate::state::map_view::use_map_view;
use crate::state::place_facts::{Fact, facts_of, missing_of};
use crate::state::prefs::use_prefs;

/// The page of one facility.
#[component]
pub fn PlacePage() -> impl IntoView {
    let params = use_params_map();
    let map = use_map_view();
    move || {
        let id = params.with(|params| params.get("id").unwrap_or_default());
        match map.facility(&id) {
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

fn loading() -> impl IntoView {
    view! {
        <main id="main" class="page">
            <p role="status">{t("common.loading")}</p>
            <div class="skeleton" aria-hidden="true"></div>
        </main>
    }
}

fn missing(id: &str) -> impl IntoView + use<> {
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

#[component]
fn Place(place: Facility) -> impl IntoView {
    announce_page(&place.name);
    let distance = use_map_view().distance_to(&place).map(distance_in_words);
    view! {
        <main id="main" class="page">
            <PageHead title=place.name.clone() back=Route::Map.path() />
            <div class="panel-place-head">
                {glyph(place.kind)}
                <div>
                    <p><strong>{t_of("kind", place.kind.id())}</strong></p>
                    <p>{t_of("kind.what", place.kind.id())}</p>
                </div>
            </div>
            <div class="tags">
                {place.demo.then(|| view! { <span class="tag tag-demo">{t("truth.demo")}</span> })}
                {distance.map(|words| view! { <span class="tag">{words}</span> })}
            </div>
            <PlaceActions place=place.clone() compact=false />
            {place.phone.is_none().then(|| view! { <p class="field-hint">{t("place.call.why")}</p> })}
            <Facts place=place.clone() />
            <SourceCard place=place.clone() />
            <div class="button-row">
                <ShareButton place=place.clone() />
                <OnMapButton place />
            </div>
        </main>
    }
}

#[component]
fn Facts(place: Facility) -> impl IntoView {
    let rows = facts_of(&place)
        .into_iter()
        .map(|Fact { key, value }| view! { <dt>{t(key)}</dt><dd>{value}</dd> })
        .collect_view();
    let missing = missing_of(&place).into_iter().map(t).collect::<Vec<_>>();
    let missing = (!missing.is_empty()).then(|| {
        t_with(
            "place.unpublished",
            &[("list", &missing.join(t("common.comma")))],
        )
    });
    view! {
        <section class="card">
            <h2>{t("place.facts")}</h2>
            <dl class="facts">{rows}</dl>
            {missing.map(|line| view! { <p class="field-hint">{line}</p> })}
        </section>
    }
}

#[component]
fn SourceCard(place: Facility) -> impl IntoView {
    let language = use_prefs().language.get_untracked().tag();
    let city = use_atlas().city();
    let source = city
        .as_ref()
        .and_then(|city| city.source(&place.source))
        .cloned();
    view! {
        <section class="card">
            <h2>{t("place.source")}</h2>
            {source.map(|source| view! {
                <p>{source.title.get(language).to_owned()}</p>
                <p>{t_with("place.source.line", &[
                    ("publisher", source.publisher.get(language)),
                    ("date", &source.date),
                ])}</p>
            })}
            <p>{t_with("place.checked", &[("date", &place.checked)])}</p>
            {place.demo.then(|| view! { <p>{t("place.demo")}</p> })}
        </section>
    }
}

#[component]
fn ShareButton(place: Facility) -> impl IntoView {
    let told = RwSignal::new(None::<&'static str>);
    let city = use_atlas().id().unwrap_or_default();
    let path = format!("{}?city={city}", Route::Place(place.id.clone()).path());
    let share = move |_| {
        let (title, path) = (place.name.clone(), path.clone());
        leptos::task::spawn_local(async move {
            told.set(Some(share::share(&title, &path).await.key()));
        });
    };
    view! {
        <button class="button button-quiet" on:click=share>
            {icon(Icon::Share)}
            <span>{t("place.share")}</span>
        </button>
        <p role="status">{move || told.get().map(t)}</p>
    }
}

#[component]
fn OnMapButton(place: Facility) -> impl IntoView {
    let map = use_map_view();
    let id = place.id.clone();
    place.point.map(|point| {
        view! {
            <a class="button button-quiet" href=Route::Map.path() on:click=move |_| map.choose_and_show(&id, point)>
                {icon(Icon::Pin)}
                <span>{t("place.on-map")}</span>
            </a>
        }
    })
}
