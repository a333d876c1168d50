//! Two large buttons where a page is longer than the screen: dragging is not for every hand, and a page that is cut off
//! between two lines does not look longer than it is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::t;
use crate::platform::clock;
use crate::platform::scroll::{self, Way};

/// How often it is looked whether there is more.
const LOOK_MS: u32 = 300;

/// The buttons; none where all of the page is seen.
#[component]
pub fn KioskScroll() -> impl IntoView {
    let room = RwSignal::new(scroll::Room::default());
    spawn_local(async move {
        // The frame is made anew when the language changes.
        while let Some(before) = room.try_get_untracked() {
            let now = scroll::room();
            if now != before {
                room.set(now);
            }
            clock::sleep(LOOK_MS).await;
        }
    });
    let is_long = Memo::new(move |_| room.get() != scroll::Room::default());
    let button = move |way: Way, label: &'static str, drawing: &'static str| {
        let is_over = Memo::new(move |_| !room.get().has(way));
        view! {
            <button type="button" class="button button-quiet kiosk-scroll" aria-label=t(label)
                aria-disabled=move || is_over.get().then_some("true") on:click=move |_| scroll::by_a_screen(way)>
                <svg viewBox="0 0 24 24" width="24" height="24" fill="currentColor" aria-hidden="true" focusable="false">
                    <path d=drawing></path>
                </svg>
            </button>
        }
    };
    move || {
        is_long.get().then(|| {
            view! {
                {button(Way::Up, "kiosk.up", "M12 6 22 18H2Z")}
                {button(Way::Down, "kiosk.down", "M12 18 2 6H22Z")}
            }
        })
    }
}
