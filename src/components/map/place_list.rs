//! The list: exactly the places whose symbols the map shows, nearest first.

use eldercare_places::Wgs84;
use leptos::prelude::*;

use super::empty_list::EmptyList;
use super::origin_bar::OriginBar;
use super::place_row::{place_row, row_id};
use crate::components::icon::{Icon, icon};
use crate::components::problems::city_failed;
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::load::Load;
use crate::state::map_view::{MapView, use_map_view};

/// How many rows a page of the list has; one page is added at a time.
const PAGE: usize = 30;

/// The list with its empty and loading states.
#[component]
pub fn PlaceList(
    /// Whether a place or those at one spot were looked at before, in the list's place.
    returned: bool,
) -> impl IntoView {
    let map = use_map_view();
    go_on_reading(map, returned);
    let is_there = move || matches!(map.loading(), Load::Ready(()));
    let rows = move || match map.loading() {
        Load::Loading => skeleton().into_any(),
        Load::Failed(problem) => city_failed(&problem).into_any(),
        Load::Ready(()) if map.shown().with(|shown| shown.rows.is_empty()) => {
            view! { <EmptyList /> <Unplaced /> }.into_any()
        }
        Load::Ready(()) => view! { <Elsewhere /> <Rows /> <Unplaced /> }.into_any(),
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

/// Another list begins at its top. The one that was read last goes on where one was: when a place
/// is closed, or when one comes back from another page.
fn go_on_reading(map: MapView, returned: bool) {
    let reading = map.aids().reading;
    let is_first = map.is_unread();
    Effect::new(move |before: Option<()>| {
        let goes_on = map.is_read_on();
        let (is_made, left) = (before.is_none(), reading.left.get_untracked());
        if !goes_on {
            reading.more_pages.set(0);
            reading.scrolled.set_value(0);
            if !is_made {
                reading.left.set(None);
            }
        } else if !is_made {
            return;
        }
        let row = left.filter(|_| goes_on && is_made).map(row_id);
        let heading = (returned && is_made).then(|| LIST_HEADING.to_owned());
        let focus = row.into_iter().chain(heading).collect();
        if returned || !is_first || !is_made {
            dom::go_on_soon(focus, ("sheet-body", reading.scrolled.get_value()));
        }
    });
}

/// The heading of the list takes the focus when what had it is gone.
pub const LIST_HEADING: &str = "list-heading";

/// The pages asked for so far. A new page is added below; those above it are left as they are.
#[component]
fn Rows() -> impl IntoView {
    let map = use_map_view();
    let known = map.known();
    let more_pages = map.aids().reading.more_pages;
    // With another origin every row says another distance, and the order is another.
    let each = move || {
        let from = map.origin_point();
        (0..=more_pages.get()).map(move |page| (page, from))
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
            .saturating_sub((more_pages.get() + 1) * PAGE)
    };
    view! {
        <ul class="rows" id="place-list">
            <For each=each key=key children=page_of_rows />
        </ul>
        <Show when=move || { rest() > 0 }>
            <div class="list-more">
                <button class="button button-big" on:click=move |_| more_pages.update(|pages| *pages += 1)>
                    {move || t_with("list.more", &[("count", &rest().min(PAGE).to_string())])}
                </button>
            </div>
        </Show>
    }
}

/// What fits to the text outside the window, and the way there.
#[component]
fn Elsewhere() -> impl IntoView {
    let map = use_map_view();
    let count = if map.is_searched() && !map.is_within() {
        map.elsewhere_count()
    } else {
        0
    };
    (count > 0).then(|| {
        view! {
            <div class="list-elsewhere">
                <span>{t_with("list.elsewhere", &[("count", &count.to_string())])}</span>
                <button class="button-link" on:click=move |_| map.show_matches()>{t("list.elsewhere.go")}</button>
            </div>
        }
    })
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

/// What stands there while the list is on its way.
pub fn skeleton() -> impl IntoView {
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
