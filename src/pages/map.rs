//! The map with its list: the first page.

use leptos::prelude::*;

use crate::components::map::kind_chips::KindChips;
use crate::components::map::map_room::MapRoom;
use crate::components::map::search_box::SearchBox;
use crate::components::map::sheet::Sheet;
use crate::i18n::t;
use crate::platform::dom;

/// The first page.
#[component]
pub fn MapPage() -> impl IntoView {
    dom::set_title(t("app.name"));
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
