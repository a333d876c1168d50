//! Requests that are not delivered yet: what happened, what is safe, and one big button.

use eldercare_requests::{OutboxItem, RequestDraft, Setback, Stage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, icon};
use super::notice::{Notice, Tone};
use super::two_tap::{TwoTap, two_tap};
use crate::i18n::{find, t, t_of, t_with};
use crate::platform::online;
use crate::state::config::use_config;
use crate::state::location::use_location;
use crate::state::outbox::content;
use crate::state::request::{Keeping, Requests, Sending, Step, refusal, use_requests, words};

/// All requests that wait; nothing while none does.
#[component]
pub fn WaitingCards() -> impl IntoView {
    let requests = use_requests();
    let back_online = RwSignal::new(false);
    // Held by the owner of this view and dropped with it.
    let _watch = StoredValue::new_local(online::watch(move |is_online| back_online.set(is_online)));
    move || {
        let waiting = requests.kept.with(|kept| kept.waiting.clone());
        (!waiting.is_empty()).then(|| {
            view! {
                <div class="waiting" id="waiting">
                    {move || back_online.get().then(|| view! { <Notice tone=Tone::Good><p role="status">{t("request.waiting.online")}</p></Notice> })}
                    {waiting.iter().map(|item| card(requests, item)).collect_view()}
                </div>
            }
        })
    }
}

fn card(requests: Requests, item: &OutboxItem) -> AnyView {
    match refusal(item) {
        Some(code) => refused_card(requests, item, &code).into_any(),
        None => waiting_card(requests, item).into_any(),
    }
}

fn what(item: &OutboxItem) -> String {
    let service = content(item).map_or("", |body| t_of("service", &body.service));
    let saved = words::moment_of(eldercare_requests::Moment(item.saved_at));
    t_with(
        "request.waiting.what",
        &[("service", service), ("time", &saved)],
    )
}

fn waiting_card(requests: Requests, item: &OutboxItem) -> impl IntoView + use<> {
    let id = item.record_id.clone();
    let base = use_config().api;
    let location = use_location();
    let send = {
        let id = id.clone();
        move |_| {
            let (id, base) = (id.clone(), base.clone());
            spawn_local(async move {
                requests.send_again(id, base).await;
                // The fields are back in the form: there she sees what is wrong with them.
                if requests.sending.get_untracked() == Sending::FieldsRefused {
                    location.go(&Step::Review.path());
                }
            });
        }
    };
    let busy = move || requests.sending.get() == Sending::Underway;
    let is_safe = move || requests.keeping.get() == Keeping::Sealed;
    let why = setback_key(item);
    view! {
        <section class="card card-waiting">
            <h2>{move || t(if is_safe() { "request.waiting.title" } else { "request.waiting.title.unsafe" })}</h2>
            <p class="field-hint">{what(item)}</p>
            {why.map(|key| view! { <p>{t(key)}</p> })}
            <p>{move || t(if is_safe() { "request.waiting.safe" } else { "request.waiting.unsafe" })}</p>
            <button type="button" class="button button-main button-big" aria-busy=move || busy().to_string()
                aria-disabled=move || busy().then_some("true") on:click=send>
                {icon(Icon::Request)}
                <span>{move || t(if busy() { "request.sending" } else { "request.waiting.send" })}</span>
            </button>
            {give_up(requests, id)}
        </section>
    }
}

/// What went wrong last.
fn setback_key(item: &OutboxItem) -> Option<&'static str> {
    let Stage::Saved {
        setback: Some(setback),
        ..
    } = &item.stage
    else {
        return None;
    };
    Some(match setback {
        Setback::NoReply => "request.waiting.no-reply",
        Setback::NotOurServer => "request.waiting.not-ours",
        Setback::Status { .. } => "request.waiting.busy",
    })
}

fn refused_card(requests: Requests, item: &OutboxItem, code: &str) -> impl IntoView + use<> {
    let id = item.record_id.clone();
    let location = use_location();
    let reason = find(&format!("error.{code}")).unwrap_or_else(|| t("request.refused.other"));
    let has_draft = move || {
        requests
            .draft
            .with(|draft| *draft != RequestDraft::default())
    };
    let take_back = {
        let id = id.clone();
        move |_| {
            let id = id.clone();
            spawn_local(async move {
                requests.take_back(id).await;
                location.go(&Step::Review.path());
            });
        }
    };
    view! {
        <section class="card card-waiting">
            <h2>{t("request.refused.title")}</h2>
            <p class="field-hint">{what(item)}</p>
            <p>{reason}</p>
            <p>{move || has_draft().then(|| t("request.refused.replaces"))}</p>
            <button type="button" class="button button-main button-big" on:click=take_back>{icon(Icon::Edit)}<span>{t("request.refused.take-back")}</span></button>
            {give_up(requests, id)}
        </section>
    }
}

fn give_up(requests: Requests, id: String) -> impl IntoView {
    let words = TwoTap {
        label: t("request.give-up"),
        sure: t("request.give-up.sure"),
        yes: t("request.give-up.yes"),
    };
    two_tap(
        words,
        Callback::new(move |()| spawn_local(requests.give_up(id.clone()))),
    )
}
