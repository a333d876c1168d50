//! The sheet below the map on a phone, the column beside it on a desktop.

use leptos::prelude::*;

use super::gathered_list::GatheredList;
use super::place_list::PlaceList;
use super::place_panel::PlacePanel;
use crate::i18n::{t, t_with};
use crate::state::map_view::{SheetSize, use_map_view};

/// What the sheet shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Place,
    Gathered,
    List,
}

/// List of what the map shows, the places at one spot, or the chosen place.
#[component]
pub fn Sheet() -> impl IntoView {
    let map = use_map_view();
    let title = move || {
        let count = map.shown().with(|shown| shown.rows.len()).to_string();
        if map.is_within() {
            let minutes = map.aids().walk.get().minutes.to_string();
            return t_with(
                "list.title.within",
                &[("minutes", &minutes), ("count", &count)],
            );
        }
        t_with("list.title", &[("count", &count)])
    };
    let order = move || match map.origin.get() {
        Some(origin) => t_with("list.order.origin", &[("place", &origin.label())]),
        None => t("list.order.centre").to_owned(),
    };
    let hint = move || match map.sheet.get() {
        SheetSize::Low => t("list.open"),
        SheetSize::Half => t("list.more-room"),
        SheetSize::Tall => t("list.less-room"),
    };
    view! {
        <section
            class="sheet"
            aria-label=t("list.label")
            data-size=move || map.sheet.get().id()
        >
            <div class="sheet-handle">
                <h2 class="sheet-title"><span role="status">{title} " " <small>{order}</small></span></h2>
                <button class="button-link sheet-hint" on:click=move |_| map.next_sheet_size()>
                    {hint}
                </button>
            </div>
            <div class="sheet-body" id="sheet-body">
                <Content />
            </div>
        </section>
    }
}

/// One of the three, made anew only when it is another one.
#[component]
fn Content() -> impl IntoView {
    let map = use_map_view();
    let part =
        Memo::new(
            move |_| match (map.chosen.get(), map.aids().gathered.with(Option::is_some)) {
                (Some(_), _) => Part::Place,
                (None, true) => Part::Gathered,
                (None, false) => Part::List,
            },
        );
    move || match part.get() {
        Part::Place => view! { <PlacePanel /> }.into_any(),
        Part::Gathered => view! { <GatheredList /> }.into_any(),
        Part::List => view! { <PlaceList /> }.into_any(),
    }
}
