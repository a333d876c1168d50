//! Inside WeChat: how to print, to keep a file, to hand a link on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of};
use crate::platform::host::Wish;
use crate::platform::share::{self, Shared};
use crate::state::location::use_location;

fn id(wish: Wish) -> &'static str {
    match wish {
        Wish::Print => "print",
        Wish::File => "file",
        Wish::Share => "share",
    }
}

/// What the dialog says: the steps, what stays behind, and the address to take along.
#[component]
pub fn WayOn(wish: Wish, on_close: Callback<()>) -> impl IntoView {
    let address = share::absolute(&use_location().text());
    let told = RwSignal::new(None);
    let text = address.clone();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move { told.set(Some(share::copy(&text).await == Shared::Copied)) });
    };
    let stays = (wish != Wish::Share).then(|| view! { <p>{t("way-on.stays")}</p> });
    let said = move || {
        let key = if told.get()? {
            "share.copied"
        } else {
            "share.by-hand"
        };
        Some(t(key))
    };
    view! {
        <p>{t_of("way-on", id(wish))}</p>
        {stays}
        <p class="way-on-address">{address}</p>
        <button type="button" class="button" on:click=copy>{icon(Icon::Copy)}<span>{t("way-on.copy")}</span></button>
        <p role="status">{said}</p>
        <button type="button" class="button button-main button-big" on:click=move |_| on_close.run(())>{t("common.close")}</button>
    }
}
