//! After sending: the receipt, or what waits on this device, and what happens next.

use eldercare_requests::RequestDraft;
use leptos::prelude::*;

use super::form::Form;
use super::here::here_link;
use super::reviewed::lines;
use crate::components::device_notices::device_notices;
use crate::components::icon::{Icon, icon};
use crate::components::kiosk::frame::{KioskPart, at_kiosk};
use crate::components::page_head::PageHead;
use crate::components::receipt_card::receipt_card;
use crate::components::waiting_card::WaitingCards;
use crate::i18n::{t, t_with};
use crate::route::Route;
use crate::state::atlas::use_hotline;
use crate::state::outbox::{KeptReceipt, content};
use crate::state::request::{Sending, Step};

/// The line that may say something about health.
const NOTE: &str = "request.review.note";

/// What is shown here.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Delivered(Box<KeptReceipt>),
    Waiting,
    Nothing,
    ThrownAway,
}

/// The page after sending. It follows what happens: sending again turns it into the receipt.
pub fn sent(form: Form) -> impl IntoView {
    let outcome = Memo::new(move |_| outcome(form));
    move || match outcome.get() {
        Outcome::Delivered(receipt) => delivered(form, &receipt).into_any(),
        Outcome::Waiting => waiting(form).into_any(),
        Outcome::Nothing => nothing(form, t("request.sent.nothing")).into_any(),
        Outcome::ThrownAway => nothing(form, t("request.sent.thrown-away")).into_any(),
    }
}

/// After a reload nothing is known of the sending; then what lies on the device is shown.
fn outcome(form: Form) -> Outcome {
    let kept = form.requests.own();
    match form.requests.sending.get() {
        Sending::Sent(receipt) => Outcome::Delivered(Box::new(receipt)),
        Sending::ThrownAway => Outcome::ThrownAway,
        _ if !kept.waiting.is_empty() => Outcome::Waiting,
        _ => match kept.receipts.first() {
            Some(receipt) => Outcome::Delivered(Box::new(receipt.clone())),
            None => Outcome::Nothing,
        },
    }
}

fn delivered(form: Form, receipt: &KeptReceipt) -> impl IntoView + use<> {
    let hotline = use_hotline();
    view! {
        <PageHead title=t("request.sent.title").to_owned() back=Route::Map.path() />
        {receipt_card(receipt)}
        <section class="card">
            <h2>{t("request.sent.next")}</h2>
            <ol class="next-steps">
                <li>{t("request.sent.next.1")}</li>
                <li>{t("request.sent.next.2")}</li>
                <li>{t_with("request.sent.next.3", &[("hotline", &hotline)])}</li>
            </ol>
        </section>
        <div class="page-foot screen-only">
            <a class="button button-main button-big" href=Route::Status.path()>{t("request.sent.follow")}</a>
            {more(form)}
            <a class="button" href=Route::Map.path()>{t("missing.map")}</a>
            <p class="field-hint">{t("request.sent.kept")}</p>
        </div>
    }
}

fn waiting(form: Form) -> impl IntoView {
    let title = t("request.waiting.page");
    view! {
        <PageHead title=title.to_owned() back=Route::Map.path() />
        <WaitingCards />
        {at_kiosk(|| KioskPart::Paper(on_paper(form)))}
        {more(form)}
    }
}

/// What of the requests that wait goes on paper: who and where, never what was agreed to or a self-check.
fn on_paper(form: Form) -> Vec<(String, Option<String>)> {
    const ON_PAPER: [Step; 5] = [
        Step::Service,
        Step::Elder,
        Step::Phone,
        Step::Address,
        Step::Time,
    ];
    let waiting = form.requests.kept.with_untracked(|kept| {
        let drafts = kept.waiting.iter().filter_map(content);
        drafts.map(RequestDraft::from).collect::<Vec<_>>()
    });
    let lines = waiting.iter().flat_map(|draft| lines(form, draft));
    let lines = lines.filter(|(key, _, step)| ON_PAPER.contains(step) && *key != NOTE);
    lines
        .map(|(key, value, _)| (t(key).to_owned(), value))
        .collect()
}

/// On to another request, and to all that lies here.
fn more(form: Form) -> impl IntoView {
    let requests = form.requests;
    view! {
        <div class="button-row">
            <a class="button" href=Route::Request.path() on:click=move |_| requests.begin_another()>
                {icon(Icon::Plus)}<span>{t("request.another")}</span>
            </a>
            {here_link(requests)}
        </div>
    }
}

fn nothing(form: Form, title: &str) -> impl IntoView + use<> {
    view! {
        <PageHead title=title.to_owned() back=Route::Map.path() />
        {device_notices(form.requests)}
        <p>{t("request.sent.nothing.body")}</p>
        <div class="button-row">
            <a class="button button-main" href=Route::Request.path()>{t("request.title")}</a>
            <a class="button" href=Route::Status.path()>{t("status.title")}</a>
        </div>
    }
}
