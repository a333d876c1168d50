//! Where a screen stands among the steps of a form, and the way back.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_with};

/// Back, and "step 2 of 6" with its bar; numbers from 1. `back` may change while the screen is shown.
pub fn step_progress(
    number: usize,
    count: usize,
    class: &'static str,
    back: impl Fn() -> String + Send + 'static,
) -> impl IntoView {
    let (number, count) = (number.to_string(), count.to_string());
    let progress = t_with(
        "request.progress",
        &[("number", &number), ("count", &count)],
    );
    view! {
        <div class=format!("request-head {class}")>
            <a class="button button-icon" href=back>{icon(Icon::Back)}<span class="visually-hidden">{t("common.back")}</span></a>
            <div class="request-progress">
                <span>{progress}</span>
                <progress max=count value=number aria-hidden="true"></progress>
            </div>
        </div>
    }
}
