//! Step 7: everything once more, each line with the way to change it; then sending.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::Form;
use super::frame::{kept_line, step_head, step_problems};
use super::here::parcel_out;
use super::reviewed::lines;
use crate::components::device_notices::why_words;
use crate::components::error_summary::focus_summary;
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::trap_field::trap_field;
use crate::i18n::t;
use crate::route::Route;
use crate::state::location::use_location;
use crate::state::request::{Keeping, Sending, Step};

/// The review.
pub fn review(form: Form) -> impl IntoView {
    let page = view! {
        {step_head(Step::Review)}
        <p class="field-hint">{t("request.review.lead")}</p>
        {step_problems(form, Step::Review)}
        <dl class="review">{move || rows(form)}</dl>
        {send_foot(form)}
    };
    // After the heading, which takes the focus of every new page.
    if form.requests.sending.get_untracked() == Sending::FieldsRefused {
        focus_summary();
    }
    page
}

fn rows(form: Form) -> impl IntoView {
    // The address needs the names of the towns, which may arrive later.
    let _ = form.divisions.get();
    let draft = form.requests.draft.get();
    lines(form, &draft)
        .into_iter()
        .map(|(label, value, step)| row(label, value, step))
        .collect_view()
}

fn row(label: &'static str, value: Option<String>, step: Step) -> impl IntoView {
    let missing = value.is_none();
    let value = value.unwrap_or_else(|| t("request.review.missing").to_owned());
    view! {
        <div class="review-row" data-missing=missing.then_some("true")>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
            <dd class="review-change">
                <a class="button button-quiet" href=step.path_from_review()>
                    {icon(Icon::Edit)}
                    <span>{t("request.review.change")}</span>
                    <span class="visually-hidden">{t(label)}</span>
                </a>
            </dd>
        </div>
    }
}

fn send_foot(form: Form) -> impl IntoView {
    let location = use_location();
    let busy = move || form.requests.sending.get() == Sending::Underway;
    let send = move |_| {
        if !form.is_good(Step::Review) {
            focus_summary();
            return;
        }
        let Some(Ok(request)) = form.city().map(|city| form.requests.check(&city)) else {
            return;
        };
        spawn_local(async move {
            form.requests.send(request).await;
            let sending = form.requests.sending.get_untracked();
            if sending == Sending::FieldsRefused {
                focus_summary();
            } else if sending != Sending::Unkept {
                location.go_instead(&Route::RequestSent.path());
            }
        });
    };
    view! {
        {move || (form.requests.sending.get() == Sending::Unkept).then(|| unkept(form))}
        {trap_field()}
        <div class="page-foot">
            <p>{t("request.review.before")}</p>
            <button type="button" class="button button-main button-big" aria-busy=move || busy().to_string()
                aria-disabled=move || busy().then_some("true") on:click=send>
                {icon(Icon::Request)}
                <span>{move || t(if busy() { "request.sending" } else { "request.send" })}</span>
            </button>
            {kept_line(form)}
        </div>
    }
}

/// Neither delivered nor kept: it stays in the form, and can be carried away as a file.
fn unkept(form: Form) -> impl IntoView {
    let why = match form.requests.keeping.get_untracked() {
        Keeping::Nothing(why) => why_words(why),
        Keeping::Sealed => "",
    };
    view! {
        <Notice tone=Tone::Stop>
            <p role="alert"><strong>{t("request.unkept.title")}</strong></p>
            <p>{why}</p>
            <p>{t("request.unkept.body")}</p>
        </Notice>
        {parcel_out(form.requests)}
    }
}
