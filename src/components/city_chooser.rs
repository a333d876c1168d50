//! Choosing a city: by name, or by where the device is.

use eldercare_places::city::City;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, icon};
use super::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::platform::geolocation::locate;
use crate::route::Route;
use crate::state::atlas::{Atlases, use_atlas};
use crate::state::location::use_location;
use crate::state::prefs::use_prefs;

/// How the search for the device's city ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Locating {
    Idle,
    Waiting,
    Nowhere,
    Elsewhere,
}

/// What the dialog with all cities offers.
#[component]
pub fn CityChoices(on_close: Callback<()>) -> impl IntoView {
    let atlas = use_atlas();
    let locating = RwSignal::new(Locating::Idle);
    let move_on = StoredValue::new_local(moving_on());
    let choose = Callback::new(move |id: String| {
        atlas.open(&id);
        on_close.run(());
        move_on.with_value(|move_on| move_on(&id));
    });
    view! {
        <button
            class="button"
            aria-busy=move || (locating.get() == Locating::Waiting).to_string()
            on:click=move |_| spawn_local(find_city(atlas, locating, choose))
        >
            {icon(Icon::Locate)}
            <span>{move || t(if locating.get() == Locating::Waiting { "locate.waiting" } else { "city.locate" })}</span>
        </button>
        <div role="status">
            {move || match locating.get() {
                Locating::Nowhere => Some(failure("city.locate.failed")),
                Locating::Elsewhere => Some(failure("city.locate.elsewhere")),
                Locating::Idle | Locating::Waiting => None,
            }}
        </div>
        <ul class="choices">
            {atlas.cities().into_iter().map(|city| city_row(&city, choose)).collect_view()}
        </ul>
    }
}

/// What an address says must be true of the city that is open now: a place of another city is left
/// for the map, and a city that is named is named anew.
fn moving_on() -> impl Fn(&str) {
    let location = use_location();
    move |city| {
        let path = location.pathname.get_untracked();
        let named = untrack(|| location.query("city").is_some());
        if Route::is_of_a_place(&path) {
            location.go(&format!("{}?city={city}", Route::Map.path()));
        } else if named {
            location.restate(&format!("{path}?city={city}"));
        }
    }
}

async fn find_city(atlas: Atlases, locating: RwSignal<Locating>, choose: Callback<String>) {
    locating.set(Locating::Waiting);
    let Some(here) = locate().await else {
        locating.set(Locating::Nowhere);
        return;
    };
    match atlas.city_at(here) {
        Some(city) => choose.run(city),
        None => locating.set(Locating::Elsewhere),
    }
}

fn failure(key: &'static str) -> impl IntoView {
    view! { <Notice tone=Tone::Warn><p>{t(key)}</p></Notice> }
}

fn city_row(city: &City, choose: Callback<String>) -> impl IntoView + use<> {
    let language = use_prefs().language.get_untracked().tag();
    let id = city.id.clone();
    let tag = if city.demo {
        ("tag tag-demo", "truth.demo")
    } else {
        ("tag tag-ok", "truth.real")
    };
    let count = t_with("city.count", &[("count", &city.total().to_string())]);
    view! {
        <li>
            <button class="choice" on:click=move |_| choose.run(id.clone())>
                <span class="choice-body">
                    <span class="choice-label">{city.name.get(language).to_owned()}</span>
                    <span class="choice-detail">{count}</span>
                </span>
                <span class=tag.0>{t(tag.1)}</span>
            </button>
        </li>
    }
}
