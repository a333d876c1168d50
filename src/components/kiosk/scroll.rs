//! What a page has at its edges, within reach: the way back from its head, and two large buttons where it is longer than
//! the screen. Dragging is not for every hand, and a page that is cut off between two lines does not look longer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::scroll::{self, Room, Way};
use crate::platform::{clock, way_back};

/// How often it is looked what the page has.
const LOOK_MS: u32 = 300;

/// What the open page has: a way back, and more than is seen.
type Edges = (bool, Room);

/// What is looked at as long as the frame is there.
#[derive(Clone, Copy)]
pub struct Watched(RwSignal<Edges>);

/// Begins to look.
pub fn watch_edges() -> Watched {
    let edges = RwSignal::new(Edges::default());
    spawn_local(async move {
        // The frame is made anew when the language changes.
        while let Some(before) = edges.try_get_untracked() {
            let now = (way_back::is_there(), scroll::room());
            if now != before {
                edges.set(now);
            }
            clock::sleep(LOOK_MS).await;
        }
    });
    Watched(edges)
}

/// The way back of the page.
pub fn back_button(watched: Watched) -> impl IntoView {
    let is_there = Memo::new(move |_| watched.0.get().0);
    move || {
        is_there.get().then(|| {
            view! {
                <button type="button" class="button button-quiet" on:click=|_| way_back::take()>
                    {icon(Icon::Back)}
                    <span>{t("common.back")}</span>
                </button>
            }
        })
    }
}

/// Up and down; none where all of the page is seen.
pub fn scroll_buttons(watched: Watched) -> impl IntoView {
    let room = Memo::new(move |_| watched.0.get().1);
    let is_long = Memo::new(move |_| room.get() != Room::default());
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
