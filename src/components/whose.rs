//! A record of this device is about one person and the self-check about another: whose is it?

use leptos::prelude::*;

use super::notice::{Notice, Tone};

/// What is asked and what may be answered.
pub struct Whose {
    /// The question.
    pub ask: String,
    /// What the button says that begins anew.
    pub anew: String,
    /// What the button says that keeps the record for the person of today.
    pub keep: String,
}

/// The question with its two buttons.
pub fn whose(
    words: Whose,
    anew: impl Fn() + Send + 'static,
    keep: impl Fn() + Send + 'static,
) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn>
            <p>{words.ask}</p>
            <div class="button-row">
                <button type="button" class="button button-main" on:click=move |_| anew()>{words.anew}</button>
                <button type="button" class="button button-quiet" on:click=move |_| keep()>{words.keep}</button>
            </div>
        </Notice>
    }
}
