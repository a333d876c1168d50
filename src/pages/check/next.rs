//! The next steps, each a button away.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::route::Route;
use crate::state::atlas::use_atlas;

/// Asking for the official assessment, finding places, keeping the result on paper.
pub fn next_card() -> impl IntoView {
    view! {
        <section class="card check-next">
            <h2>{t("check.next.title")}</h2>
            <a class="button button-main button-big" href=Route::Plan.path()>
                {icon(Icon::List)}
                <span>{t("check.next.plan")}</span>
            </a>
            {requests()}
            <a class="button button-big" href=Route::Map.path()>
                {icon(Icon::Pin)}
                <span>{t("check.next.places")}</span>
            </a>
            <a class="button button-big" href=Route::Sheet.path()>
                {icon(Icon::Print)}
                <span>{t("check.next.sheet")}</span>
            </a>
            <button class="button button-big" on:click=|_| dom::print()>
                {icon(Icon::Print)}
                <span>{t("check.next.paper")}</span>
            </button>
        </section>
    }
}

/// The two ways into a request, or a word that this city takes none here.
fn requests() -> impl IntoView {
    let atlas = use_atlas();
    let path = Route::Request.path();
    move || match atlas.city().filter(|city| !city.requests) {
        Some(city) => {
            let name = atlas.city_name().unwrap_or(city.id);
            view! { <p>{t_with("check.next.no-requests", &[("city", &name)])}</p> }.into_any()
        }
        None => view! {
            <a class="button button-big" href=format!("{path}?service=assessment")>
                {icon(Icon::Request)}
                <span>{t("check.next.assessment")}</span>
            </a>
            <a class="button button-big" href=format!("{path}?with=check")>
                {icon(Icon::Check)}
                <span>{t("check.next.attach")}</span>
            </a>
        }
        .into_any(),
    }
}
