//! The list: exactly the places whose symbols the map shows, nearest first.

use leptos::prelude::*;

use super::origin_bar::OriginBar;
use super::place_row::place_row;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::state::load::Load;
use crate::state::map_view::use_map_view;
use crate::state::shown::Row;

/// How many rows are added at a time.
const PAGE: usize = 30;

/// The list with its empty and loading states.
#[component]
pub fn PlaceList() -> impl IntoView {
    let map = use_map_view();
    let limit = RwSignal::new(PAGE);
    // A new window or filter starts the list at its beginning.
    Effect::new(move || {
        map.shown().track();
        limit.set(PAGE);
    });
    move || match map.loading() {
        Load::Loading => skeleton().into_any(),
        Load::Failed(_) => ().into_any(),
        Load::Ready(()) if map.shown().with(|shown| shown.rows.is_empty()) => {
            view! { <OriginBar /> <EmptyList /> <Unplaced /> }.into_any()
        }
        Load::Ready(()) => view! { <OriginBar /> <Rows limit /> <Unplaced /> }.into_any(),
    }
}

#[component]
fn Rows(limit: RwSignal<usize>) -> impl IntoView {
    let map = use_map_view();
    let rows = move || map.rows(limit.get());
    let rest = move || {
        map.shown()
            .with(|shown| shown.rows.len())
            .saturating_sub(limit.get())
    };
    view! {
        <ul class="rows" id="place-list">
            <For each=rows key=|row: &Row| (row.number, row.key()) children=place_row />
        </ul>
        <Show when=move || { rest() > 0 }>
            <div class="list-more">
                <button class="button button-big" on:click=move |_| limit.update(|limit| *limit += PAGE)>
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
    let elsewhere = map.match_count();
    let words = if elsewhere > 0 {
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
    let open = RwSignal::new(false);
    let count = map.unplaced_count();
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
