//! The foot of a kiosk: reading aloud, language, scrolling, to the choices, larger letters, and the end of the visit,
//! always in view and within reach.

use leptos::prelude::*;

use super::ending::{AskWhetherDone, AskWhetherThere, watch};
use super::language::LanguageChoices;
use super::scroll::{back_button, scroll_buttons, watch_edges};
use super::slip::slip_on_paper;
use crate::components::icon::{Icon, icon};
use crate::components::listen::listen_in_foot;
use crate::i18n::t;
use crate::route::Route;
use crate::state::location::use_location;
use crate::state::prefs::{TEXT_SIZES, use_prefs};

/// The foot.
#[component]
pub fn KioskFoot() -> impl IntoView {
    let still_there = watch();
    let edges = watch_edges();
    let (done, choosing) = (RwSignal::new(false), RwSignal::new(false));
    let path = use_location().pathname;
    let inside = move || path.with(|path| *path != Route::Start.path());
    view! {
        <nav class="kiosk-foot" aria-label=t("kiosk.foot")>
            <div class="kiosk-row kiosk-tools">
                {back_button(edges)}
                {listen_in_foot()}
                {scroll_buttons(edges)}
            </div>
            <div class="kiosk-row">
                {move || inside().then(|| view! {
                    <a class="button button-quiet" href=Route::Start.path()>{icon(Icon::Home)}<span>{t("kiosk.home")}</span></a>
                })}
                <LargerLetters />
                <button type="button" class="button button-quiet" on:click=move |_| choosing.set(true)>{t("kiosk.language")}</button>
                <button type="button" class="button kiosk-end" on:click=move |_| done.set(true)>{t("kiosk.end")}</button>
            </div>
        </nav>
        <Show when=move || done.get()>
            <AskWhetherDone on_stay=Callback::new(move |()| done.set(false)) />
        </Show>
        <Show when=move || choosing.get()>
            <LanguageChoices on_close=Callback::new(move |()| choosing.set(false)) />
        </Show>
        <AskWhetherThere left=still_there />
        {slip_on_paper()}
    }
}

/// One step larger and back again: at a kiosk everything is large already.
#[component]
fn LargerLetters() -> impl IntoView {
    let prefs = use_prefs();
    let [normal, .., largest] = TEXT_SIZES;
    let is_larger = move || prefs.text_size.get() == largest;
    let turn = move |_| prefs.set_text_size(if is_larger() { normal } else { largest });
    view! {
        <button type="button" class="button button-quiet" on:click=turn>
            {icon(Icon::Letters)}
            <span>{move || t(if is_larger() { "kiosk.smaller" } else { "kiosk.larger" })}</span>
        </button>
    }
}
