//! A coloured strip that says one thing: what happened, what to do, what is safe.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// How serious a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Plain,
    /// Something to mind.
    Warn,
    /// Something is wrong or dangerous.
    Stop,
    /// Something went well.
    Good,
}

/// A notice with any content.
#[component]
pub fn Notice(tone: Tone, children: Children) -> impl IntoView {
    let (class, sign) = match tone {
        Tone::Plain => ("notice", Icon::Info),
        Tone::Warn => ("notice notice-warn", Icon::Warning),
        Tone::Stop => ("notice notice-stop", Icon::Warning),
        Tone::Good => ("notice notice-ok", Icon::Tick),
    };
    view! {
        <div class=class>
            {icon(sign)}
            <div class="notice-body">{children()}</div>
        </div>
    }
}
