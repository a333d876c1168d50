//! What visitors reported about places, the oldest open report first.

use std::sync::Arc;

use eldercare_api::v1::desk::{DeskReport, DeskReports, SettleReport};
use leptos::prelude::*;

use super::place_path;
use crate::components::desk::trouble::{not_had, trouble_line};
use crate::components::notice::{Notice, Tone};
use crate::components::with_texts::waiting;
use crate::i18n::{t, t_of, t_with};
use crate::platform::dom;
use crate::state::atlas::use_atlas;
use crate::state::desk::book::Book;
use crate::state::desk::sending::Sending;
use crate::state::desk::{may, use_desk, words};

/// The line that says that a report is settled.
const DONE_ID: &str = "desk-report-done";

/// Facts that the desk itself can change.
const CHANGED_HERE: [&str; 5] = ["hours", "phone", "beds", "price", "gone"];

/// The list.
#[component]
pub fn Reports() -> impl IntoView {
    let desk = use_desk();
    let state = RwSignal::new("open");
    let is_done = RwSignal::new(false);
    view! {
        <div class="desk-chips" role="group" aria-label=t("desk.reports.by-state")>
            {["open", "settled"].map(|own| view! {
                <button type="button" class="chip" aria-pressed=move || (state.get() == own).to_string()
                    on:click=move |_| { is_done.set(false); state.set(own) }>{t_of("desk.reports.state", own)}</button>
            }).collect_view()}
        </div>
        <div id=DONE_ID tabindex="-1" class="desk-outcome" role="status">
            {move || is_done.get().then(|| view! { <Notice tone=Tone::Good><p>{t("desk.reports.done")}</p></Notice> })}
        </div>
        {move || {
            let book = Book::<DeskReports>::open(desk, format!("reports?state={}&limit=200", state.get()));
            list(book, is_done)
        }}
    }
}

fn list(book: Book<DeskReports>, is_done: RwSignal<bool>) -> AnyView {
    let again = Callback::new(move |()| book.read());
    // The card of the report goes, and what had the focus in it.
    let settled = Callback::new(move |()| {
        is_done.set(true);
        dom::focus_soon(DONE_ID);
        book.read();
    });
    view! {
        {move || book.problem().map(|why| not_had(&why, again))}
        {move || match book.said() {
            None if book.problem().is_some() => ().into_any(),
            None => waiting(),
            Some(said) if said.reports.is_empty() => {
                view! { <p class="card desk-empty" role="status">{t("desk.reports.none")}</p> }.into_any()
            }
            Some(said) => rows(&said, settled),
        }}
    }
    .into_any()
}

fn rows(said: &Arc<DeskReports>, settled: Callback<()>) -> AnyView {
    let more = said
        .next
        .is_some()
        .then(|| view! { <p class="desk-soft">{t("desk.reports.more")}</p> });
    let rows = said
        .reports
        .iter()
        .map(|report| row(report, settled))
        .collect_view();
    view! { <ul class="desk-reports">{rows}</ul>{more} }.into_any()
}

fn row(report: &DeskReport, settled: Callback<()>) -> impl IntoView + use<> {
    let name = report.facility_name.clone();
    let known = name.is_some();
    let name = name.unwrap_or_else(|| report.facility.clone());
    let public = use_atlas().place_path(&report.facility);
    let head = match report.facility_name {
        Some(_) => {
            view! { <a href=place_path(&report.facility, None)>{name.clone()}</a> }.into_any()
        }
        None => view! { <span>{t_with("desk.reports.gone", &[("id", &name)])}</span> }.into_any(),
    };
    let received = t_with(
        "desk.reports.received",
        &[("time", &words::moment(&report.received_at))],
    );
    let end = match &report.settled {
        Some(end) => {
            let time = words::moment(&end.at);
            let verdict = t_of("desk.verdict", &end.verdict);
            let by = words::name(end.by_name.as_ref(), &end.by);
            let said = t_with(
                "desk.reports.settled",
                &[("verdict", verdict), ("by", &by), ("time", &time)],
            );
            view! { <p class="desk-soft">{said}</p> }.into_any()
        }
        None if use_desk().may(may::SETTLE_REPORTS) => settle(report, &name, settled),
        None => ().into_any(),
    };
    view! {
        <li class="card desk-report" data-id=report.record_id.clone()>
            <div class="desk-fact-head">
                <h2>{head}</h2>
                {known.then(|| view! { <a href=public>{t("desk.places.public")}</a> })}
            </div>
            <p><strong>{what(report)}</strong></p>
            {said(report)}
            <p class="desk-soft">{received}</p>
            {end}
        </li>
    }
}

fn what(report: &DeskReport) -> String {
    match (&report.visited_at, &report.fact) {
        (Some(visit), _) => t_with("desk.reports.closed", &[("time", &visit.replace('T', " "))]),
        (None, Some(fact)) => t_with("desk.reports.wrong", &[("fact", t_of("report.fact", fact))]),
        (None, None) => t("desk.reports.closed-once").to_owned(),
    }
}

/// The visitor's own words, as text.
fn said(report: &DeskReport) -> Option<impl IntoView + use<>> {
    let right = report.right.clone()?;
    Some(
        view! { <blockquote class="desk-said"><p>{t("desk.reports.said")}</p><p>{right}</p></blockquote> },
    )
}

fn settle(report: &DeskReport, name: &str, settled: Callback<()>) -> AnyView {
    let sending = Sending::new(use_desk(), &[]);
    let id = report.record_id.clone();
    let is_here = report
        .fact
        .as_deref()
        .is_none_or(|fact| CHANGED_HERE.contains(&fact));
    let named = |key| format!("{} {name}", t(key));
    let tell = move |verdict: &'static str| {
        let id = id.clone();
        move |_| {
            let body = SettleReport {
                verdict: verdict.to_owned(),
                edits: Vec::new(),
            };
            sending.send(format!("reports/{id}/settle"), body, move || {
                settled.run(());
            });
        }
    };
    let change = place_path(&report.facility, Some(&report.record_id));
    view! {
        {trouble_line(sending.whole())}
        <div class="button-row">
            {if is_here {
                view! { <a class="button button-main" href=change>{t("desk.reports.change")}</a> }.into_any()
            } else {
                view! { <button type="button" class="button" aria-label=named("desk.reports.changed") on:click=tell("changed")>{t("desk.reports.changed")}</button> }.into_any()
            }}
            <button type="button" class="button button-quiet" aria-label=named("desk.reports.right") on:click=tell("already-right")>{t("desk.reports.right")}</button>
            <button type="button" class="button button-quiet" aria-label=named("desk.reports.cannot-tell") on:click=tell("cannot-tell")>{t("desk.reports.cannot-tell")}</button>
        </div>
    }
    .into_any()
}
