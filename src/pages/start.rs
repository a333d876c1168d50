//! The choices to begin with: three large ones, following a request, and asking by telephone.

use leptos::prelude::*;

use crate::components::call::call_button;
use crate::components::dialog::Dialog;
use crate::components::frame_dialogs::{FrameDialog, frame_dialog};
use crate::components::icon::{Icon, icon};
use crate::components::kiosk::frame::{KioskPart, at_kiosk};
use crate::components::listen::listen;
use crate::components::page_head::{HEADING_ID, announce_page};
use crate::i18n::{t, t_with};
use crate::pages::later;
use crate::route::Route;
use crate::state::atlas::{use_atlas, use_hotline, use_hotline_signal};
use crate::state::location::use_location;
use crate::state::mode::{Mode, use_mode};
use crate::state::queue::use_unarrived;

/// How long the choices are there before anything else is fetched, in milliseconds.
const QUIET_MS: u32 = 4_000;

/// A large choice: its colour, sign, and the keys of its two lines.
struct Way {
    route: Route,
    look: &'static str,
    sign: Icon,
    name: &'static str,
    said: &'static str,
}

const WAYS: [Way; 3] = [
    Way {
        route: Route::Map,
        look: "start-way start-find",
        sign: Icon::Pin,
        name: "start.find",
        said: "start.find.said",
    },
    Way {
        route: Route::Check,
        look: "start-way start-check",
        sign: Icon::Check,
        name: "start.check",
        said: "start.check.said",
    },
    Way {
        route: Route::Request,
        look: "start-way start-request",
        sign: Icon::Request,
        name: "start.request",
        said: "start.request.said",
    },
];

/// The page.
#[component]
pub fn StartPage() -> impl IntoView {
    announce_page(t("start.title"));
    later::fetch_when_quiet(QUIET_MS);
    let is_kiosk = use_mode().is_kiosk();
    view! {
        <main id="main" class="page start">
            <h1 id=HEADING_ID tabindex="-1">
                <span class="start-hello">{t("start.hello")}</span>
                <span class="start-hello">{t("start.title")}</span>
            </h1>
            {listen(spoken)}
            {is_kiosk.then(|| view! { <p class="start-lead">{t("start.lead")}</p> })}
            {unarrived()}
            {at_kiosk(|| KioskPart::NoNetwork)}
            <nav class="start-ways" aria-label=t("tab.label")>
                {WAYS.map(way).collect_view()}
                <div class="start-more">
                    <a class="button button-quiet start-small" href=Route::Status.path()>{icon(Icon::Clock)}<span>{t("start.status")}</span></a>
                    <Ask />
                </div>
            </nav>
            {(!is_kiosk).then(|| view! { <Elsewhere /> })}
        </main>
    }
}

/// The choices as they are read aloud; every key is in the list of clips, `assets/voice/spoken.json`.
fn spoken() -> Vec<String> {
    let texts = [
        t("start.title"),
        t("start.find"),
        t("start.find.said"),
        t("start.check"),
        t("start.check.said"),
        t("start.request"),
        t("start.request.said"),
        t("start.status"),
        t("start.ask"),
    ];
    texts.map(str::to_owned).to_vec()
}

fn way(way: Way) -> impl IntoView {
    let Way {
        route,
        look,
        sign,
        name,
        said,
    } = way;
    view! {
        <a class=look href=route.path()>
            <span class="start-sign">{icon(sign)}</span>
            <span class="start-words">
                <span class="start-name">{t(name)}</span>
                <span class="start-said">{t(said)}</span>
            </span>
        </a>
    }
}

/// What was sent off and has not arrived: there are no tabs here that would say it.
fn unarrived() -> impl IntoView {
    let count = use_unarrived().0;
    move || {
        (count.get() > 0).then(|| {
            let words = t_with("start.unarrived", &[("count", &count.get().to_string())]);
            view! { <a class="start-unarrived" href=Route::RequestHere.path()>{words}</a> }
        })
    }
}

/// Asking by telephone: a call, and at a kiosk, which has no telephone, the number to call.
#[component]
fn Ask() -> impl IntoView {
    if !use_mode().is_kiosk() {
        let label = t("start.ask").to_owned();
        return call_button(label, &use_hotline(), "button button-quiet start-small").into_any();
    }
    let shown = RwSignal::new(false);
    let hide = Callback::new(move |()| shown.set(false));
    let number = use_hotline_signal();
    view! {
        <button type="button" class="button button-quiet start-small" on:click=move |_| shown.set(true)>{icon(Icon::Phone)}<span>{t("start.ask")}</span></button>
        <Show when=move || shown.get()>
            <Dialog title=t("start.ask.title") on_close=hide>
                <p class="start-number">{number}</p>
                <p>{t("start.ask.body")}</p>
                <button type="button" class="button button-main button-big" on:click=move |_| hide.run(())>{t("common.close")}</button>
            </Dialog>
        </Show>
    }
    .into_any()
}

/// Another city, and the way back to the usual version.
#[component]
fn Elsewhere() -> impl IntoView {
    let (atlas, mode, location) = (use_atlas(), use_mode(), use_location());
    let choosing = RwSignal::new(false);
    let city = move || {
        let name = atlas.city_name().unwrap_or_default();
        t_with("start.city", &[("city", &name)])
    };
    let leave = move |_| {
        mode.switch(Mode::Everyday);
        location.go_instead(&Route::Map.path());
    };
    view! {
        <div class="start-foot">
            <button type="button" class="button button-link" on:click=move |_| choosing.set(true)>{city}</button>
            <button type="button" class="button button-link" on:click=leave>{t("start.standard")}</button>
        </div>
        <Show when=move || choosing.get()>
            {frame_dialog(FrameDialog::City, Callback::new(move |()| choosing.set(false)))}
        </Show>
    }
}
