//! Deleting the answers: asked once more, then gone from this device.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::dialog::Dialog;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::state::check::{Check, Sheet};
use crate::state::location::use_location;
use crate::state::plan;

/// A button that asks, deletes and leads to the start.
pub fn erase_button(check: Check, label: &'static str, class: &'static str) -> impl IntoView {
    let asking = RwSignal::new(false);
    let location = use_location();
    let erase = move |_| {
        asking.set(false);
        spawn_local(async move {
            // The care plan says what was answered, too.
            if check.sheet == Sheet::Ability {
                plan::erase().await;
            }
            check.erase().await;
            location.go(&check.sheet.start().path());
        });
    };
    view! {
        <button class=class on:click=move |_| asking.set(true)>
            {icon(Icon::Delete)}
            <span>{label}</span>
        </button>
        <Show when=move || asking.get()>
            <Dialog title=t("check.erase.ask") on_close=Callback::new(move |()| asking.set(false))>
                <p>{t("check.erase.body")}</p>
                <div class="button-row">
                    <button class="button button-stop" on:click=erase>{t("check.erase.yes")}</button>
                    <button class="button button-quiet" on:click=move |_| asking.set(false)>
                        {t("check.erase.no")}
                    </button>
                </div>
            </Dialog>
        </Show>
    }
}
