//! The dialogs behind the buttons of the header. No page waits for their code.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::city_chooser::CityChoices;
use super::display_settings::DisplayChoices;
use super::later_dialog::{later_dialog, no_code};
use super::soon::foundation;
use super::way_on::WayOn;
use crate::i18n::t;
use crate::platform::host::{self, Wish};

/// A dialog of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameDialog {
    /// All cities.
    City,
    /// Version, language, text size and contrast.
    Display,
    /// How something is done that this program cannot do.
    WayOn(Wish),
}

type Maker = fn(FrameDialog, Callback<()>) -> AnyView;

#[wasm_split(dialogs, wasm_split_path = leptos::wasm_split, fallible)]
fn contents() -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(|dialog, on_close| match dialog {
        FrameDialog::City => view! { <CityChoices on_close /> }.into_any(),
        FrameDialog::Display => view! { <DisplayChoices on_close /> }.into_any(),
        FrameDialog::WayOn(wish) => view! { <WayOn wish on_close /> }.into_any(),
    })
}

/// Fetches the code of these dialogs. What does not come is asked for again when one is opened.
pub async fn fetch_ahead() {
    let _ = contents().await;
}

/// Says how to go on wherever somebody wants what this program cannot do.
pub fn ways_on() -> impl IntoView {
    let wish = RwSignal::new(None);
    host::on_unable(move |what| wish.set(Some(what)));
    let on_close = Callback::new(move |()| wish.set(None));
    move || {
        wish.get()
            .map(|wish| frame_dialog(FrameDialog::WayOn(wish), on_close))
    }
}

/// Opens a dialog.
pub fn frame_dialog(dialog: FrameDialog, on_close: Callback<()>) -> AnyView {
    let title = match dialog {
        FrameDialog::City => t("city.choose"),
        FrameDialog::Display => t("display.title"),
        FrameDialog::WayOn(_) => t("way-on.title"),
    };
    let coming = async move {
        let make = contents().await.map_err(no_code)?;
        Ok(Arc::new(move || make(dialog, on_close)) as _)
    };
    later_dialog(title, on_close, Box::pin(coming))
}
