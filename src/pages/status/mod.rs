//! Following a request by its code and the last four digits of the telephone.

mod after;
mod answer;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::after::after;
use self::answer::answer;
use crate::components::error_summary::{Place, Problem, error_summary, focus_summary};
use crate::components::field::{TextField, Typing, field_id};
use crate::components::icon::{Icon, icon};
use crate::components::page_head::PageHead;
use crate::components::receipt_card::{code_groups, receipt_row};
use crate::components::site_foot::SiteFoot;
use crate::components::two_tap::{TwoTap, two_tap};
use crate::components::waiting_card::WaitingCards;
use crate::components::waiting_reports::WaitingReports;
use crate::i18n::t;
use crate::pages::request::here::here_link;
use crate::platform::api::{self, ApiError};
use crate::platform::{dom, fragment};
use crate::route::Route;
use crate::state::config::use_config;
use crate::state::outbox::KeptReceipt;
use crate::state::reports::Reports;
use crate::state::request::{Requests, use_requests};
use crate::state::status::{Case, Following, Wrong, grouped, query};

const CODE: &str = "code";
const DIGITS: &str = "digits";

/// What the page holds while it is open.
#[derive(Clone, Copy)]
struct Inquiry {
    requests: Requests,
    code: RwSignal<String>,
    digits: RwSignal<String>,
    /// The code comes from a receipt on this device; it need not be typed.
    from_receipt: RwSignal<bool>,
    wrong: RwSignal<Wrong>,
    following: RwSignal<Following>,
}

/// The page behind "progress".
#[component]
pub fn StatusPage() -> impl IntoView {
    let inquiry = Inquiry {
        requests: use_requests(),
        // A kiosk hands the code on to the telephone of its person.
        code: RwSignal::new(fragment::take(fragment::CODE).unwrap_or_default()),
        digits: RwSignal::new(String::new()),
        from_receipt: RwSignal::new(false),
        wrong: RwSignal::new(Wrong::default()),
        following: RwSignal::new(Following::Nothing),
    };
    inquiry.requests.open();
    let reports = Reports::new();
    view! {
        <main id="main" class="page request">
            <PageHead title=t("status.title").to_owned() back=Route::Map.path() />
            {here_link(inquiry.requests)}
            <WaitingCards />
            <WaitingReports reports />
            {error_summary(problems(inquiry))}
            {move || own_receipts(inquiry)}
            {form(inquiry)}
            <div id="status-reply" class="status-reply" tabindex="-1" role="status">
                {move || answer(inquiry.following.get())}
            </div>
            {move || after_answer(inquiry)}
        </main>
        <SiteFoot />
    }
}

/// What can be done about the request that was found.
fn after_answer(inquiry: Inquiry) -> Option<impl IntoView> {
    let Following::Found(case) = inquiry.following.get() else {
        return None;
    };
    Some(after(inquiry.following, inquiry.requests, &case))
}

fn problems(inquiry: Inquiry) -> Signal<Vec<Problem>> {
    Signal::derive(move || {
        let Wrong { code, digits } = inquiry.wrong.get();
        let problem = |key: Option<&str>, field: &str| {
            key.map(|key| Problem {
                text: t(key).to_owned(),
                place: Place::Here(field_id(field)),
            })
        };
        [problem(code, CODE), problem(digits, DIGITS)]
            .into_iter()
            .flatten()
            .collect()
    })
}

/// Receipts on this device: one tap, and only the digits are asked.
fn own_receipts(inquiry: Inquiry) -> Option<impl IntoView + use<>> {
    let receipts = inquiry.requests.own().receipts;
    (!receipts.is_empty() && !inquiry.from_receipt.get()).then(|| {
        let rows = receipts.iter().map(|receipt| {
            let KeptReceipt { code, .. } = receipt.clone();
            receipt_row(
                receipt,
                Callback::new(move |()| choose(inquiry, code.clone())),
            )
        });
        view! {
            <section class="service-group">
                <h2>{t("status.own")}</h2>
                <ul class="choices">{rows.collect_view()}</ul>
            </section>
        }
    })
}

