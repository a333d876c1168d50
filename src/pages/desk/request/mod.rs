//! One request, opened: everything that the person sent, what they agreed to, what happened, and what is done next.

mod answer;
mod call;
mod charge;
mod consents;
mod history;
mod identity;
mod sent;
mod standing;

use std::sync::Arc;

use eldercare_api::ErrorKind;
use eldercare_api::v1::desk::OpenedRequest;
use leptos::prelude::*;

use self::answer::answer;
use self::call::call;
use self::charge::charge;
use self::consents::consents;
use self::history::history;
use self::sent::{attached, sent};
use self::standing::standing;
use crate::components::desk::page_title::PageTitle;
use crate::components::desk::paper::paper_foot;
use crate::components::desk::trouble::not_had;
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Notice, Tone};
use crate::components::with_texts::waiting;
use crate::i18n::{t, t_of};
use crate::platform::api::ApiError;
use crate::platform::dom;
use crate::route::AtDesk;
use crate::state::desk::opened::{Case, OUTCOME_ID, Outcome};
use crate::state::desk::{may, trouble, use_desk, words};
use crate::state::now::use_now;

/// The page of one request.
#[component]
pub fn RequestDeskPage(
    /// Its record id.
    id: String,
) -> impl IntoView {
    let desk = use_desk();
    desk.staff().want(desk);
    desk.note_opened(&id);
    let case = Case::open(desk, id);
    move || match case.opened() {
        None => waiting(),
        Some(Ok(opened)) => whole(case, &opened),
        Some(Err(problem)) => none(case, &problem),
    }
}

/// It was deleted, is another town's, or could not be had.
fn none(case: Case, problem: &ApiError) -> AnyView {
    let why = if trouble::is(problem, ErrorKind::DeskUnknown) {
        view! { <Notice tone=Tone::Warn><p role="alert">{t("desk.request.gone")}</p></Notice> }
            .into_any()
    } else {
        not_had(problem, Callback::new(move |()| case.again()))
    };
    view! {
        <main id="main" class="desk-main">
            <PageTitle title=t("desk.requests.title") />
            {why}
            {half_written(case)}
            <a class="desk-link" href=AtDesk::Requests.path()>{t("desk.request.list")}</a>
        </main>
    }
    .into_any()
}

/// What was being written when the request went out of reach.
fn half_written(case: Case) -> impl IntoView {
    let texts = ["call", "answer"].map(|name| case.typed(name));
    let lines = texts
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .map(|text| view! { <p class="desk-words desk-quote">{text}</p> });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| view! { <section class="card"><h2>{t("desk.request.half-written")}</h2>{lines}</section> })
}

fn back() -> impl IntoView {
    view! { <a class="button button-quiet desk-back" href=AtDesk::Requests.path()>{icon(Icon::Back)} {t("desk.request.list")}</a> }
}

fn whole(case: Case, opened: &Arc<OpenedRequest>) -> AnyView {
    let request = &opened.request;
    let service = t_of("service", &request.service);
    view! {
        <main id="main" class="desk-main desk-request">
            <PageTitle title=service is_known=case.is_known()>
                {back()}
                <button type="button" class="button button-quiet" on:click=|_| dom::print()>
                    {icon(Icon::Print)} {t("desk.print")}
                </button>
            </PageTitle>
            {standing(opened)}
            <div class="desk-columns">
                <div class="desk-column">
                    {what_came(case, opened)}
                    {consents(opened)}
                    {history(opened)}
                </div>
                <div class="desk-column desk-doing">{outcome(case)} {doing(case, opened)}</div>
            </div>
            {paper_foot()}
        </main>
    }
    .into_any()
}

/// Nothing of what was sent once the person has taken it back: the server says no more then.
fn what_came(case: Case, opened: &Arc<OpenedRequest>) -> Option<impl IntoView + use<>> {
    let is_there = opened.request.state != "withdrawn";
    is_there.then(|| (sent(case, opened), attached(opened)))
}

/// What can be done in the state in which it is, by whoever is signed in.
fn doing(case: Case, opened: &Arc<OpenedRequest>) -> AnyView {
    let desk = use_desk();
    let state = opened.request.state.as_str();
    let over = match state {
        "withdrawn" => Some("desk.request.withdrawn"),
        "done" => Some("desk.request.answered"),
        _ => None,
    };
    let is_open = over.is_none();
    let over = over.map(|key| view! { <Notice tone=Tone::Plain><p>{t(key)}</p></Notice> });
    let charge = (is_open && desk.may(may::ASSIGN)).then(|| charge(case, opened));
    let call = (state != "withdrawn" && desk.may(may::NOTE)).then(|| call(case));
    let may_answer = is_open || (state == "done" && is_of_today(opened));
    let answer = (may_answer && desk.may(may::ANSWER)).then(|| answer(case));
    view! { {over} {charge} {call} {answer} }.into_any()
}

/// Whether it has its state since today: so long an answer can be put right.
fn is_of_today(opened: &OpenedRequest) -> bool {
    let today = use_now().minute_untracked().day();
    words::day_of(&opened.request.state_since) == Some(today)
}

/// What became of what was done last.
fn outcome(case: Case) -> impl IntoView {
    let line = move || {
        let (tone, words) = match case.outcome()? {
            Outcome::Done(key) => (Tone::Good, t(key).to_owned()),
            Outcome::Overtaken(words) => (Tone::Warn, words),
            Outcome::Not(words) => (Tone::Stop, words),
        };
        Some(view! { <Notice tone><p>{words}</p></Notice> })
    };
    view! { <div id=OUTCOME_ID tabindex="-1" class="desk-outcome">{line}</div> }
}
