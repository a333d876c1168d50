//! What the server did not do, said where it was asked for.

use leptos::prelude::*;

use crate::components::notice::{Notice, Tone};
use crate::i18n::t;
use crate::platform::api::ApiError;
use crate::state::desk::trouble;

/// The strip with what went wrong, while something has.
pub fn trouble_line(problem: Signal<Option<String>>) -> impl IntoView {
    view! {
        <div role="alert">
            {move || {
                problem.get().map(|words| view! { <Notice tone=Tone::Stop><p>{words}</p></Notice> })
            }}
        </div>
    }
}

/// A page that could not be had, with a way to ask again.
pub fn not_had(problem: &ApiError, again: Callback<()>) -> AnyView {
    let words = trouble::in_words(problem);
    view! {
        <div role="alert">
            <Notice tone=Tone::Warn>
                <p>{words}</p>
                <button type="button" class="button button-quiet" on:click=move |_| again.run(())>
                    {t("common.retry")}
                </button>
            </Notice>
        </div>
    }
    .into_any()
}
