//! What only this device has, and since when: begun, waiting, refused; the way to carry it to
//! another device; and what was delivered from here.

mod drafts;
mod others;
pub mod parcel_in;
pub mod parcel_out;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use drafts::{draft_rows, first_open_step, since as draft_since, what as draft_what};
pub use parcel_out::parcel_out;

use self::parcel_in::parcel_in;
use super::form::Form;
use crate::components::device_notices::kept_warning;
use crate::components::icon::{Icon, icon};
use crate::components::page_head::PageHead;
use crate::components::waiting_card::WaitingCards;
use crate::components::waiting_reports::WaitingReports;
use crate::i18n::{t, t_with};
use crate::platform::storage;
use crate::route::Route;
use crate::state::outbox::KeptReceipt;
use crate::state::reports::Reports;
use crate::state::request::{Requests, words};

/// The page at `/request/here`.
pub fn here(form: Form) -> impl IntoView {
    let requests = form.requests;
    // Where a draft goes on hangs on the towns of the open city.
    Effect::new(move |_| {
        if let Some(city) = form.atlas.id() {
            form.divisions.want(&city);
        }
    });
    let drafts = move || requests.own().drafts;
    view! {
        <PageHead title=t("request.here.title").to_owned() back=Route::Status.path() />
        {kept_warning(requests)}
        {move || counts(requests)}
        <WaitingCards />
        {move || others::others(requests)}
        <WaitingReports reports=Reports::new() />
        {move || {
            let drafts = drafts();
            (!drafts.is_empty()).then(|| view! {
                <section class="service-group">
                    <h2>{t("request.here.drafts")}</h2>
                    {draft_rows(form, &drafts)}
                </section>
            })
        }}
        <a class="button" href=Route::Request.path() on:click=move |_| requests.begin_another()>
            {icon(Icon::Plus)}<span>{t("request.another")}</span>
        </a>
        {parcel_out(requests)}
        {parcel_in(requests)}
        {move || receipts(requests)}
        {safety(requests)}
    }
}

/// How many there are of each, so that nobody has to count.
fn counts(requests: Requests) -> AnyView {
    let counts = requests.counts.get();
    let sent = requests.kept.with(|kept| kept.receipts.len());
    if counts.all() == 0 && sent == 0 {
        return view! { <p>{t("request.here.nothing")}</p> }.into_any();
    }
    let lines = [
        ("request.here.count.drafts", counts.drafts),
        ("request.here.count.waiting", counts.waiting),
        ("request.here.count.attention", counts.attention),
        ("request.here.count.sent", sent),
    ];
    let line = |(key, count): (&'static str, usize)| {
        view! { <div data-count=key><dt>{t(key)}</dt><dd>{count}</dd></div> }
    };
    view! { <dl class="here-counts">{lines.map(line).collect_view()}</dl> }.into_any()
}

fn receipts(requests: Requests) -> Option<impl IntoView + use<>> {
    let receipts = requests.own().receipts;
    let row = |receipt: &KeptReceipt| {
        view! {
            <li>
                <span>{words::receipt_line(receipt)}</span>
                <strong data-code=receipt.code.clone()>{receipt.code.clone()}</strong>
            </li>
        }
    };
    (!receipts.is_empty()).then(|| {
        view! {
            <section class="service-group">
                <h2>{t("request.here.sent")}</h2>
                <p class="field-hint">{t("request.sent.kept")}</p>
                <ul class="here-receipts">{receipts.iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}

/// What can be lost, and whether the browser promised to keep it.
fn safety(requests: Requests) -> impl IntoView {
    let is_promised = RwSignal::new(None);
    spawn_local(async move {
        let promised = storage::is_promised().await;
        // The page may be left by now.
        let _ = is_promised.try_set(Some(promised));
    });
    // Nobody is urged where nothing waits.
    let promise = move || {
        let has_some = requests.counts.get().all() > 0;
        is_promised.get().filter(|_| has_some).map(|yes| {
            t(if yes {
                "request.here.promised"
            } else {
                "request.here.not-promised"
            })
        })
    };
    view! {
        <p class="field-hint">{t("request.here.limits")} {promise}</p>
    }
}

/// The way to this page, where there is something on it.
pub fn here_link(requests: Requests) -> impl IntoView {
    move || {
        let count = requests.counts.get().all();
        (count > 0).then(|| {
            let words = t_with("request.here.link", &[("count", &count.to_string())]);
            view! {
                <a class="button here-link" href=Route::RequestHere.path()>
                    {icon(Icon::List)}<span>{words}</span>
                </a>
            }
        })
    }
}
