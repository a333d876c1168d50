//! What each kind of place is: one picture and one sentence, before any list.

use eldercare_places::Kind;
use leptos::prelude::*;

use crate::components::glyph::glyph;
use crate::components::kind_picture::kind_picture;
use crate::components::page_head::PageHead;
use crate::components::site_foot::SiteFoot;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::map_view::use_map_view;

/// The page of all kinds.
#[component]
pub fn KindsPage() -> impl IntoView {
    view! {
        <main id="main" class="page kinds">
            <PageHead title=t("kinds.title").to_owned() back=Route::Map.path() />
            <p>{t("kinds.lead")}</p>
            <ul class="kinds-list">{Kind::ALL.map(kind_row).into_iter().collect_view()}</ul>
        </main>
        <SiteFoot />
    }
}

fn kind_row(kind: Kind) -> impl IntoView {
    view! {
        <li class="card kind-row">
            {kind_picture(kind)}
            <div class="kind-row-body">
                <h2>{glyph(kind)}<span>{t_of("kind", kind.id())}</span></h2>
                <p>{t_of("kind.what", kind.id())}</p>
                <p class="field-hint">{t_of("kind.called", kind.id())}</p>
                {move || on_map(kind)}
            </div>
        </li>
    }
}

/// The way to the places of this kind, where the open city has some: to the map, or to the list
/// where none of them is on it.
fn on_map(kind: Kind) -> Option<impl IntoView> {
    let map = use_map_view();
    let (on_map, elsewhere) = map.count_of(kind)?;
    let (key, count) = match (on_map, elsewhere) {
        (0, 0) => return None,
        (0, _) => ("kinds.show.list", elsewhere),
        (_, 0) => ("kinds.show", on_map),
        _ => ("kinds.show.both", on_map + elsewhere),
    };
    let only = move |_| {
        map.show_kind(kind);
        map.show_matches();
    };
    let (count, elsewhere) = (count.to_string(), elsewhere.to_string());
    let words = t_with(key, &[("count", &count), ("elsewhere", &elsewhere)]);
    Some(view! {
        <a class="button" href=Route::Map.path() on:click=only>{words}</a>
    })
}
