//! Requests that are not delivered yet: what happened, what is safe, and one big button for all.

use eldercare_api::ErrorKind;
use eldercare_requests::{Moment, OutboxItem, Setback, Stage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::device_notices::device_notices;
use super::icon::{Icon, icon};
use super::two_tap::{TwoTap, two_tap, two_tap_plain};
use crate::i18n::{find, t, t_of, t_with};
use crate::state::location::use_location;
use crate::state::outbox::content;
use crate::state::request::{Keeping, Requests, Sending, Step, refusal, use_requests, words};

/// All requests that wait, and what of them a person must see to; nothing while none does.
#[component]
pub fn WaitingCards() -> impl IntoView {
    let requests = use_requests();
    view! {
        {device_notices(requests)}
        {move || {
            let waiting = requests.own().waiting;
            (!waiting.is_empty()).then(|| {
                let (refused, unsent): (Vec<_>, Vec<_>) =
                    waiting.into_iter().partition(|item| refusal(item).is_some());
                view! {
                    <div class="waiting" id="waiting">
                        {(!unsent.is_empty()).then(|| unsent_card(requests, &unsent))}
                        {refused.iter().map(|item| refused_card(requests, item)).collect_view()}
                    </div>
                }
            })
        }}
    }
}

/// Service, person and time of a request.
pub fn what(item: &OutboxItem) -> String {
    let content = content(item);
    let service = content
        .as_ref()
        .map_or("", |body| t_of("service", &body.service));
    let name = content.as_ref().map_or("", |body| body.elder_name.as_str());
    let saved = words::moment_of(Moment(item.saved_at));
    let values = [("service", service), ("name", name), ("time", &saved)];
    t_with("request.waiting.what", &values)
}

fn unsent_card(requests: Requests, unsent: &[OutboxItem]) -> impl IntoView + use<> {
    let busy = move || requests.is_walking.get() || requests.sending.get() == Sending::Underway;
    let is_safe = move || requests.keeping.get() == Keeping::Sealed;
    let count = unsent.len();
    let title = move || match (is_safe(), count) {
        (false, _) => t("request.waiting.title.unsafe").to_owned(),
        (true, 1) => t("request.waiting.title").to_owned(),
        (true, _) => t_with(
            "request.waiting.title.many",
            &[("count", &count.to_string())],
        ),
    };
    let mut why: Vec<&str> = unsent.iter().filter_map(setback_key).collect();
    why.sort_unstable();
    why.dedup();
    let row = |item| view! { <li><p class="waiting-what">{what(item)}</p></li> };
    let rows = unsent.iter().map(row).collect_view();
    view! {
        <section class="card card-waiting">
            <h2>{title}</h2>
            <ul class="waiting-rows">{rows}</ul>
            {why.into_iter().map(|key| view! { <p>{t(key)}</p> }).collect_view()}
            <p>{move || t(if is_safe() { "request.waiting.safe" } else { "request.waiting.unsafe" })}</p>
            <button type="button" class="button button-main button-big" aria-busy=move || busy().to_string()
                aria-disabled=move || busy().then_some("true") on:click=move |_| if !untrack(busy) { requests.send_all() }>
                {icon(Icon::Request)}
                <span>{move || t(if busy() { "request.sending" } else { "request.waiting.send" })}</span>
            </button>
            <p class="visually-hidden" role="status">{move || busy().then(|| t("request.sending"))}</p>
            {give_up_one(requests, unsent)}
        </section>
    }
}

/// Deleting stands behind sending, folded in.
fn give_up_one(requests: Requests, unsent: &[OutboxItem]) -> impl IntoView + use<> {
    let is_one = unsent.len() == 1;
    let row = |item: &OutboxItem| {
        view! {
            <div class="waiting-give-up">
                {(!is_one).then(|| view! { <p class="waiting-what">{what(item)}</p> })}
                {give_up(requests, item.record_id.clone())}
            </div>
        }
    };
    let rows = unsent.iter().map(row).collect_view();
    view! {
        <details class="waiting-more">
            <summary>{t(if is_one { "request.give-up.more" } else { "request.give-up.some" })}</summary>
            {rows}
        </details>
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

fn refused_card(requests: Requests, item: &OutboxItem) -> impl IntoView + use<> {
    let id = item.record_id.clone();
    let location = use_location();
    let code = refusal(item).unwrap_or_default();
    let reason = find(&format!("error.{code}")).unwrap_or_else(|| t("request.refused.other"));
    let take_back = {
        let id = id.clone();
        Callback::new(move |()| {
            let id = id.clone();
            spawn_local(async move {
                requests.take_back(id).await;
                location.go(&Step::Review.path());
            });
        })
    };
    // The office has one with this id already, with other words: sending anew makes two of it.
    let is_second = code == ErrorKind::Conflict.code();
    let mend = if is_second {
        send_second(take_back).into_any()
    } else {
        view! { <button type="button" class="button button-main button-big" on:click=move |_| take_back.run(())>{icon(Icon::Edit)}<span>{t("request.refused.take-back")}</span></button> }.into_any()
    };
    view! {
        <section class="card card-waiting">
            <h2>{t("request.refused.title")}</h2>
            <p class="waiting-what">{what(item)}</p>
            <p>{reason}</p>
            {mend}
            {give_up(requests, id)}
        </section>
    }
}

/// A request of its own beside the one that arrived: only after a question.
fn send_second(take_back: Callback<()>) -> impl IntoView {
    let words = TwoTap {
        label: t("request.second"),
        sure: t("request.second.sure"),
        yes: t("request.second.yes"),
    };
    two_tap_plain(words, take_back)
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
