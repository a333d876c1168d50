//! Taking a place along: to the family, to the address book, to the map, beside others.

use eldercare_places::Facility;
use leptos::prelude::*;

use super::compare_button::CompareButton;
use super::contact::ContactButton;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::share;
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::map_view::use_map_view;

/// The buttons that keep a place.
#[component]
pub fn Keep(place: Facility) -> impl IntoView {
    let told = RwSignal::new(String::new());
    view! {
        <section class="keep" aria-label=t("place.keep")>
            <div class="button-row">
                {share_button(&place, told)}
                <ContactButton place=place.clone() told />
                {on_map_button(&place)}
            </div>
            <p role="status" class="told">{told}</p>
            <CompareButton id=place.id />
        </section>
    }
}

fn share_button(place: &Facility, told: RwSignal<String>) -> impl IntoView + use<> {
    let path = use_atlas().place_path(&place.id);
    let name = place.name.clone();
    let share = move |_| {
        let (title, path) = (name.clone(), path.clone());
        leptos::task::spawn_local(async move {
            told.set(t(share::share(&title, &path).await.key()).to_owned());
        });
    };
    view! {
        <button data-own type="button" class="button button-quiet" on:click=share>
            {icon(Icon::Share)}
            <span>{t("place.share")}</span>
        </button>
    }
}

fn on_map_button(place: &Facility) -> Option<impl IntoView + use<>> {
    let map = use_map_view();
    let id = place.id.clone();
    let point = place.point?;
    Some(view! {
        <a class="button button-quiet" href=Route::Map.path() on:click=move |_| map.choose_and_show(&id, point)>
            {icon(Icon::Pin)}
            <span>{t("place.on-map")}</span>
        </a>
    })
}
