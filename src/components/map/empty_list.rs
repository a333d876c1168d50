//! Nothing in the window: says where there is something, or why there is nothing, and leads on.

use eldercare_places::search::OpenWish;
use leptos::prelude::*;

use crate::i18n::{t, t_with};
use crate::state::map_view::use_map_view;

/// What stands in the place of the rows.
#[component]
pub fn EmptyList() -> impl IntoView {
    let map = use_map_view();
    let unplaced = map.unplaced_count();
    let elsewhere = map.match_count().saturating_sub(unplaced);
    let maybe = (elsewhere == 0 && unplaced == 0)
        .then(|| map.maybe_open())
        .flatten();
    let words = match maybe {
        Some((count, unpublished)) => {
            let key = if unpublished {
                "list.empty.no-hours"
            } else {
                "list.empty.maybe-open"
            };
            t_with(key, &[("count", &count.to_string())])
        }
        None if elsewhere == 0 && unplaced > 0 => t("list.empty.unplaced").to_owned(),
        None if map.is_within() => t("list.empty.within").to_owned(),
        None if elsewhere > 0 => {
            t_with("list.empty.elsewhere", &[("count", &elsewhere.to_string())])
        }
        None => t("list.empty.nowhere").to_owned(),
    };
    view! {
        <div class="list-empty">
            <p>{words}</p>
            {maybe.map(|_| view! {
                <button class="button button-main" on:click=move |_| map.set_open(OpenWish::NotClosed)>
                    {t("list.empty.maybe-open.go")}
                </button>
            })}
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
