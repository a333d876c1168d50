//! A button for what cannot be undone: the first tap asks, the second does it. No dialog covers
//! the page; the question moves the button, so that a trembling double tap does nothing.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// The words of such a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoTap {
    /// On the button at first.
    pub label: &'static str,
    /// Said after the first tap.
    pub sure: &'static str,
    /// On the button after the first tap.
    pub yes: &'static str,
}

/// The button and the line that asks, for what is deleted.
pub fn two_tap(words: TwoTap, act: Callback<()>) -> impl IntoView {
    let asked = RwSignal::new(false);
    asking(
        words,
        asked,
        act,
        ("button button-stop", Some(Icon::Delete)),
    )
}

/// The same for what deletes nothing; it asks again the next time.
pub fn two_tap_plain(words: TwoTap, act: Callback<()>) -> impl IntoView {
    let asked = RwSignal::new(false);
    let act = Callback::new(move |()| {
        asked.set(false);
        act.run(());
    });
    asking(words, asked, act, ("button button-quiet", None))
}

fn asking(
    words: TwoTap,
    asked: RwSignal<bool>,
    act: Callback<()>,
    (class, sign): (&'static str, Option<Icon>),
) -> impl IntoView {
    let tap = move |_| {
        if asked.get_untracked() {
            act.run(());
        } else {
            asked.set(true);
        }
    };
    view! {
        <div class="two-tap">
            <p role="status">{move || asked.get().then_some(words.sure)}</p>
            <button type="button" class=class on:click=tap>
                {sign.map(icon)}
                <span>{move || if asked.get() { words.yes } else { words.label }}</span>
            </button>
        </div>
    }
}
