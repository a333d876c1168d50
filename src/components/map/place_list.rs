//! The list: exactly the places whose symbols the map shows, nearest first.

use eldercare_places::Wgs84;
use leptos::prelude::*;

use super::origin_bar::OriginBar;
use super::place_row::place_row;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::state::load::Load;
use crate::state::map_view::use_map_view;

/// How many rows a page of the list has; one page is added at a time.
const PAGE: usize = 30;

/// The list with its empty and loading states.
#[component]
pub fn PlaceList() -> impl IntoView {
    let map = use_map_view();
    let is_there = move || matches!(map.loading(), Load::Ready(()));
    // A new window or filter makes the rows anew: the list starts at its beginning.
    let rows = move || match map.loading() {
        Load::Loading => skeleton().into_any(),
        Load::Failed(_) => ().into_any(),
        Load::Ready(()) if map.shown().with(|shown| shown.rows.is_empty()) => {
            view! { <EmptyList /> <Unplaced /> }.into_any()
        }
        Load::Ready(()) => view! { <Rows /> <Unplaced /> }.into_any(),
    };
    view! {
        // Not made anew with the rows: a dialog opened here stays when the window moves.
        <Show when=is_there>
            <OriginBar />
            <NearMiss />
        </Show>
        {rows}
    }
}

/// Says that what is listed is not what was typed, but near it. The place where it is said is there
/// before the words, so that they are read out when they come.
#[component]
fn NearMiss() -> impl IntoView {
    let map = use_map_view();
    let typed = Memo::new(move |_| map.near_miss());
    let words = move || {
        typed.get().map(|text| {
            let words = t_with("list.near", &[("text", &text)]);
            view! { <p class="list-near">{words}</p> }
        })
    };
    view! { <div role="status">{words}</div> }
}

/// The pages asked for so far. A new page is added below; those above it are left as they are.
#[component]
fn Rows() -> impl IntoView {
    let map = use_map_view();
    let pages = RwSignal::new(1);
    let known = map.known();
    // With another origin every row says another distance, and the order is another.
    let each = move || {
        let from = map.origin_point();
        (0..pages.get()).map(move |page| (page, from))
    };
    let key = |(page, from): &(usize, Option<Wgs84>)| {
        (
            *page,
            from.map(|from| (from.lon.to_bits(), from.lat.to_bits())),
        )
    };
    let page_of_rows = move |(page, _)| {
        let start = page * PAGE;
        map.rows(start..start + PAGE, &known)
            .into_iter()
            .map(place_row)
            .collect_view()
    };
    let rest = move || {
        map.shown()
            .with(|shown| shown.rows.len())
            .saturating_sub(pages.get() * PAGE)
    };
    view! {
        <ul class="rows" id="place-list">
            <For each=each key=key children=page_of_rows />
        </ul>
        <Show when=move || { rest() > 0 }>
            <div class="list-more">
                <button class="button button-big" on:click=move |_| pages.update(|pages| *pages += 1)>
                    {move || t_with("list.more", &[("count", &rest().min(PAGE).to_string())])}
                </button>
            </div>
        </Show>
    }
}

/// Nothing in the window: says where there is something, and leads there.
#[component]
fn EmptyList() -> impl IntoView {
    let map = use_map_view();
    let unplaced = map.unplaced_count();
    let elsewhere = map.match_count().saturating_sub(unplaced);
    let words = if elsewhere == 0 && unplaced > 0 {
        t("list.empty.unplaced").to_owned()
    } else if map.is_within() {
        t("list.empty.within").to_owned()
    } else if elsewhere > 0 {
        t_with("list.empty.elsewhere", &[("count", &elsewhere.to_string())])
    } else {
        t("list.empty.nowhere").to_owned()
    };
    view! {
        <div class="list-empty">
            <p>{words}</p>
            {(elsewhere > 0).then(|| view! {
                <button class="button button-main" on:click=move |_| map.show_matches()>
                    {t("list.empty.go")}
                </button>
            })}
            {map.is_filtered().then(|| view! {
                <button class="button" on:click=move |_| map.clear_filters()>{t("filter.clear")}</button>
            })}
        </div>
    }
}

/// Places without a door or without a published position: never on the map, never lost.
#[component]
fn Unplaced() -> impl IntoView {
    let map = use_map_view();
    let count = map.unplaced_count();
    // Where nothing else matches they need not be asked for.
    let open = RwSignal::new(0 < count && map.match_count() == count);
    (count > 0).then(|| {
        view! {
            <div class="list-more">
                <button
                    class="button button-quiet button-big"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {icon(Icon::List)}
                    <span>{t_with("list.unplaced", &[("count", &count.to_string())])}</span>
                </button>
            </div>
            <Show when=move || open.get()>
                <ul class="rows" id="unplaced-list">
                    {map.unplaced().into_iter().map(place_row).collect_view()}
                </ul>
            </Show>
        }
    })
}

fn skeleton() -> impl IntoView {
    let rows = (0..5)
        .map(|_| {
            view! {
                <div class="skeleton-row"><div class="skeleton"></div><div class="skeleton"></div></div>
            }
        })
        .collect_view();
    view! {
        <p class="visually-hidden" role="status">{t("common.loading")}</p>
        <div aria-hidden="true">{rows}</div>
    }
}
