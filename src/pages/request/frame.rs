//! The frame of a step: back and progress above, the way on below, and where things are kept.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::form::Form;
use super::spoken;
use crate::components::error_summary::{error_summary, focus_summary};
use crate::components::listen::listen;
use crate::components::page_head::{HEADING_ID, announce_page};
use crate::components::step_progress::step_progress;
use crate::i18n::{t, t_of};
use crate::state::atlas::use_atlas;
use crate::state::location::use_location;
use crate::state::mode::use_mode;
use crate::state::request::{Keeping, Step, use_requests};

/// Whether this step was opened from the review to change one line.
pub fn from_review() -> Signal<bool> {
    let location = use_location();
    Signal::derive(move || location.query("then").as_deref() == Some("review"))
}

/// Back, progress and question.
pub fn step_head(step: Step) -> impl IntoView {
    step_head_asking(step, t_of("request.step", step.id()))
}

/// The same with a question of its own.
pub fn step_head_asking(step: Step, title: &'static str) -> impl IntoView {
    announce_page(title);
    let from_review = from_review();
    let mode = use_mode();
    let back = move || match step.previous() {
        _ if from_review.get() => Step::Review.path(),
        Some(step) => step.path(),
        None => mode.home().path(),
    };
    let (requests, atlas) = (use_requests(), use_atlas());
    view! {
        {step_progress(step.number(), Step::ALL.len(), "", back)}
        <h1 id=HEADING_ID tabindex="-1">{title}</h1>
        {listen(move || spoken::step(step, title, requests, atlas))}
    }
}

/// The problems of the step, above its fields.
pub fn step_problems(form: Form, step: Step) -> impl IntoView {
    error_summary(form.problems(step))
}

/// The button that leads on, when everything on the step is good.
pub fn step_foot(form: Form, step: Step) -> impl IntoView {
    let from_review = from_review();
    let location = use_location();
    let go_on = move |_: MouseEvent| {
        if !form.is_good(step) {
            focus_summary();
            return;
        }
        let next = if from_review.get_untracked() {
            Step::Review
        } else {
            step.next()
        };
        location.go(&next.path());
    };
    view! {
        <div class="page-foot">
            <button type="button" class="button button-main button-big" on:click=go_on>
                {move || t(if from_review.get() { "request.back-to-review" } else { "request.next" })}
            </button>
            {kept_line(form)}
        </div>
    }
}

/// Where what is typed is kept; that nothing is kept stands above the step.
pub fn kept_line(form: Form) -> impl IntoView {
    move || {
        let is_kept = form.requests.keeping.get() == Keeping::Sealed;
        is_kept.then(|| view! { <p class="field-hint">{t("request.kept")}</p> })
    }
}
