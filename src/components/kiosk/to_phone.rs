//! A code picture on the screen, for the camera of one's own telephone. What it holds stands behind the `#` of an
//! address, which no browser sends: the server learns nothing of it.
//!
//! The code for it comes with the care plan and the sheet of paper, which draw and seal the same.

#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro wants a result of code that may not arrive"
)]

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::components::later_dialog::{later_dialog, no_code};
use crate::components::qr::{SealedCode, qr};
use crate::components::receipt_card::code_groups;
use crate::components::soon::foundation;
use crate::i18n::t;
use crate::platform::fragment;
use crate::route::Route;
use crate::state::atlas::use_atlas;
use crate::state::check::use_check;
use crate::state::sheet::{Sealed, draft_of, seal};

/// What goes to the telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load {
    /// The answers of the self-check, sealed.
    Check,
    /// The code of a request.
    Code(String),
}

type Maker = fn(Load) -> AnyView;

#[wasm_split(care, wasm_split_path = leptos::wasm_split, fallible)]
fn contents() -> Result<Maker, SplitLoaderError> {
    foundation();
    Ok(|load| match load {
        Load::Check => sealed_check().into_any(),
        Load::Code(code) => request(&code).into_any(),
    })
}

/// The dialog.
pub fn to_phone(load: Load, on_close: Callback<()>) -> AnyView {
    let coming = async move {
        let make = contents().await.map_err(no_code)?;
        Ok(Arc::new(move || make(load.clone())) as _)
    };
    later_dialog(t("kiosk.take.phone"), on_close, Box::pin(coming))
}

/// A request: only its code, which without the last four digits of the telephone opens nothing.
fn request(code: &str) -> impl IntoView + use<> {
    let address = fragment::address_with(&Route::Status.path(), &[fragment::CODE, code].concat());
    view! {
        <div class="to-phone">
            {qr(&address)}
            <div class="to-phone-words">
                <p><strong>{t("kiosk.take.scan")}</strong></p>
                <p>{t("kiosk.take.code.then")}</p>
            </div>
        </div>
        <p class="field-hint">{t("kiosk.take.code.what")}</p>
    }
}

/// The self-check, sealed under a code that is typed on the telephone: whoever photographs the picture from afar has
/// nothing.
fn sealed_check() -> impl IntoView {
    let (check, atlas) = (use_check(), use_atlas());
    let sealed = RwSignal::new(None::<Option<Sealed>>);
    let draft = untrack(|| draft_of(check, atlas.id().unwrap_or_default(), Vec::new()));
    spawn_local(async move {
        let made = match draft {
            Some(draft) => seal(draft).await.ok(),
            None => None,
        };
        // The dialog may be closed by now.
        let _ = sealed.try_set(Some(made));
    });
    move || match sealed.get() {
        None => view! { <p role="status">{t("common.loading")}</p> }.into_any(),
        Some(None) => view! { <p role="alert">{t("kiosk.take.failed")}</p> }.into_any(),
        Some(Some(sealed)) => sealed_view(&sealed),
    }
}

fn sealed_view(sealed: &Sealed) -> AnyView {
    let Some(code) = SealedCode::of(&sealed.start, &sealed.text) else {
        return view! { <p role="alert">{t("kiosk.take.failed")}</p> }.into_any();
    };
    view! {
        <div class="to-phone">
            {code.drawing(t("kiosk.take.picture"))}
            <div class="to-phone-words">
                <p><strong>{t("kiosk.take.scan")}</strong></p>
                <p>{t("kiosk.take.type")}</p>
                {code_groups(&sealed.code.to_string())}
            </div>
        </div>
        <p class="field-hint">{t("kiosk.take.check.what")}</p>
    }
    .into_any()
}
