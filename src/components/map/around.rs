//! What is within a walk: a dialog whose code and words are fetched when it is first opened.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::circle_table::CircleTable;
use crate::components::dialog::Dialog;
use crate::components::problems::LoadFailed;
use crate::i18n::{self, Bundle, t};
use crate::platform::fetch::LoadError;
use crate::state::load::Load;
use crate::state::prefs::use_prefs;

type Maker = fn() -> AnyView;

#[wasm_split(around, wasm_split_path = leptos::wasm_split, fallible)]
fn table() -> Result<Maker, SplitLoaderError> {
    Ok(|| view! { <CircleTable /> }.into_any())
}

/// The dialog; what it says comes as soon as it is there.
pub fn around(on_close: Callback<()>) -> impl IntoView {
    let content = RwSignal::new(Load::<Maker>::Loading);
    let language = use_prefs().language.get_untracked();
    spawn_local(async move {
        let words = if i18n::has(Bundle::Around) {
            Ok(())
        } else {
            i18n::load(language, Bundle::Around).await
        };
        let code = table().await.map_err(|_| LoadError::Unreachable);
        // The dialog may be closed by now.
        let _ = content.try_set(words.and(code).into());
    });
    view! {
        <Dialog title=t("around.title") on_close>
            {move || match content.get() {
                Load::Ready(make) => make(),
                Load::Loading => view! { <p role="status">{t("common.loading")}</p> }.into_any(),
                Load::Failed(problem) => view! { <LoadFailed problem /> }.into_any(),
            }}
        </Dialog>
    }
}
