//! Where the worker is today.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{heading, loading};
use crate::components::problems::LoadFailed;
use crate::components::town_picker::{Chosen, TownPicker};
use crate::i18n::t;
use crate::state::atlas::use_atlas;
use crate::state::divisions::use_divisions;
use crate::state::load::Load;
use crate::state::outreach::Outreach;

/// The choice of town and village.
pub fn drive(outreach: Outreach, choosing: RwSignal<bool>) -> impl IntoView {
    let (divisions, atlas) = (use_divisions(), use_atlas());
    Effect::new(move || {
        if let Some(city) = atlas.id() {
            divisions.want(&city);
        }
    });
    let chosen = RwSignal::new(Chosen::default());
    let begin = move |_| {
        let Chosen { town, village, .. } = chosen.get_untracked();
        if let Some(town) = town {
            spawn_local(async move {
                // Without room it holds while the page is open.
                let _ = outreach
                    .begin_drive(town, village.unwrap_or_default())
                    .await;
                choosing.set(false);
            });
        }
    };
    view! {
        {heading(t("outreach.drive.title"))}
        {move || match divisions.get() {
            Load::Ready(names) => view! { <TownPicker divisions=names chosen error=Signal::stored(None::<String>) on_choose=Callback::new(|_| {}) /> }.into_any(),
            Load::Loading => loading(),
            Load::Failed(problem) => view! { <LoadFailed problem /> }.into_any(),
        }}
        {move || chosen.with(|chosen| chosen.town.is_some()).then(|| view! {
            <button type="button" class="button button-main button-big" on:click=begin>{t("outreach.drive.begin")}</button>
        })}
    }
}
