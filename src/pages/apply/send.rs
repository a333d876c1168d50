//! Everything once more: when, the consents, what each application says; then sending and printing.

use eldercare_care::forms::Form as Application;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Desk, note};
use super::frame::{head, kept};
use super::papers::missing_words;
use super::sheets::sheets;
use crate::components::error_summary::{error_summary, focus_summary};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::pages::request::agreement::agreement;
use crate::pages::request::consent::{contact_box, self_check};
use crate::pages::request::time::time_fields;
use crate::platform::dom;
use crate::route::Route;
use crate::state::apply::{Outcome, Step, is_taken, outcome, send_all};
use crate::state::atlas::{use_atlas, use_hotline};
use crate::state::check::use_check;
use crate::state::request::{Sending, Step as Part};

/// The last screen.
pub fn send(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let check = use_check();
    view! {
        {head(Step::Send)}
        {error_summary(form.problems(Part::Review))}
        <div class="screen-only apply-send">
            {move || desk.chosen().into_iter().map(|it| card(desk, it)).collect_view()}
            <p>{move || missing_words(desk)}</p>
            <a class="button button-quiet" href=Step::More.path()>{icon(Icon::Edit)}<span>{t("apply.change")}</span></a>
            {move || (!open_ones(desk).is_empty()).then(|| view! {
                {time_fields(form, false)}
                {agreement(form)}
                {contact_box(form, "apply.consent.text")}
                {move || self_check(form, check)}
            })}
        </div>
        {buttons(desk)}
        {move || sheets(desk)}
    }
}

/// The applications that can be sent and were not yet.
fn open_ones(desk: Desk) -> Vec<&'static Application> {
    let Some(city) = desk.form.city() else {
        return Vec::new();
    };
    let chosen = desk.chosen().into_iter();
    chosen
        .filter(|it| is_taken(it, &city) && stands(desk, it) == Outcome::Open)
        .collect()
}

fn stands(desk: Desk, application: &Application) -> Outcome {
    let record = desk
        .intake
        .with(|intake| intake.records.get(&application.id).cloned());
    let kept = desk.form.requests.kept;
    kept.with(|kept| outcome(kept, record.as_ref()))
}

/// What is sent of one application, and what became of it.
fn card(desk: Desk, application: &'static Application) -> impl IntoView {
    let taken = desk
        .form
        .city()
        .is_some_and(|city| is_taken(application, &city));
    let state = match stands(desk, application) {
        Outcome::Sent(receipt) => {
            let words = t_with("apply.state.code", &[("code", &receipt.code)]);
            view! { <Notice tone=Tone::Good><p data-code=receipt.code.clone()>{words}</p></Notice> }
                .into_any()
        }
        Outcome::Waiting => {
            view! { <Notice tone=Tone::Warn><p>{t("apply.state.waiting")}</p></Notice> }.into_any()
        }
        Outcome::Open if !taken => {
            let city = use_atlas().city_name().unwrap_or_default();
            let values = [("city", &*city), ("number", &*use_hotline())];
            view! { <p>{t_with("apply.paper-only.how", &values)}</p> }.into_any()
        }
        Outcome::Open => ().into_any(),
    };
    view! {
        <section class="card" data-form=application.id.clone()>
            <h2>{t_of("apply.form", &application.id)}</h2>
            <p>{note(desk, application)}</p>
            {state}
        </section>
    }
}

/// Whether the contact data are whole: the service is that of each application, so any will do.
fn is_good(desk: Desk) -> bool {
    let requests = desk.form.requests;
    let service = untrack(|| open_ones(desk))
        .first()
        .and_then(|it| it.service);
    requests.edit(|draft| {
        draft.service = service.map(|service| service.id().to_owned());
        draft.facility = None;
    });
    desk.form.is_good(Part::Review)
}

/// Sending, printing, following, beginning anew.
fn buttons(desk: Desk) -> impl IntoView {
    view! {
        <div class="page-foot screen-only">
            <Show when=move || !open_ones(desk).is_empty()>{send_button(desk)}</Show>
            <button data-own type="button" class="button button-big" on:click=|_| dom::print()>{icon(Icon::Print)}<span>{t("apply.print")}</span></button>
            <a class="button" href=Route::Status.path()>{t("status.title")}</a>
            <button type="button" class="button button-quiet" on:click=move |_| afresh(desk)>{icon(Icon::Delete)}<span>{t("apply.afresh")}</span></button>
            {kept(desk)}
        </div>
    }
}

fn send_button(desk: Desk) -> impl IntoView {
    let requests = desk.form.requests;
    let busy = move || requests.sending.get() == Sending::Underway;
    let hand_in = move |_| {
        let Some(city) = desk.form.city().filter(|_| !untrack(busy)) else {
            return;
        };
        if !is_good(desk) {
            focus_summary();
            return;
        }
        spawn_local(async move {
            send_all(desk.intake, requests, desk.forms, city, |it| note(desk, it)).await;
            tidy(desk);
            dom::scroll_to_top();
        });
    };
    let label = move || {
        if busy() {
            return t("request.sending").to_owned();
        }
        let count = open_ones(desk).len().to_string();
        t_with("apply.send", &[("count", &count)])
    };
    view! {
        <button type="button" class="button button-main button-big" aria-busy=move || busy().to_string() on:click=hand_in>
            {icon(Icon::Request)}<span>{label}</span>
        </button>
    }
}

/// Once all are delivered, what was typed is erased; codes and dates stay.
fn tidy(desk: Desk) {
    let all = untrack(|| desk.chosen());
    let sent = |it: &&Application| matches!(untrack(|| stands(desk, it)), Outcome::Sent(_));
    if all.iter().all(sent) {
        desk.form.requests.discard();
        desk.intake
            .edit(eldercare_care::forms::Intake::forget_answers);
    }
}

fn afresh(desk: Desk) {
    desk.intake.discard();
    desk.form.requests.discard();
    crate::state::location::use_location().go(&Route::Apply.path());
}
