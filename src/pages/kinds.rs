//! What each kind of place is: one picture and one sentence, before any list.

use eldercare_places::{Kind, KindSet};
use leptos::prelude::*;

use crate::components::glyph::glyph;
use crate::components::kind_picture::kind_picture;
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::atlas::use_atlas;
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

/// The way to the places of this kind, where the open city has some.
fn on_map(kind: Kind) -> Option<impl IntoView> {
    let map = use_map_view();
    let count = use_atlas()
        .city()?
        .counts
        .get(&kind)
        .copied()
        .filter(|count| *count > 0)?;
    let only = move |_| {
        map.selection
            .update(|selection| selection.kinds = KindSet::EMPTY.with(kind));
    };
    let words = t_with("kinds.show", &[("count", &count.to_string())]);
    Some(view! {
        <a class="button" href=Route::Map.path() on:click=only>{words}</a>
    })
}
