//! A sheet over the page for one decision. Escape and the cross close it.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::dom;

/// A dialog with a title; focus goes to the title, and the page behind it is inert to clicks.
#[component]
pub fn Dialog(
    /// The heading.
    title: &'static str,
    /// Called when the person closes the dialog.
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    dom::focus_soon("dialog-title");
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            on_close.run(());
        }
    };
    view! {
        <div class="dialog-back" on:click=move |_| on_close.run(()) on:keydown=on_key>
            <div
                class="dialog"
                role="dialog"
                aria-modal="true"
                aria-labelledby="dialog-title"
                on:click=|event: MouseEvent| event.stop_propagation()
            >
                <div class="dialog-head">
                    <h2 id="dialog-title" tabindex="-1">{title}</h2>
                    <button class="button button-icon" on:click=move |_| on_close.run(())>
                        {icon(Icon::Close)}
                        <span class="visually-hidden">{t("common.close")}</span>
                    </button>
                </div>
                {children()}
            </div>
        </div>
    }
}
