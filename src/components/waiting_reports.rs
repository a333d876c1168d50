//! Reports that wait on this device: how many, one button, and those that the server refuses.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::{Icon, icon};
use crate::components::two_tap::{TwoTap, two_tap};
use crate::i18n::{find, t, t_of, t_with};
use crate::state::config::use_config;
use crate::state::place_name::{PlaceName, find_place};
use crate::state::reports::{Reports, content};
use eldercare_requests::report::WaitingReport;

/// All that wait; nothing while none does.
#[component]
pub fn WaitingReports(reports: Reports) -> impl IntoView {
    let busy = RwSignal::new(false);
    move || {
        let waiting = reports.waiting.get();
        let is_refused = |report: &WaitingReport| report.refused.is_some();
        let (refused, unsent): (Vec<_>, Vec<_>) = waiting.into_iter().partition(is_refused);
        view! {
            {(!unsent.is_empty()).then(|| unsent_card(reports, busy, &unsent))}
            {refused.into_iter().map(|report| refused_card(reports, report)).collect_view()}
        }
    }
}

fn unsent_card(
    reports: Reports,
    busy: RwSignal<bool>,
    unsent: &[WaitingReport],
) -> impl IntoView + use<> {
    let base = use_config().api;
    let send = move |_| {
        if !busy.get_untracked() {
            busy.set(true);
            spawn_local(send_all(reports, busy, base.clone()));
        }
    };
    let count = unsent.len().to_string();
    let rows = unsent
        .iter()
        .map(|report| view! { <li>{what(report)} {give_up_more(reports, report)}</li> });
    view! {
        <section class="card card-waiting">
            <h2>{t_with("report.waiting", &[("count", &count)])}</h2>
            <ul class="waiting-list">{rows.collect_view()}</ul>
            <p>{t("report.waiting.what")}</p>
            <button type="button" class="button button-main" aria-busy=move || busy.get().to_string() on:click=send>
                {icon(Icon::Request)}
                <span>{move || t(if busy.get() { "report.sending" } else { "report.waiting.send" })}</span>
            </button>
        </section>
    }
}

/// The page may be left in the meantime; then nobody asks how it went.
async fn send_all(reports: Reports, busy: RwSignal<bool>, base: String) {
    reports.send_waiting(base).await;
    let _ = busy.try_set(false);
}

/// Place and what was reported.
fn what(report: &WaitingReport) -> String {
    let Some(content) = content(report) else {
        return String::new();
    };
    let name = match find_place(&content.facility) {
        PlaceName::Known(name) => name,
        PlaceName::Awaited | PlaceName::Unknown => report.place.clone().unwrap_or(content.facility),
    };
    let about = match &content.fact {
        Some(fact) => t_of("report.fact", fact),
        None => t("report.closed"),
    };
    t_with("report.waiting.one", &[("place", &name), ("what", about)])
}

fn refused_card(reports: Reports, report: WaitingReport) -> impl IntoView {
    let code = report.refused.clone().unwrap_or_default();
    let reason = find(&format!("error.{code}")).unwrap_or_else(|| t("report.refused.what"));
    let line = what(&report);
    view! {
        <section class="card card-waiting">
            <h2>{t("report.refused")}</h2>
            <p>{line}</p>
            <p>{reason}</p>
            {give_up(reports, report)}
        </section>
    }
}

/// The way to give up one that waits, a tap away so that nobody meets it by mistake.
fn give_up_more(reports: Reports, report: &WaitingReport) -> impl IntoView + use<> {
    view! {
        <details class="waiting-more">
            <summary>{t("report.give-up.more")}</summary>
            {give_up(reports, report.clone())}
        </details>
    }
}

fn give_up(reports: Reports, report: WaitingReport) -> impl IntoView {
    let words = TwoTap {
        label: t("report.give-up"),
        sure: t("report.give-up.sure"),
        yes: t("report.give-up.yes"),
    };
    let give_up = Callback::new(move |()| spawn_local(reports.give_up(report.clone())));
    two_tap(words, give_up)
}
