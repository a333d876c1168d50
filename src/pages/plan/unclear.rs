//! What the answers do not say: never a need, but a way to find out.

use eldercare_care::Unclear;
use leptos::prelude::*;

use super::desk::{Desk, need_name};
use crate::i18n::{t, t_with};
use crate::pages::check::words;
use crate::route::Route;

/// Folded away: it can be long, and nothing in it is known.
pub fn unclear(desk: &Desk) -> Option<impl IntoView + use<>> {
    let unclear = &desk.needs.unclear;
    if unclear.is_empty() {
        return None;
    }
    let rows: Vec<_> = unclear.iter().map(|it| row(desk, it)).collect();
    let count = t_with(
        "plan.unclear.more",
        &[("count", &unclear.len().to_string())],
    );
    Some(view! {
        <section class="card plan-unclear screen-only">
            <h2>{t("plan.unclear")}</h2>
            <p>{t("plan.unclear.lead")}</p>
            <details class="check-more">
                <summary>{count}</summary>
                <ul class="plan-rows">{rows}</ul>
            </details>
        </section>
    })
}

fn row(desk: &Desk, unclear: &Unclear<'_>) -> impl IntoView + use<> {
    let links: Vec<_> = unclear
        .ask
        .iter()
        .map(|id| {
            let href = Route::Question(id.to_string()).path();
            view! { <a class="check-link" href=href>{words::name(desk.instrument, id)}</a> }
        })
        .collect();
    let level = unclear
        .level
        .then(|| view! { <span>{t("plan.unclear.level")}</span> });
    view! {
        <li class="plan-row">
            <span class="plan-row-body">
                <span class="plan-row-name">{need_name(unclear.rule)}</span>
                <span class="check-links">{level}{links}</span>
            </span>
        </li>
    }
}
