//! One facility as a row of the list.

use leptos::prelude::*;

use crate::components::glyph::glyph;
use crate::i18n::t_of;
use crate::state::atlas::use_atlas;
use crate::state::distance::{distance_in_words, walk_in_words};
use crate::state::map_view::{MapView, SAME_SPOT_M, use_map_view};
use crate::state::openness::Tag;
use crate::state::shown::Row;

/// The id of the link of a row.
pub fn row_id(number: u32) -> String {
    format!("row-{number}")
}

/// A row: sign, name, what is known, how far.
pub fn place_row(row: Row) -> impl IntoView + use<> {
    row_beside((row, None))
}

/// A row of a list in which others have the same name, with what tells it from them.
#[allow(
    clippy::needless_pass_by_value,
    reason = "the list hands rows over one by one"
)]
pub fn row_beside((row, apart): (Row, Option<String>)) -> impl IntoView + use<> {
    let map = use_map_view();
    let href = use_atlas().place_path(&row.place.id);
    let far = far(&row);
    let number = Some(row.number);
    let left = map.aids().reading.left;
    let is_chosen = move || map.chosen.get() == number || left.get() == number;
    view! {
        <li class="row" data-id=row.place.id.clone() data-chosen=move || is_chosen().to_string()>
            <a class="row-link" id=row_id(row.number) href=href on:click=move |_| left.set(number)>
                {glyph(row.place.kind)}
                <span class="row-body">
                    <span class="row-name">{row.place.name.clone()}</span>
                    <span class="row-line">
                        <span>{t_of("kind", row.place.kind.id())}</span>
                        {row.place.ownership.map(|ownership| view! {
                            <span>{t_of("ownership", ownership.id())}</span>
                        })}
                        {map.beds_in_words(&row).map(|beds| view! { <span>{beds}</span> })}
                        {tags(map, &row)}
                    </span>
                    {apart.map(|words| view! { <span class="row-line row-address row-apart">{words}</span> })}
                    {row.place.address.clone().map(|address| view! { <span class="row-line row-address">{address}</span> })}
                </span>
                {far}
            </a>
        </li>
    }
}

/// Whether it is closed for good or for now, what its hours, the age of its facts and its visitors say
/// this minute; that it is demonstration data.
pub fn tags(map: MapView, row: &Row) -> impl IntoView + use<> {
    let (number, demo) = (row.number, row.place.demo);
    let tag = |Tag { class, words }| view! { <span class=class>{words}</span> };
    move || {
        let tags = map.row_tags(number, demo);
        tags.into_iter().map(tag).collect_view()
    }
}

fn far(row: &Row) -> impl IntoView + use<> {
    let map = use_map_view();
    let place = &row.place;
    let district = place.town.clone().unwrap_or_else(|| place.district.clone());
    let metres = row.distance_m;
    // The minutes follow the pace while the row stays.
    let on_foot = move || {
        let walk = map.aids().walk.get();
        let minutes = metres.and_then(|far| walk_in_words(walk.pace, far));
        minutes.unwrap_or_else(|| district.clone())
    };
    // Without streets the direction is half of the way.
    let direction = place
        .point
        .and_then(|point| untrack(|| map.direction_to(point)));
    let direction =
        direction.filter(|_| row.distance_m.is_some_and(|metres| metres >= SAME_SPOT_M));
    view! {
        <span class="row-far">
            {direction.map(|direction| view! { <span>{t_of("direction", direction.id())}</span> })}
            {metres.map(|metres| view! { <strong>{distance_in_words(metres)}</strong> })}
            <span>{on_foot}</span>
        </span>
    }
}
