//! One question a page: what is asked, an example, the answers, and the ways on and back.

use eldercare_assessment::{Instrument, Question};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::answers::answer_cards;
use super::gate::gate_of;
use super::kept::kept_warning;
use super::spoken;
use super::ways::ways_on;
use super::words;
use crate::components::anew::Anew;
use crate::components::icon::{Icon, icon};
use crate::components::item_picture::item_picture;
use crate::components::listen::listen;
use crate::components::page_head::{HEADING_ID, PageHead, announce_page};
use crate::components::progress::progress;
use crate::i18n::{t, t_with};
use crate::platform::dom;
use crate::state::check::{Check, CheckSession, Place, Sheet, use_sheet};
use crate::state::location::use_location;
use crate::state::quiet;

/// The page of one question of a self-check.
#[component]
pub fn QuestionPage(sheet: Sheet) -> impl IntoView {
    quiet::while_here();
    let location = use_location();
    let check = use_sheet(sheet);
    let (page, at) = sheet.asked_at();
    let parts = location.parts_of(page);
    let id = Memo::new(move |_| parts.with(|parts| parts.get(at).cloned().unwrap_or_default()));
    let anew = Anew::here();
    gate_of(check, move |instrument| {
        let id = id.get();
        let begun = untrack(|| check.session());
        let session = begun.clone().unwrap_or_default();
        let Some(question) = instrument.question(&id) else {
            return missing(sheet, instrument, &session, "check.missing").into_any();
        };
        if begun.is_none() {
            // Nobody has said yet whom it is about, and the wording follows that.
            location.go_instead(&sheet.start().path());
            return ().into_any();
        }
        match Place::of(instrument, &session.answers, &id) {
            None => missing(sheet, instrument, &session, "check.not-asked").into_any(),
            Some(place) => {
                let page = question_page(check, instrument, question, &session, &place);
                anew.view(page.into_any())
            }
        }
    })
}

/// An id that is no question, or one that is not asked: says so and leads on.
fn missing(
    sheet: Sheet,
    instrument: &'static Instrument,
    session: &CheckSession,
    key: &'static str,
) -> impl IntoView + use<> {
    let journey = instrument.journey(&session.answers);
    let (path, label) = match journey.first_open() {
        _ if session.answers.is_empty() => (sheet.start(), t("check.to.start")),
        Some(open) => (sheet.question(open.id.as_str()), t("check.to.open")),
        None => (sheet.result(), t("check.to.result")),
    };
    view! {
        <main id="main" class="page">
            <PageHead title=t("check.missing.title").to_owned() back=sheet.start().path() />
            <p>{t(key)}</p>
            <div class="button-row"><a class="button button-main" href=path.path()>{label}</a></div>
        </main>
    }
}

fn question_page(
    check: Check,
    instrument: &'static Instrument,
    question: &'static Question,
    session: &CheckSession,
    place: &Place,
) -> impl IntoView + use<> {
    let (short, long) = place_words(instrument, place);
    // The title says where one is, never what is asked or answered: it shows in the
    // browser's history.
    announce_page(&short);
    let journey = instrument.journey(&session.answers);
    let at = journey.position_of(question.id.as_str()).unwrap_or(0) + 1;
    let total = journey.steps().len();
    // Before the first answer the warning stands first; later it must not push the answers down.
    let first = session.answers.is_empty();
    let aloud = spoken::question(instrument, question, session.who, place);
    view! {
        <main id="main" class="page check-page">
            <div class="check-head">
                {back_link(check, instrument, question)}
                <div class="check-where">
                    <p id="check-where">{long}</p>
                    {progress(t("check.progress"), at, total)}
                </div>
            </div>
            <h1 id=HEADING_ID tabindex="-1" aria-describedby="check-where">
                {words::ask(instrument, &question.id, session.who)}
            </h1>
            {listen(move || aloud.clone())}
            {matches!(place, Place::Before)
                .then(|| view! { <p class="check-why">{t("check.place.before.why")}</p> })}
            <div class="check-example">
                <p>{words::example(instrument, &question.id)}</p>
                {item_picture(question.id.as_str())}
            </div>
            {first.then(|| kept_warning(check))}
            {answer_cards(check, instrument, question)}
            {(!first).then(|| kept_warning(check))}
            {ways_on(check, instrument, question)}
        </main>
    }
}

/// Where one is: short for the title, long for the page.
fn place_words(instrument: &Instrument, place: &Place) -> (String, String) {
    let counted = |key, number: &usize, total: &usize, about| {
        let (number, total) = (number.to_string(), total.to_string());
        t_with(
            key,
            &[("number", &number), ("total", &total), ("about", about)],
        )
    };
    match place {
        Place::Before => {
            let words = t("check.place.before").to_owned();
            (words.clone(), words)
        }
        Place::Item {
            number,
            total,
            dimension,
        } => {
            let about = words::dimension(instrument, dimension.as_str());
            (
                counted("check.place.item.short", number, total, ""),
                counted("check.place.item", number, total, about),
            )
        }
        Place::Activity { number, total } => {
            let words = counted("check.place.activity", number, total, "");
            (words.clone(), words)
        }
        Place::Extra { number, total } => {
            let words = counted("check.place.extra", number, total, "");
            (words.clone(), words)
        }
    }
}

/// Back to the question before; uses the browser's own step back where that is the same.
fn back_link(
    check: Check,
    instrument: &'static Instrument,
    question: &Question,
) -> impl IntoView + use<> {
    let session = untrack(|| check.session().unwrap_or_default());
    let journey = instrument.journey(&session.answers);
    let before = journey
        .previous_of(question.id.as_str())
        .map(|step| step.id.to_string());
    let path = match &before {
        Some(before) => check.sheet.question(before),
        None => check.sheet.start(),
    };
    let own = question.id.to_string();
    let step_back = move |event: MouseEvent| {
        if before
            .as_ref()
            .is_some_and(|before| check.came(&own, before))
        {
            event.prevent_default();
            dom::history_back();
        }
    };
    view! {
        <a class="button button-icon" href=path.path() on:click=step_back>
            {icon(Icon::Back)}
            <span class="visually-hidden">{t("check.back")}</span>
        </a>
    }
}
