//! What is within a walk: a dialog whose code and words are fetched when it is first opened.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::circle_table::CircleTable;
use crate::components::later_dialog::{later_dialog, no_code};
use crate::i18n::{self, Bundle, t};
use crate::platform::sheet;
use crate::state::check::{Check, use_check};
use crate::state::map_view::MapView;
use crate::state::own_walk;
use crate::state::prefs::use_prefs;

type Maker = fn() -> AnyView;

#[wasm_split(around, wasm_split_path = leptos::wasm_split, fallible)]
fn table() -> Result<Maker, SplitLoaderError> {
    Ok(|| view! { <CircleTable /> }.into_any())
}

#[wasm_split(around, wasm_split_path = leptos::wasm_split, fallible)]
fn reader() -> Result<fn(Check, MapView), SplitLoaderError> {
    Ok(|check, map| {
        spawn_local(async move {
            own_walk::read(check, map).await;
        });
    })
}

/// From when on there is a circle, it is that of the person whose answers this device has.
pub fn walk_by_own_answers(map: MapView) {
    let check = use_check();
    Effect::new(move || {
        if map.origin.with(Option::is_none) {
            return;
        }
        spawn_local(async move {
            // Where the code does not come, the words beside the circle still say whose pace it is.
            if let Ok(read) = reader().await {
                read(check, map);
            }
        });
    });
}

/// The dialog; what it says comes as soon as it is there.
pub fn around(on_close: Callback<()>) -> AnyView {
    let language = use_prefs().language.get_untracked();
    let coming = async move {
        let styles = sheet::load();
        if !i18n::has(Bundle::Around) {
            i18n::load(language, Bundle::Around).await?;
        }
        let table = table().await.map_err(no_code)?;
        styles.await?;
        Ok(Arc::new(table) as _)
    };
    later_dialog(t("around.title"), on_close, Box::pin(coming))
}
