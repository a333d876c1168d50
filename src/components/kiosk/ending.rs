//! The end of a visit: somebody says so, or nobody is there any more.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::dialog::Dialog;
use crate::i18n::{t, t_with};
use crate::platform::fetch::{self, Age};
use crate::platform::{activity, clock, dom, forgetful, watchdog};
use crate::state::config::use_config;
use crate::state::kiosk::{Patience, Visit};

/// How long the question whether one is done waits for an answer: whoever taps "end" and walks away is
/// done.
const DONE_AFTER_S: u32 = 10;
/// How often it is looked whether the site answers again.
const AGAIN_MS: u32 = 3_000;
/// How often it is looked how a visit stands.
const LOOK_MS: u32 = 250;
/// After how long without such a look the program is taken for dead: longer than anything keeps it from one.
const DEAD_AFTER_MS: u32 = 10_000;

thread_local! {
    /// When the screen was last touched; none before the first touch, because then there is nothing to erase.
    /// Not in the frame, which is made anew when somebody changes the language: the visit goes on.
    static TOUCHED: Cell<Option<f64>> = const { Cell::new(None) };
}

/// The visit, seen from outside of the pages.
#[derive(Clone, Copy)]
pub struct StillThere {
    visit: RwSignal<Visit>,
}

impl StillThere {
    fn touch(self) {
        // While it is asked, only an answer counts.
        if self.visit.get_untracked() == Visit::GoesOn {
            TOUCHED.set(Some(clock::now_ms()));
        }
    }

    fn stay(self) {
        TOUCHED.set(Some(clock::now_ms()));
        self.visit.set(Visit::GoesOn);
    }

    fn look(self, patience: Patience) {
        let Some(touched) = TOUCHED.get() else {
            return;
        };
        let visit = patience.after(clock::now_ms() - touched);
        if visit != self.visit.get_untracked() {
            self.visit.set(visit);
        }
    }
}

/// Looks after the visit for as long as the frame is there. When these looks end without the end of a visit, the
/// program has died, and the browser loads the first page anew: at once dead, or after a panic, which leaves some
/// of it alive.
pub fn watch() -> StillThere {
    watchdog::prepare_crash_page(t("kiosk.crashed"));
    let still_there = StillThere {
        visit: RwSignal::new(Visit::GoesOn),
    };
    let listeners = activity::watch(move || still_there.touch());
    let _kept = StoredValue::new_local(listeners);
    let patience = Patience::of(&use_config().kiosk);
    spawn_local(async move {
        // The frame is made anew when the language changes.
        while still_there.visit.try_get_untracked().is_some() {
            if watchdog::has_crashed() {
                return;
            }
            watchdog::put_off(DEAD_AFTER_MS);
            still_there.look(patience);
            if still_there.visit.get_untracked() == Visit::Over {
                return end().await;
            }
            clock::sleep(LOOK_MS).await;
        }
    });
    still_there
}

/// Erases everything, then loads the first page anew: as soon as it can be had, for a browser that finds no
/// network would show a page of its own.
pub async fn end() {
    watchdog::call_off();
    forgetful::wipe();
    dom::say_alone(t("kiosk.cleared"));
    while fetch::bytes("/config.json", Age::Newest).await.is_err() {
        clock::sleep(AGAIN_MS).await;
    }
    dom::start_anew();
}

/// The question that nobody may be there to answer.
#[component]
pub fn AskWhetherThere(left: StillThere) -> impl IntoView {
    let asked = Memo::new(move |_| matches!(left.visit.get(), Visit::Asked(_)));
    let seconds = move || match left.visit.get() {
        Visit::Asked(seconds) => seconds.to_string(),
        _ => String::new(),
    };
    view! {
        <Show when=move || asked.get()>
            <Dialog title=t("kiosk.idle.title") on_close=Callback::new(move |()| left.stay())>
                <p>{move || t_with("kiosk.idle.body", &[("count", &seconds())])}</p>
                <button type="button" class="button button-main button-big" on:click=move |_| left.stay()>{t("kiosk.idle.stay")}</button>
            </Dialog>
        </Show>
    }
}

/// Whether one is done; no answer is one.
#[component]
pub fn AskWhetherDone(on_stay: Callback<()>) -> impl IntoView {
    let left = RwSignal::new(DONE_AFTER_S);
    spawn_local(async move {
        loop {
            clock::sleep(1_000).await;
            match left.try_update(|left| {
                *left = left.saturating_sub(1);
                *left
            }) {
                // Somebody stays.
                None => return,
                Some(0) => return end().await,
                Some(_) => {}
            }
        }
    });
    view! {
        <Dialog title=t("kiosk.end.title") on_close=on_stay>
            <p>{move || t_with("kiosk.end.body", &[("count", &left.get().to_string())])}</p>
            <button type="button" class="button button-big kiosk-end" on:click=move |_| spawn_local(end())>{t("kiosk.end")}</button>
            <button type="button" class="button button-big" on:click=move |_| on_stay.run(())>{t("kiosk.end.stay")}</button>
        </Dialog>
    }
}
