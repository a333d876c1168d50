//! The dialogs of the map and of a place. The map does not wait for their code.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::sync::Arc;

use eldercare_places::Facility;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::filter_dialog::FilterChoices;
use super::go_dialog::ways;
use super::origin_dialog::OriginChoices;
use crate::components::later_dialog::{later_dialog, no_code};
use crate::i18n::t;

/// A dialog, with what it needs to know.
#[derive(Clone)]
pub enum MapDialog {
    /// All filters.
    Filter,
    /// Where distances are counted from, with the key of the sentence that says why we ask.
    Origin(&'static str),
    /// The ways to a place.
    Go(Box<Facility>),
}

impl MapDialog {
    fn title(&self) -> &'static str {
        match self {
            MapDialog::Filter => t("filter.title"),
            MapDialog::Origin(_) => t("origin.title"),
            MapDialog::Go(_) => t("place.go.title"),
        }
    }
}

type Maker = fn(MapDialog, Callback<()>) -> AnyView;

#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn contents() -> Result<Maker, SplitLoaderError> {
    Ok(|dialog, on_close| match dialog {
        MapDialog::Filter => view! { <FilterChoices on_close /> }.into_any(),
        MapDialog::Origin(reason) => view! { <OriginChoices reason on_close /> }.into_any(),
        MapDialog::Go(place) => untrack(|| ways(&place)).into_any(),
    })
}

/// Fetches the code of these dialogs. What does not come is asked for again when one is opened.
pub async fn fetch_ahead() {
    let _ = contents().await;
}

/// Opens a dialog.
pub fn map_dialog(dialog: MapDialog, on_close: Callback<()>) -> AnyView {
    let title = dialog.title();
    let coming = async move {
        let make = contents().await.map_err(no_code)?;
        Ok(Arc::new(move || make(dialog.clone(), on_close)) as _)
    };
    later_dialog(title, on_close, Box::pin(coming))
}
