//! The sheet below the map on a phone, the column beside it on a desktop.

use leptos::prelude::*;

use super::gathered_list::GatheredList;
use super::place_list::{LIST_HEADING, PlaceList, skeleton};
use super::place_panel::PlacePanel;
use crate::components::problems::city_failed;
use crate::components::soon::use_soon;
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::load::Load;
use crate::state::map_view::{SheetSize, use_map_view};

/// What the sheet shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The chosen place.
    Place,
    /// The places at one spot.
    Gathered,
    /// What the map shows.
    List,
}

/// Makes one of the three; called only through [`crate::components::soon`].
pub fn in_sheet(part: Part, returned: bool) -> AnyView {
    match part {
        Part::Place => view! { <PlacePanel /> }.into_any(),
        Part::Gathered => view! { <GatheredList /> }.into_any(),
        Part::List => view! { <PlaceList returned /> }.into_any(),
    }
}

/// List of what the map shows, the places at one spot, or the chosen place.
#[component]
pub fn Sheet() -> impl IntoView {
    let map = use_map_view();
    let scrolled = move |_| {
        if map.is_listing() {
            map.aids()
                .reading
                .scrolled
                .set_value(dom::scrolled("sheet-body"));
        }
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
                <Title />
                <button class="button-link sheet-hint" on:click=move |_| map.next_sheet_size()>
                    {hint}
                </button>
            </div>
            <div class="sheet-body" id="sheet-body" on:scroll=scrolled>
                <Content />
            </div>
        </section>
    }
}

/// How many places the list has, and in which order.
#[component]
fn Title() -> impl IntoView {
    let map = use_map_view();
    let failed = move || matches!(map.loading(), Load::Failed(_));
    let title = move || {
        if failed() {
            return t("load.failed").to_owned();
        }
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
        _ if failed() => String::new(),
        _ if map.is_searched() => t("list.order.fit").to_owned(),
        Some(origin) => t_with("list.order.origin", &[("place", &origin.label())]),
        None => t("list.order.centre").to_owned(),
    };
    view! {
        <h2 class="sheet-title" id=LIST_HEADING tabindex="-1">
            <span role="status">{title} " " <small>{order}</small></span>
        </h2>
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
    let before = StoredValue::new(None);
    let code = use_soon();
    move || {
        let part = part.get();
        let returned = before.get_value().is_some_and(|before| before != part);
        before.set_value(Some(part));
        match code.get() {
            Load::Ready(code) => (code.in_sheet)(part, returned),
            Load::Loading => skeleton().into_any(),
            Load::Failed(problem) => city_failed(&problem).into_any(),
        }
    }
}
