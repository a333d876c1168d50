//! The head of a kiosk: whose it is, where it stands, what time it is. Nothing in it can be tapped.

use leptos::prelude::*;

use crate::i18n::t;
use crate::platform::clock;
use crate::state::atlas::use_atlas;
use crate::state::config::use_config;
use crate::state::now::use_now;

/// The head.
#[component]
pub fn KioskHead() -> impl IntoView {
    let (atlas, now) = (use_atlas(), use_now());
    let place = use_config().kiosk.place;
    let where_it_is = move || {
        if place.is_empty() {
            atlas
                .city_name()
                .unwrap_or_else(|| t("app.name").to_owned())
        } else {
            place.clone()
        }
    };
    let time = move || {
        now.minute();
        clock::time_of_day(clock::now_ms())
    };
    view! {
        <header class="kiosk-head">
            <img class="brand-mark" src="/icons/logo.svg" alt="" width="44" height="44" />
            <span class="kiosk-place">{where_it_is}</span>
            <span class="kiosk-time">{time}</span>
        </header>
    }
}
