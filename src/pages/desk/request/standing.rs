//! How the request stands, in one line at the top.

use eldercare_api::v1::desk::{OpenedRequest, RequestEvent};
use leptos::prelude::*;

use crate::i18n::{fill, t, t_of, t_with};
use crate::state::desk::use_desk;
use crate::state::desk::words::{self, Due};
use crate::state::now::use_now;

/// State, by when, who is in charge, whether to call first, and why it was opened again.
pub fn standing(opened: &OpenedRequest) -> impl IntoView + use<> {
    let request = &opened.request;
    let desk = use_desk();
    let today = use_now().minute_untracked().day();
    let due = Due::of(request.due.as_deref(), request.overdue_days, today);
    let tone = due.tone();
    let due = due
        .words()
        .map(|words| view! { <span class=tone>{words.to_owned()}</span> });
    let caution = request.caution.as_deref();
    let caution = caution.map(|why| view! { <p class="desk-caution"><strong>{t("desk.call-back")}</strong> " " {cautions(why)}</p> });
    let outcome = request
        .outcome
        .as_deref()
        .map(|how| view! { <strong>{t_of("desk.outcome", how)}</strong> });
    let state = request.state.clone();
    let name = t_of("desk.state", &state);
    let since = t_with(
        "desk.request.since",
        &[("time", &words::moment(&request.state_since))],
    );
    let login = request.assigned_to.clone();
    let charge = login.map(|login| {
        move || {
            t_with(
                "desk.request.charge",
                &[("name", &desk.staff().name(&login))],
            )
        }
    });
    view! {
        <p class="desk-standing">
            <span class="desk-state" data-state=state>{name}</span>
            {outcome}
            {due}
            <span>{since}</span>
            {charge.map(|charge| view! { <span>{charge}</span> })}
        </p>
        {again(opened)}
        {caution}
    }
}

/// What the person says is not done, while nobody has answered it.
fn again(opened: &OpenedRequest) -> Option<impl IntoView + use<>> {
    let is_reason = |event: &&RequestEvent| {
        matches!(
            event.kind.as_str(),
            "nobody-came" | "half-done" | "not-needed"
        )
    };
    let is_open = opened.request.state == "reopened";
    let reason = opened
        .events
        .iter()
        .rev()
        .find(is_reason)
        .filter(|_| is_open)?;
    let name = t("desk.by.sender");
    let what = fill(t_of("desk.event", &reason.kind), &[("name", name)]);
    let note = reason.note.clone();
    let note = note.map(|note| view! { <p class="desk-words desk-quote">{note}</p> });
    Some(view! { <div class="desk-caution desk-again"><strong>{what}</strong>{note}</div> })
}

/// Why, in words: one or several of a closed list.
fn cautions(why: &str) -> String {
    let words = why.split_whitespace().map(|one| t_of("desk.caution", one));
    words.collect::<Vec<_>>().join(t("common.comma"))
}
