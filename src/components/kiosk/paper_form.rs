//! The way on without a network: an application on paper, empty or with what was typed. A kiosk never keeps one to send
//! it later, because the person is gone by then and nobody would know whether it arrived.

use leptos::prelude::*;

use crate::components::dialog::Dialog;
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_with};
use crate::platform::online;
use crate::state::atlas::use_hotline_signal;
use crate::state::slip::{self, Slip};

/// The lines of an application: what they are called, and what was typed.
pub type Lines = Vec<(String, Option<String>)>;

/// Says that there is no network, with the paper; nothing while there is one.
pub fn no_network() -> impl IntoView {
    let is_on = RwSignal::new(online::is_on());
    let watch = online::watch(move |is| {
        let _ = is_on.try_set(is);
    });
    let _kept = StoredValue::new_local(watch);
    let offline = Memo::new(move |_| !is_on.get());
    move || {
        offline.get().then(|| {
            view! {
                <Notice tone=Tone::Warn>
                    <p role="status"><strong>{t("kiosk.offline")}</strong></p>
                    <p>{t("kiosk.offline.body")}</p>
                </Notice>
                {paper_button(Lines::new())}
            }
        })
    }
}

/// The button; where something was typed it asks first whether that is to stand on paper.
pub fn paper_button(typed: Lines) -> impl IntoView {
    let asking = RwSignal::new(false);
    let hotline = use_hotline_signal();
    let typed = StoredValue::new(typed);
    let print = move |with_typed: bool| {
        asking.set(false);
        let lines = if with_typed {
            typed.get_value()
        } else {
            Lines::new()
        };
        slip::print(application(lines, &hotline.get_untracked()));
    };
    let tap = move |_| {
        if typed.with_value(Vec::is_empty) {
            print(false);
        } else {
            asking.set(true);
        }
    };
    view! {
        <button type="button" class="button button-big" on:click=tap>{icon(Icon::Print)}<span>{t("kiosk.paper")}</span></button>
        <Show when=move || asking.get()>
            <Dialog title=t("kiosk.paper.which") on_close=Callback::new(move |()| asking.set(false))>
                <p>{t("kiosk.paper.mind")}</p>
                <button type="button" class="button button-big" on:click=move |_| print(true)>{t("kiosk.paper.typed")}</button>
                <button type="button" class="button button-main button-big" on:click=move |_| print(false)>{t("kiosk.paper.empty")}</button>
            </Dialog>
        </Show>
    }
}

/// What is asked for on paper: the same as on the screen, and nothing about health.
const ASKED: [&str; 5] = [
    "kiosk.paper.service",
    "kiosk.paper.name",
    "kiosk.paper.phone",
    "kiosk.paper.address",
    "kiosk.paper.time",
];

fn application(typed: Lines, number: &str) -> Slip {
    let empty = || ASKED.map(|key| (t(key).to_owned(), None)).to_vec();
    Slip {
        title: t("kiosk.paper.title").to_owned(),
        lines: vec![t_with("kiosk.paper.hand-in", &[("number", number)])],
        blanks: if typed.is_empty() { empty() } else { typed },
        note: t("kiosk.paper.note").to_owned(),
        ..Slip::default()
    }
}
