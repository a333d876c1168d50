//! A button whose deed cannot be undone: it asks once more first.

use leptos::prelude::*;

use crate::components::dialog::Dialog;
use crate::components::icon::{Icon, icon};
use crate::i18n::t;

/// What the button says and asks.
pub struct Asked {
    /// Its words.
    pub label: &'static str,
    /// What else a screen reader is told, so that several such buttons differ.
    pub about: String,
    /// How it looks.
    pub class: &'static str,
    /// The question.
    pub ask: &'static str,
    /// What follows from a yes.
    pub body: &'static str,
}

/// The button; `act` runs after a yes.
pub fn delete_button(asked: Asked, act: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let asking = RwSignal::new(false);
    let act = StoredValue::new(act);
    let agree = move |_| {
        asking.set(false);
        act.with_value(|act| act());
    };
    let Asked {
        label,
        about,
        class,
        ask,
        body,
    } = asked;
    view! {
        <button class=class on:click=move |_| asking.set(true)>
            {icon(Icon::Delete)}
            <span>{label}</span>
            <span class="visually-hidden">{about}</span>
        </button>
        <Show when=move || asking.get()>
            <Dialog title=ask on_close=Callback::new(move |()| asking.set(false))>
                <p>{body}</p>
                <div class="button-row">
                    <button class="button button-stop" on:click=agree>{t("check.erase.yes")}</button>
                    <button class="button button-quiet" on:click=move |_| asking.set(false)>
                        {t("check.erase.no")}
                    </button>
                </div>
            </Dialog>
        </Show>
    }
}
