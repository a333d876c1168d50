//! The frame around every page: header with city, hotline and display settings; tabs.

use leptos::prelude::*;

use super::call::tel_address;
use super::frame_dialogs::FrameDialog;
use super::icon::{Icon, icon};
use super::soon::soon_for_tap;
use crate::i18n::{t, t_of};
use crate::platform::dom;
use crate::route::Route;
use crate::state::atlas::{use_atlas, use_hotline_signal};
use crate::state::location::use_location;
use crate::state::mode::{Mode, use_mode};
use crate::state::prefs::offered_language;
use crate::state::queue::use_unarrived;

/// The header of every page.
#[component]
pub fn Header() -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        dom::focus_main();
    };
    let choosing = RwSignal::new(false);
    let adjusting = RwSignal::new(false);
    let mode = use_mode();
    view! {
        <a class="skip-link" href="#main" on:click=skip>{t("common.skip")}</a>
        <header class="frame-header">
            <a class="brand" href=move || mode.home().path()>
                <img class="brand-mark" src="/icons/logo.svg" alt="" width="44" height="44" />
                <span class="brand-name">{t("app.name")}</span>
            </a>
            <CityButton on_open=Callback::new(move |()| choosing.set(true)) />
            <Tabs class="tabs tabs-top" />
            <div class="header-end">
                <Hotline />
                <button class="button button-quiet" on:click=move |_| adjusting.set(true)>
                    {icon(Icon::Letters)}
                    <span>{move || display_button(mode.get())}</span>
                    {language_offer()}
                </button>
            </div>
        </header>
        <Show when=move || choosing.get()>
            {soon_for_tap(move |code| (code.frame_dialog)(
                FrameDialog::City,
                Callback::new(move |()| choosing.set(false)),
            ))}
        </Show>
        <Show when=move || adjusting.get()>
            {soon_for_tap(move |code| (code.frame_dialog)(
                FrameDialog::Display,
                Callback::new(move |()| adjusting.set(false)),
            ))}
        </Show>
    }
}

/// The button is the way into 长辈版; inside of it, the way to larger letters and back.
fn display_button(mode: Mode) -> &'static str {
    t(if mode == Mode::Everyday {
        "display.mode.elder"
    } else {
        "display.button"
    })
}

/// A word in the language that the browser asks for, on the button that leads to the languages.
fn language_offer() -> Option<impl IntoView> {
    let offered = offered_language()?;
    Some(
        view! { <span class="language-offer" lang=offered.tag()>{t_of("language.short", offered.tag())}</span> },
    )
}

#[component]
fn CityButton(on_open: Callback<()>) -> impl IntoView {
    let atlas = use_atlas();
    let name = move || {
        atlas
            .city_name()
            .unwrap_or_else(|| t("city.choose").to_owned())
    };
    view! {
        <button class="button button-quiet city-button" on:click=move |_| on_open.run(())>
            <span class="city-name">{name}</span>
            <span class="visually-hidden">{t("city.change")}</span>
            {icon(Icon::Down)}
        </button>
    }
}

#[component]
fn Hotline() -> impl IntoView {
    let number = use_hotline_signal();
    view! {
        <a class="hotline" href=move || tel_address(&number.get())>
            {icon(Icon::Phone)}
            <span class="hotline-word">{t("app.hotline.word")} " "</span>
            <span>{number}</span>
        </a>
    }
}

/// The four ways through the app; at the foot of a phone, in the header of a desktop.
#[component]
pub fn Tabs(class: &'static str) -> impl IntoView {
    let tabs = [
        (Route::Map, Icon::Pin, "tab.map"),
        (Route::Check, Icon::Check, "tab.check"),
        (Route::Request, Icon::Request, "tab.request"),
        (Route::Status, Icon::Clock, "tab.status"),
    ];
    view! {
        <nav class=class aria-label=t("tab.label")>
            {tabs.map(|(route, sign, key)| {
                let more = (route == Route::Status).then(unarrived);
                tab(&route, sign, key, more)
            }).collect_view()}
        </nav>
    }
}

/// How many requests were sent off and have not arrived, where some have not.
fn unarrived() -> AnyView {
    let count = use_unarrived().0;
    let shown = move || {
        (count.get() > 0).then(|| {
            view! {
                <span class="tab-count">{count}</span>
                <span class="visually-hidden">{t("tab.status.unarrived")}</span>
            }
        })
    };
    shown.into_any()
}

fn tab(
    route: &Route,
    sign: Icon,
    key: &'static str,
    more: Option<AnyView>,
) -> impl IntoView + use<> {
    let path = use_location().pathname;
    let own = route.path();
    let href = own.clone();
    let current = move || {
        let here = path.get();
        let inside = if own == "/" {
            here == "/" || here.starts_with("/place")
        } else {
            here.starts_with(&own)
        };
        inside.then_some("page")
    };
    view! {
        <a class="tab" href=href aria-current=current>
            {icon(sign)}
            <span>{t(key)}</span>
            {more}
        </a>
    }
}
