//! The frame of a screen: back and progress above, the way on below.

use leptos::prelude::*;

use super::desk::Desk;
use crate::components::error_summary::focus_summary;
use crate::components::notice::{Notice, Tone};
use crate::components::page_head::{HEADING_ID, announce_page};
use crate::components::step_progress::step_progress;
use crate::i18n::{t, t_of};
use crate::route::Route;
use crate::state::apply::Step;
use crate::state::location::use_location;

/// Back, progress and question.
pub fn head(step: Step) -> impl IntoView {
    let title = t_of("apply.step", step.id());
    announce_page(title);
    let back = step
        .previous()
        .map_or_else(|| Route::Plan.path(), Step::path);
    view! {
        {step_progress(step.number(), Step::ALL.len(), "screen-only", move || back.clone())}
        <h1 id=HEADING_ID tabindex="-1" class="screen-only">{title}</h1>
    }
}

/// The button that leads on once everything is good.
pub fn foot(desk: Desk, step: Step, is_good: impl Fn() -> bool + 'static) -> impl IntoView {
    let location = use_location();
    let go_on = move |_| {
        if is_good() {
            location.go(&step.next().path());
        } else {
            desk.told.set(true);
            focus_summary();
        }
    };
    view! {
        <div class="page-foot screen-only">
            <button type="button" class="button button-main button-big" on:click=go_on>{t("request.next")}</button>
            {kept(desk)}
        </div>
    }
}

/// Where what is answered is kept.
pub fn kept(desk: Desk) -> impl IntoView {
    move || {
        if desk.intake.keeps() {
            view! { <p class="field-hint">{t("request.kept")}</p> }.into_any()
        } else {
            view! { <Notice tone=Tone::Warn><p>{t("request.kept.nothing")}</p></Notice> }.into_any()
        }
    }
}
