//! What came back, in words: where the request stands, and what comes next.

use eldercare_requests::RequestState;
use leptos::prelude::*;

use crate::components::call::call_button;
use crate::components::notice::{Notice, Tone};
use crate::i18n::{t, t_of, t_with};
use crate::state::atlas::use_hotline;
use crate::state::request::words;
use crate::state::status::{Case, Following};

/// The answer; nothing before there is one.
pub fn answer(following: Following) -> AnyView {
    match following {
        Following::Nothing => ().into_any(),
        Following::Asking => view! { <div class="skeleton skeleton-card"></div> }.into_any(),
        Following::Found(case) => found(&case).into_any(),
        Following::Deleted => view! {
            <Notice tone=Tone::Good><h2>{t("status.deleted")}</h2><p>{t("status.deleted.body")}</p></Notice>
        }
        .into_any(),
        Following::NotFound => failed(t("status.not-found"), t("status.not-found.body")).into_any(),
        Following::Unreachable => {
            failed(t("status.unreachable"), t("status.unreachable.body")).into_any()
        }
        Following::Refused => failed(t("status.refused"), t("status.refused.body")).into_any(),
    }
}

fn found(case: &Case) -> impl IntoView + use<> {
    let reply = &case.reply;
    let state = RequestState::from_id(&reply.state);
    let (name, next) = match state {
        Some(state) => (
            t_of("status.state", state.id()),
            t_of("status.next", state.id()),
        ),
        None => (t("status.state-other"), t("status.next-other")),
    };
    let changed = (reply.state_since != reply.received_at).then(|| {
        view! { <dt>{t("status.since")}</dt><dd>{words::moment(&reply.state_since)}</dd> }
    });
    let done = case
        .done
        .map(|key| view! { <Notice tone=Tone::Good><p>{t(key)}</p></Notice> });
    let outcome = reply
        .outcome
        .as_deref()
        .map(|id| t_of("status.outcome", id));
    // A promise about the first look is kept once anybody has looked.
    let awaited = reply.first_look_by.as_deref();
    let awaited = awaited.filter(|_| state == Some(RequestState::Received));
    let first_look = words::first_look_line(awaited);
    view! {
        {done}
        <section class="card card-ok">
            <h2>{name}</h2>
            {outcome.map(|words| view! { <p class="status-outcome">{words}</p> })}
            <dl class="facts">
                <dt>{t("status.received-at")}</dt>
                <dd>{words::moment(&reply.received_at)}</dd>
                {changed}
            </dl>
            {first_look.map(|line| view! { <p>{line}</p> })}
            <p>{next}</p>
        </section>
    }
}

fn failed(what: &'static str, todo: &'static str) -> impl IntoView {
    let hotline = use_hotline();
    let label = t_with("request.closed.call", &[("number", &hotline)]);
    view! {
        <Notice tone=Tone::Warn>
            <h2>{what}</h2>
            <p>{todo}</p>
            {call_button(label, &hotline, "button button-quiet")}
        </Notice>
    }
}
