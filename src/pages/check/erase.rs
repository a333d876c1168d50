//! Deleting the answers: asked once more, then gone from this device.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asked::{Asked, delete_button};
use crate::i18n::t;
use crate::state::check::{Check, Sheet};
use crate::state::location::use_location;
use crate::state::plan;

/// A button that asks, deletes and leads to the start.
pub fn erase_button(check: Check, label: &'static str, class: &'static str) -> impl IntoView {
    let location = use_location();
    let asked = Asked {
        label,
        about: String::new(),
        class,
        ask: t("check.erase.ask"),
        body: t("check.erase.body"),
    };
    delete_button(asked, move || {
        spawn_local(async move {
            // The care plan says what was answered, too.
            if check.sheet == Sheet::Ability {
                plan::erase().await;
            }
            check.erase().await;
            location.go(&check.sheet.start().path());
        });
    })
}
