//! What happened, newest last, in words.

use std::sync::Arc;

use eldercare_api::v1::desk::{OpenedRequest, RequestEvent};
use leptos::prelude::*;

use crate::i18n::{fill, t, t_of, t_with};
use crate::state::desk::{Desk, use_desk, words};

/// The history.
pub fn history(opened: &Arc<OpenedRequest>) -> impl IntoView + use<> {
    let desk = use_desk();
    let lines: Vec<_> = opened
        .events
        .iter()
        .map(|event| line(desk, event))
        .collect();
    view! {
        <section class="card">
            <h2>{t("desk.history")}</h2>
            <ol class="desk-history">{lines}</ol>
        </section>
    }
}

fn line(desk: Desk, event: &RequestEvent) -> impl IntoView + use<> {
    let time = words::moment(&event.at);
    let given_to = (event.kind == "assigned")
        .then(|| event.note.clone())
        .flatten();
    let written = event.note.clone().filter(|_| given_to.is_none());
    let written = written.map(|note| view! { <p class="desk-words desk-quote">{note}</p> });
    let outcome = event
        .outcome
        .as_deref()
        .map(|how| t_of("desk.outcome", how));
    let (kind, by) = (event.kind.clone(), event.by.clone());
    let what = move || {
        let name = who(desk, &by);
        match &given_to {
            Some(to) if *to != by => {
                let to = desk.staff().name(to);
                t_with("desk.event.gave", &[("name", &name), ("to", &to)])
            }
            _ => fill(t_of("desk.event", &kind), &[("name", &name)]),
        }
    };
    view! {
        <li>
            <span class="desk-time">{time}</span>
            <div>
                <span>{what}</span>
                {outcome.map(|outcome| view! { " " <strong>{outcome}</strong> })}
                {written}
            </div>
        </li>
    }
}

/// A name for whoever did it.
fn who(desk: Desk, by: &str) -> String {
    match by {
        "sender" => t("desk.by.sender").to_owned(),
        "server" => t("desk.by.server").to_owned(),
        login => desk.staff().name(login),
    }
}
