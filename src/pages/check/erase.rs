//! Deleting the answers: asked once more, then gone from this device.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asked::{Asked, delete_button};
use crate::i18n::t;
use crate::state::belongings;
use crate::state::check::{Check, Sheet};
use crate::state::location::use_location;
use crate::state::request::use_requests;

/// A button that asks, deletes and leads to the start. With the self-check goes all that hangs on it: the
/// next person here may be another one of the same name.
pub fn erase_button(check: Check, label: &'static str, class: &'static str) -> impl IntoView {
    let (location, requests) = (use_location(), use_requests());
    let body = match check.sheet {
        Sheet::Ability => t("check.erase.body"),
        Sheet::LongTermCare => t("check.erase.body.rating"),
    };
    let asked = Asked {
        label,
        about: String::new(),
        class,
        ask: t("check.erase.ask"),
        body,
    };
    delete_button(asked, move || {
        spawn_local(async move {
            if check.sheet == Sheet::Ability {
                belongings::erase(requests).await;
            }
            check.erase().await;
            location.go(&check.sheet.start().path());
        });
    })
}
