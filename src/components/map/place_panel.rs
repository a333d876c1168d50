//! The place that was tapped on the map: the main facts and the three things to do.

use eldercare_places::Facility;
use leptos::prelude::*;

use super::place_actions::PlaceActions;
use super::place_row::tags;
use crate::components::glyph::glyph;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of};
use crate::platform::dom;
use crate::state::distance::distance_in_words;
use crate::state::map_view::use_map_view;
use crate::state::shown::Row;

/// The chosen place in the sheet.
#[component]
pub fn PlacePanel() -> impl IntoView {
    let map = use_map_view();
    move || {
        map.chosen_row().map(|row| {
            map.aids().reading.left.set(Some(row.number));
            dom::focus_soon("chosen-place");
            panel(row)
        })
    }
}

fn panel(row: Row) -> impl IntoView {
    let map = use_map_view();
    let (tags, beds) = (tags(map, &row), map.beds_in_words(&row));
    let place = row.place;
    let place_line = [
        Some(place.district.clone()),
        place.town.clone(),
        place.address.clone(),
    ]
    .into_iter()
    .flatten()
    .last();
    view! {
        <article class="panel-place">
            <div class="panel-place-head">
                {glyph(place.kind)}
                <div>
                    <h2 id="chosen-place" tabindex="-1">{place.name.clone()}</h2>
                    <p>
                        {t_of("kind", place.kind.id())}
                        {place.ownership.map(|o| format!(" · {}", t_of("ownership", o.id())))}
                        {beds.map(|beds| view! { " · " <span class="unbroken">{beds}</span> })}
                    </p>
                </div>
                <button class="button button-icon" on:click=move |_| map.chosen.set(None)>
                    {icon(Icon::Close)}
                    <span class="visually-hidden">{t("list.back")}</span>
                </button>
            </div>
            <PlaceActions place=place.clone() compact=true />
            <div class="tags">
                {tags}
                {row.distance_m.map(|metres| view! { <span class="tag">{distance_in_words(metres)}</span> })}
            </div>
            {place_line.map(|line| view! { <p>{line}</p> })}
            {way(place)}
        </article>
    }
}

/// The way there in words, and the place as the point that distances are counted from.
fn way(place: Facility) -> impl IntoView {
    let map = use_map_view();
    view! {
        {map.way_to(&place).map(|way| view! { <p class="place-way">{way}</p> })}
        <button class="button button-quiet" on:click=move |_| map.start_from(&place)>
            {icon(Icon::Locate)}
            <span>{t("origin.from-place")}</span>
        </button>
    }
}
