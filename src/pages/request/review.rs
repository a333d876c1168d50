//! Step 7: everything once more, each line with the way to change it; then sending.

use eldercare_requests::{Phone, RequestDraft, ServiceId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::Form;
use super::frame::{kept_line, step_head, step_problems};
use crate::components::error_summary::focus_summary;
use crate::components::icon::{Icon, icon};
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::benefits::offered::said_to_anybody;
use crate::state::config::use_config;
use crate::state::location::use_location;
use crate::state::place_name::place_name;
use crate::state::request::{Sending, Step, words};

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
    let lines = [
        (
            "request.review.service",
            service_words(form, &draft),
            Step::Service,
        ),
        ("request.review.elder", elder_words(&draft), Step::Elder),
        ("request.review.phone", phone_words(&draft), Step::Phone),
        (
            "request.review.address",
            address_words(form, &draft),
            Step::Address,
        ),
        (
            "request.review.time",
            draft.wished_time.as_deref().and_then(words::wished),
            Step::Time,
        ),
        (
            "request.review.note",
            Some(
                draft
                    .note
                    .clone()
                    .unwrap_or_else(|| t("request.review.none").to_owned()),
            ),
            Step::Time,
        ),
        (
            "request.review.consent",
            consent_words(&draft),
            Step::Consent,
        ),
    ];
    lines
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

/// The service, with what the city's documents leave open about it.
fn service_words(form: Form, draft: &RequestDraft) -> Option<String> {
    let id = draft.service.as_deref()?;
    let service = t_of("service", id);
    let said = ServiceId::from_id(id).and_then(|id| said_to_anybody(form.benefits, id));
    let named = match &draft.facility {
        Some(id) => t_with(
            "request.review.service-at",
            &[("service", service), ("place", &place_name(id))],
        ),
        None => service.to_owned(),
    };
    Some(match said {
        Some(said) => t_with(
            "request.review.said",
            &[("service", &named), ("said", &said)],
        ),
        None => named,
    })
}

fn elder_words(draft: &RequestDraft) -> Option<String> {
    let whom = t_of("request.for", draft.for_whom.as_deref()?);
    let name = draft.elder_name.as_deref()?;
    Some(t_with(
        "request.review.pair",
        &[("first", name), ("second", whom)],
    ))
}

fn phone_words(draft: &RequestDraft) -> Option<String> {
    let owner = t_of("request.owner", draft.phone_owner.as_deref()?);
    // As the office will read it; a number that is wrong stays as it was typed.
    let typed = draft.phone.as_deref()?;
    let phone = Phone::parse(typed).map_or_else(|_| typed.to_owned(), |phone| phone.to_string());
    Some(t_with(
        "request.review.pair",
        &[("first", &phone), ("second", owner)],
    ))
}

fn address_words(form: Form, draft: &RequestDraft) -> Option<String> {
    let divisions = form.city()?.divisions?;
    let place = divisions.in_words(draft.town.as_deref()?, draft.village.as_deref())?;
    Some(match draft.door.as_deref() {
        Some(door) => format!("{place} {door}"),
        None => place,
    })
}

fn consent_words(draft: &RequestDraft) -> Option<String> {
    draft.consent_contact.as_ref()?;
    let key = if draft.self_check.is_some() {
        "request.review.consent-both"
    } else {
        "request.review.consent-contact"
    };
    Some(t(key).to_owned())
}

fn send_foot(form: Form) -> impl IntoView {
    let base = use_config().api;
    let location = use_location();
    let busy = move || form.requests.sending.get() == Sending::Underway;
    let send = move |_| {
        let base = base.clone();
        if !form.is_good(Step::Review) {
            focus_summary();
            return;
        }
        let Some(Ok(request)) = form.city().map(|city| form.requests.check(&city)) else {
            return;
        };
        spawn_local(async move {
            form.requests.send(request, base).await;
            if form.requests.sending.get_untracked() == Sending::FieldsRefused {
                focus_summary();
            } else {
                location.go_instead(&Route::RequestSent.path());
            }
        });
    };
    view! {
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
