//! Finding a place of the city by its name, its town or its address.

use eldercare_places::Facility;
use eldercare_places::search::Selection;
use leptos::prelude::*;

use super::place_path;
use crate::components::desk::field::{DeskField, Kind};
use crate::components::problems::LoadFailed;
use crate::components::with_texts::waiting;
use crate::i18n::{t, t_of, t_with};
use crate::state::city_data::{Held, use_city_data};
use crate::state::desk::use_desk;
use crate::state::load::Load;
use crate::state::map_view::use_map_view;

/// How many are shown; who finds more types more.
const MOST: usize = 30;
/// What was looked for stays while one looks at a place.
const TYPED: &str = "places-find";

/// The search.
#[component]
pub fn Find() -> impl IntoView {
    let desk = use_desk();
    let typed = RwSignal::new(desk.typed(TYPED));
    let map = use_map_view();
    let keep = Callback::new(move |text: String| {
        desk.note_typed(TYPED, &text);
        typed.set(text);
    });
    view! {
        <div class="desk-search">
            <DeskField name="find" label=t("desk.find.label") kind=Kind::Line typed=typed.get_untracked() on_input=keep />
        </div>
        {move || match map.loading() {
            Load::Loading => waiting(),
            Load::Failed(problem) => view! { <LoadFailed problem /> }.into_any(),
            Load::Ready(()) => found(&typed.get()),
        }}
    }
}

fn found(text: &str) -> AnyView {
    if text.trim().is_empty() {
        return view! { <p class="desk-soft">{t("desk.find.hint")}</p> }.into_any();
    }
    let selection = Selection {
        text: text.to_owned(),
        ..Selection::default()
    };
    let look = |held: &Held| {
        let found = held.index.find(&selection);
        let rows: Vec<u32> = found.rows().iter().collect();
        let places: Vec<Facility> = rows.iter().filter_map(|row| held.listed(*row)).collect();
        let (named, others): (Vec<_>, Vec<_>) = places
            .into_iter()
            .partition(|place| place.name.contains(text.trim()));
        (
            rows.len(),
            named
                .into_iter()
                .chain(others)
                .take(MOST)
                .collect::<Vec<_>>(),
        )
    };
    let (count, places) = use_city_data().with(look).unwrap_or_default();
    let said = match count {
        0 => t("desk.find.none").to_owned(),
        _ if count > MOST => t_with(
            "desk.find.many",
            &[("count", &count.to_string()), ("most", &MOST.to_string())],
        ),
        _ => t_with("desk.find.count", &[("count", &count.to_string())]),
    };
    let rows = places.iter().map(row).collect_view();
    view! {
        <p role="status">{said}</p>
        <ul class="desk-found">{rows}</ul>
    }
    .into_any()
}

fn row(place: &Facility) -> impl IntoView + use<> {
    let place_words = area_in_words(place);
    view! {
        <li>
            <a href=place_path(&place.id, None)>{place.name.clone()}</a>
            <span class="desk-soft">{t_of("kind", place.kind.id())}" · "{place_words}</span>
        </li>
    }
}

/// Where it is: town and address, the town once.
pub fn area_in_words(place: &Facility) -> String {
    let area = place.town.as_ref().unwrap_or(&place.district);
    match &place.address {
        Some(address) if address.contains(area.as_str()) => address.clone(),
        Some(address) => format!("{area} {address}"),
        None => area.clone(),
    }
}
