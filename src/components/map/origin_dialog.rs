//! "Near a named place or town": where to count distances from without a position.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::find_me::find_me;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::state::map_view::{KnownName, KnownNames, Picking, use_map_view};
use crate::state::mode::use_mode;

/// How many names are offered at once; typing narrows them.
const OFFERED: usize = 30;

/// What the dialog that asks for a place by name offers.
#[component]
pub fn OriginChoices(
    /// The key of the sentence that says why we ask.
    reason: &'static str,
    on_close: Callback<()>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let map = use_map_view();
    let known = Memo::new(move |_| map.known_names());
    view! {
        <OwnPosition reason on_close />
        <label class="field" data-own>
            <span class="field-label">{t("origin.search")}</span>
            <input
                class="input"
                type="search"
                autocomplete="off"
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </label>
        {if use_mode().is_kiosk() {
            view! { <ul class="choices choices-two">{by_district(known, on_close)}</ul> }.into_any()
        } else {
            (move || known.with(|known| names(known, &typed.get(), on_close))).into_any()
        }}
    }
}

/// The device's own position as one more choice, with what came of asking for it.
#[component]
fn OwnPosition(reason: &'static str, on_close: Callback<()>) -> impl IntoView {
    let map = use_map_view();
    let said = RwSignal::new(reason);
    let ask = move || async move {
        said.set("locate.waiting");
        match find_me(map).await {
            Some(reason) => said.set(reason),
            None => on_close.run(()),
        }
    };
    view! {
        <p role="status">{move || t(said.get())}</p>
        <div class="button-row">
            <button class="button" data-own on:click=move |_| spawn_local(ask())>
                {icon(Icon::Locate)}
                <span>{t("city.locate")}</span>
            </button>
            <button
                class="button"
                on:click=move |_| {
                    map.show_both();
                    map.aids().picking.set(Picking::Asked);
                    on_close.run(());
                }
            >
                {icon(Icon::Pin)}
                <span>{t("origin.pick")}</span>
            </button>
        </div>
    }
}

/// Without a keyboard: where there are many names, first a district, then its towns.
fn by_district(known: Memo<KnownNames>, on_close: Callback<()>) -> impl IntoView {
    let chosen = RwSignal::new(None::<String>);
    move || {
        let all = known.with(|known| known.like("", usize::MAX));
        let districts: BTreeSet<String> =
            all.iter().filter_map(|name| name.within.clone()).collect();
        let chosen_now = chosen.get();
        if all.len() > OFFERED && districts.len() > 1 && chosen_now.is_none() {
            let row = |district: String| {
                let label = district.clone();
                view! {
                    <li>
                        <button class="choice" on:click=move |_| chosen.set(Some(district.clone()))>
                            <span class="choice-label">{label}</span>
                        </button>
                    </li>
                }
            };
            return districts.into_iter().map(row).collect_view().into_any();
        }
        let is_asked = |name: &KnownName| chosen_now.is_none() || name.within == chosen_now;
        let towns = all.into_iter().filter(is_asked);
        towns
            .map(|name| name_row(name, on_close))
            .collect_view()
            .into_any()
    }
}

/// The names that fit to what was typed.
fn names(known: &KnownNames, typed: &str, on_close: Callback<()>) -> AnyView {
    let found = known.like(typed.trim(), OFFERED);
    if found.is_empty() {
        return view! { <p>{t_with("origin.none", &[("text", typed)])}</p> }.into_any();
    }
    let rows = found
        .into_iter()
        .map(|known| name_row(known, on_close))
        .collect_view();
    view! { <ul class="choices choices-two">{rows}</ul> }.into_any()
}

fn name_row(known: KnownName, on_close: Callback<()>) -> impl IntoView {
    let map = use_map_view();
    let KnownName { named, within } = known;
    let label = named.name.clone();
    view! {
        <li>
            <button
                class="choice"
                on:click=move |_| {
                    map.set_origin(Some(named.clone().into()));
                    on_close.run(());
                }
            >
                <span class="choice-body">
                    <span class="choice-label">{label}</span>
                    {within.map(|within| view! { <span class="choice-detail">{within}</span> })}
                </span>
            </button>
        </li>
    }
}
