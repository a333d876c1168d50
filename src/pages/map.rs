//! The map with its list: the first page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::map::kind_chips::KindChips;
use crate::components::map::map_room::MapRoom;
use crate::components::map::search_box::SearchBox;
use crate::components::map::sheet::Sheet;
use crate::i18n::t;
use crate::pages::later;
use crate::platform::{clock, dom};
use crate::state::load::Load;
use crate::state::map_view::use_map_view;
use crate::state::prefs::use_prefs;

/// How long map and list are there before anything else is fetched, in milliseconds: on a slow
/// line nothing may stand in the way of the first look around.
const QUIET_MS: u32 = 8_000;

/// The first page.
#[component]
pub fn MapPage() -> impl IntoView {
    dom::set_title(t("app.name"));
    fetch_later_pages();
    view! {
        <main id="main" class="map-page">
            <h1 class="visually-hidden">{t("map.title")}</h1>
            <div class="map-tools">
                <SearchBox />
                <KindChips />
            </div>
            <MapRoom />
            <Sheet />
        </main>
    }
}

/// Fetches the other pages while the map is looked at: the network may be gone when they are needed.
/// It stops when the map is left, and is not begun where the browser is to save data.
fn fetch_later_pages() {
    let (map, prefs) = (use_map_view(), use_prefs());
    let Some(owner) = Owner::current() else {
        return;
    };
    let on_map = StoredValue::new(());
    Effect::new(move |begun: Option<bool>| {
        if begun == Some(true) || !matches!(map.loading(), Load::Ready(())) {
            return begun == Some(true);
        }
        let is_wanted = move || on_map.try_get_value().is_some() && !dom::saves_data();
        let owner = owner.clone();
        spawn_local(async move {
            clock::sleep(QUIET_MS).await;
            let language = prefs.language.get_untracked();
            later::fetch_ahead(language, owner, is_wanted).await;
        });
        true
    });
}
