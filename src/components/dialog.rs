//! A sheet over the page for one decision. Escape, the cross and the system's "back" close it.

use leptos::ev::{Event, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::t;
use crate::platform::{back, dom};

/// A dialog with a title. While it is open, the page behind it takes neither clicks nor focus;
/// the focus goes to the title, and back to where it was when the dialog is gone.
#[component]
pub fn Dialog(
    /// The heading.
    title: &'static str,
    /// Called when the person closes the dialog.
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    dom::keep_focus();
    on_cleanup(dom::give_focus_back);
    back::opened(move || on_close.run(()));
    on_cleanup(back::closed);
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            // A browser without modal dialogs shows it over the page all the same.
            let _ = dialog.show_modal();
            dom::focus("dialog-title");
        }
    });
    let on_escape = move |event: Event| {
        event.prevent_default();
        on_close.run(());
    };
    // Only beside the sheet: a link inside it must reach the router.
    let on_backdrop = move |event: MouseEvent| {
        if event.target() == event.current_target() {
            on_close.run(());
        }
    };
    view! {
        <dialog
            class="dialog-back"
            aria-labelledby="dialog-title"
            node_ref=node
            on:cancel=on_escape
            on:click=on_backdrop
        >
            <div class="dialog">
                <div class="dialog-head">
                    <h2 id="dialog-title" tabindex="-1">{title}</h2>
                    <button class="button button-icon" on:click=move |_| on_close.run(())>
                        {icon(Icon::Close)}
                        <span class="visually-hidden">{t("common.close")}</span>
                    </button>
                </div>
                {children()}
            </div>
        </dialog>
    }
}