fn choose(inquiry: Inquiry, code: String) {
    inquiry.code.set(code);
    inquiry.from_receipt.set(true);
    inquiry.wrong.set(Wrong::default());
    inquiry.following.set(Following::Nothing);
    dom::focus_soon("field-digits");
}

fn form(inquiry: Inquiry) -> impl IntoView {
    let base = use_config().api;
    let busy = move || inquiry.following.get() == Following::Asking;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy() {
            ask(inquiry, base.clone());
        }
    };
    let text_of = |pick: fn(Wrong) -> Option<&'static str>| {
        Signal::derive(move || pick(inquiry.wrong.get()).map(|key| t(key).to_owned()))
    };
    view! {
        <form class="status-form" novalidate on:submit=submit>
            {code_field(inquiry, text_of(|wrong| wrong.code))}
            <TextField
                name=DIGITS
                label=Signal::stored(t("status.digits").to_owned())
                hint=t("status.digits.hint").to_owned()
                typed=String::new()
                error=text_of(|wrong| wrong.digits)
                on_input=Callback::new(move |text| inquiry.digits.set(text))
                typing=Typing::Digits
            />
            <button type="submit" class="button button-main button-big" aria-busy=move || busy().to_string()>
                {icon(Icon::Search)}
                <span>{move || t(if busy() { "status.asking" } else { "status.ask" })}</span>
            </button>
        </form>
    }
}

/// The field for the code, or the code of the chosen receipt.
fn code_field(inquiry: Inquiry, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        if inquiry.from_receipt.get() {
            let other = move |_| {
                inquiry.code.set(String::new());
                inquiry.from_receipt.set(false);
                inquiry.following.set(Following::Nothing);
            };
            return view! {
                <div class="card card-chosen">
                    {code_groups(&inquiry.code.get_untracked())}
                    <button type="button" class="button button-quiet" on:click=other>{t("status.other")}</button>
                    {forget(inquiry)}
                </div>
            }
            .into_any();
        }
        view! {
            <TextField
                name=CODE
                label=Signal::stored(t("status.code").to_owned())
                hint=t("status.code.hint").to_owned()
                typed=inquiry.code.get_untracked()
                error
                on_input=Callback::new(move |text| inquiry.code.set(text))
                typing=Typing::Code
            />
            <p class="code-echo" aria-hidden="true">{move || grouped(&inquiry.code.get())}</p>
        }
        .into_any()
    }
}

/// On a shared device a person may not want to leave the code behind.
fn forget(inquiry: Inquiry) -> impl IntoView {
    let words = TwoTap {
        label: t("status.forget"),
        sure: t("status.forget.sure"),
        yes: t("status.forget.yes"),
    };
    let forget = Callback::new(move |()| {
        let code = inquiry.code.get_untracked();
        spawn_local(inquiry.requests.forget_receipt(code));
        inquiry.code.set(String::new());
        inquiry.from_receipt.set(false);
    });
    two_tap(words, forget)
}

fn ask(inquiry: Inquiry, base: String) {
    let (code, digits) = (inquiry.code.get_untracked(), inquiry.digits.get_untracked());
    let asked = match query(&code, &digits) {
        Ok(asked) => asked,
        Err(wrong) => {
            inquiry.wrong.set(wrong);
            inquiry.following.set(Following::Nothing);
            focus_summary();
            return;
        }
    };
    inquiry.wrong.set(Wrong::default());
    inquiry.following.set(Following::Asking);
    spawn_local(async move {
        inquiry
            .following
            .set(match api::status(&base, &asked).await {
                Ok(reply) => Following::Found(Box::new(Case {
                    query: asked,
                    reply,
                    done: None,
                })),
                Err(ApiError::Refused(404, _)) => Following::NotFound,
                Err(ApiError::Refused(..)) => Following::Refused,
                Err(ApiError::Unreachable | ApiError::Strange(_)) => Following::Unreachable,
            });
        dom::focus_soon("status-reply");
        dom::reveal_top_soon("status-reply");
    });
}
