//! Deleting the answers: asked once more, then gone from this device.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asked::{Asked, delete_button};
use crate::i18n::t;
use crate::platform::dom;
use crate::state::check::{Check, Sheet};
use crate::state::location::use_location;
use crate::state::{plan, taken};

/// A button that asks, deletes and leads to the start.
pub fn erase_button(check: Check, label: &'static str, class: &'static str) -> impl IntoView {
    let location = use_location();
    // What a paper brought goes as a whole: a part of it left behind would be somebody else's.
    let is_taken = check.sheet == Sheet::Ability && taken::is_taken();
    let (ask, body) = if is_taken {
        (t("check.taken.ask"), t("check.taken.body"))
    } else if check.sheet == Sheet::Ability {
        (t("check.erase.ask"), t("check.erase.body"))
    } else {
        (t("check.erase.ask"), t("check.erase.body.rating"))
    };
    let asked = Asked {
        label,
        about: String::new(),
        class,
        ask,
        body,
    };
    delete_button(asked, move || {
        spawn_local(async move {
            // The care plan says what was answered, too.
            if is_taken {
                taken::erase().await;
                check.erase().await;
                // What the memory of the page holds goes with the page.
                dom::start_anew();
                return;
            }
            if check.sheet == Sheet::Ability {
                plan::erase().await;
            }
            check.erase().await;
            location.go(&check.sheet.start().path());
        });
    })
}
