//! The nearest places of the kinds that meet a need, through the index of the open city.

use eldercare_places::search::Selection;
use eldercare_places::{Kind, KindSet, RowSet, Wgs84};
use leptos::prelude::*;

use crate::components::call::tel_address;
use crate::components::glyph::glyph;
use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::{use_atlas, use_hotline};
use crate::state::city_data::Held;
use crate::state::distance::distance_in_words;
use crate::state::map_view::use_map_view;
use crate::state::shown::Row;

/// How many places a need names: more would push the next need off the screen.
const NAMED: usize = 2;

/// The places near the origin; without one, how many of each kind the city has.
pub fn near(kinds: Vec<Kind>) -> impl IntoView {
    let map = use_map_view();
    let kinds: Vec<Kind> = kinds.into_iter().filter(|kind| kind.has_door()).collect();
    move || {
        if kinds.is_empty() {
            return None;
        }
        let origin = map.origin_point();
        let body = map.look_at_open(|held, closed| match origin {
            Some(from) => rows(held, closed, from, &kinds),
            None => ().into_any(),
        })?;
        let body = if origin.is_some() {
            body
        } else {
            counts(&kinds)
        };
        Some(view! { <div class="plan-near">{body}</div> })
    }
}

fn rows(held: &Held, closed: &RowSet, from: Wgs84, kinds: &[Kind]) -> AnyView {
    // The most fitting kinds come first: one place of each of two kinds, or two of the only one.
    let each = if kinds.len() == 1 { NAMED } else { 1 };
    let mut found: Vec<u32> = Vec::new();
    for kind in kinds {
        let mut selected = held.index.select(&Selection {
            kinds: KindSet::EMPTY.with(*kind),
            ..Selection::default()
        });
        selected.retain(|row| !closed.contains(row) && !found.contains(&row));
        let nearest = held.index.nearest_of(from, each, &selected);
        found.extend(nearest.iter().map(|near| near.row));
        found.truncate(NAMED);
    }
    if found.is_empty() {
        return none(kinds).into_any();
    }
    let rows = found
        .into_iter()
        .filter_map(|row| Row::of(held, row, Some(from)));
    view! {
        <h4>{t("plan.near")}</h4>
        <ul class="plan-places">{rows.map(|row| place(&row)).collect_view()}</ul>
    }
    .into_any()
}

fn place(row: &Row) -> impl IntoView + use<> {
    let place = &row.place;
    let href = use_atlas().place_path(&place.id);
    let far = row.distance_m.map(distance_in_words);
    let phone = place.phone.clone().map(|phone| {
        let words = t_with("plan.phone", &[("number", &phone)]);
        view! { <a class="plan-phone" href=tel_address(&phone)>{words}</a> }
    });
    let demo = place.demo.then(|| {
        view! { <span class="tag tag-demo">{t("truth.demo")}</span> }
    });
    view! {
        <li class="plan-place" data-id=place.id.clone()>
            {glyph(place.kind)}
            <span class="plan-place-body">
                <a href=href lang="zh-CN">{place.name.clone()}</a>
                <span>{t_of("kind", place.kind.id())}{far.map(|far| format!(" · {far}"))}" "{demo}</span>
                {phone}
            </span>
        </li>
    }
}

/// How many places of each kind the city's list has.
fn counts(kinds: &[Kind]) -> AnyView {
    let all = use_atlas()
        .city()
        .map(|city| city.counts)
        .unwrap_or_default();
    let known: Vec<String> = kinds
        .iter()
        .filter_map(|kind| {
            let count = all.get(kind).filter(|count| **count > 0)?;
            let values = [
                ("kind", t_of("kind", kind.id())),
                ("count", &*count.to_string()),
            ];
            Some(t_with("plan.near.kind", &values))
        })
        .collect();
    if known.is_empty() {
        return none(kinds).into_any();
    }
    let list = known.join(t("common.comma"));
    view! { <p>{t_with("plan.near.any", &[("list", &list)])}</p> }.into_any()
}

fn none(kinds: &[Kind]) -> impl IntoView + use<> {
    let names: Vec<&str> = kinds.iter().map(|kind| t_of("kind", kind.id())).collect();
    let list = names.join(t("common.comma"));
    let values = [("list", &*list), ("number", &*use_hotline())];
    view! { <p>{t_with("plan.near.none", &values)}</p> }
}
