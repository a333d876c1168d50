//! The header of the desk: its parts, who is signed in for which office, and the way out.

use std::sync::Arc;

use eldercare_api::v1::desk::Me;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::tabs::{Tab, tabs};
use crate::components::frame_dialogs::{FrameDialog, frame_dialog};
use crate::i18n::t;
use crate::route::AtDesk;
use crate::state::desk::{Desk, words};
use crate::state::divisions::use_divisions;

/// The header.
pub fn head(desk: Desk, me: &Arc<Me>, page: Memo<Option<AtDesk>>) -> impl IntoView + use<> {
    let adjusting = RwSignal::new(false);
    let leave = move |_| spawn_local(desk.sign_out());
    let links = tabs(desk).map(|tab| link(tab, page)).collect_view();
    view! {
        <header class="desk-head">
            <a class="desk-brand" href=AtDesk::Start.path()>
                <img src="/icons/logo.svg" alt="" width="36" height="36" />
                <span>{t("desk.name")}</span>
            </a>
            <nav class="desk-tabs" aria-label=t("desk.tabs")>{links}</nav>
            <div class="desk-who">
                {who(me.clone())}
                <button type="button" class="button button-quiet" on:click=move |_| adjusting.set(true)>
                    {t("desk.display")}
                </button>
                <a class="button button-quiet" href=AtDesk::Password.path()>{t("desk.password")}</a>
                <button type="button" class="button button-quiet" on:click=leave>{t("desk.sign-out")}</button>
            </div>
        </header>
        <Show when=move || adjusting.get()>
            {frame_dialog(FrameDialog::Display, Callback::new(move |()| adjusting.set(false)))}
        </Show>
    }
}

fn who(me: Arc<Me>) -> impl IntoView {
    let name = me.name.clone();
    let divisions = use_divisions();
    let office = move || words::office(&me, divisions.get().ready());
    view! {
        <p class="desk-name">
            <strong>{name}</strong>
            <span>{office}</span>
        </p>
    }
}

/// A page inside a part belongs to it.
fn link(tab: &'static Tab, page: Memo<Option<AtDesk>>) -> impl IntoView {
    let path = tab.page.path();
    let own = path.clone();
    let current = move || {
        let here = page.get().map(|page| page.path());
        here.is_some_and(|here| here.starts_with(&own))
            .then_some("page")
    };
    view! { <a class="desk-tab" href=path aria-current=current>{t(tab.name)}</a> }
}
