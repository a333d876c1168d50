//! The result: the level in words first, then what it rests on, then what to do next.

use eldercare_assessment::{Evaluation, Instrument};
use leptos::prelude::*;

use super::danger::danger_lines;
use super::deciding::deciding_card;
use super::erase::erase_button;
use super::gate::gate;
use super::kept::{kept_line, kept_warning};
use super::level::{dimensions_card, level_card, meaning_card};
use super::next::{next_card, ways_card};
use super::paper::paper;
use super::reasons::{costliest_card, rules_card};
use super::settle::settle_card;
use super::spoken;
use super::taken::taken_card;
use super::trend::trend_card;
use super::words::source_line;
use crate::components::kiosk::frame::{KioskPart, at_kiosk};
use crate::components::kiosk::take_along::TakeAlong;
use crate::components::listen::listen;
use crate::components::page_head::PageHead;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::check::{CheckSession, use_check};
use crate::state::taken::is_taken;

/// All that a result is made of.
#[derive(Clone)]
pub struct Outcome {
    /// The questionnaire.
    pub instrument: &'static Instrument,
    /// The answers.
    pub session: CheckSession,
    /// What follows from both.
    pub evaluation: Evaluation,
}

/// The page at `/check/result`.
#[component]
pub fn ResultPage() -> impl IntoView {
    let check = use_check();
    gate(move |instrument| {
        let session = check.session().unwrap_or_default();
        if session.answers.is_empty() {
            return nothing_yet().into_any();
        }
        let evaluation = instrument.evaluate(&session.answers);
        if instrument.journey(&session.answers).is_complete() {
            check.finished(&session, instrument);
        } else {
            check.look_back();
        }
        let outcome = Outcome {
            instrument,
            session,
            evaluation,
        };
        result_page(&outcome).into_any()
    })
}

fn nothing_yet() -> impl IntoView {
    view! {
        <main id="main" class="page">
            <PageHead title=t("check.result.title").to_owned() back=Route::Check.path() />
            <p>{t("check.result.none")}</p>
            <div class="button-row">
                <a class="button button-main" href=Route::Check.path()>{t("check.to.start")}</a>
            </div>
        </main>
    }
}

fn result_page(outcome: &Outcome) -> impl IntoView + use<> {
    let check = use_check();
    let aloud = spoken::result(outcome);
    view! {
        <main id="main" class="page check-result">
            <PageHead title=t("check.result.title").to_owned() back=Route::Check.path() />
            {listen(move || aloud.clone())}
            {kept_warning(check)}
            {taken_card(check)}
            {level_card(outcome)}
            {danger_lines(&outcome.evaluation.dangers)}
            {settle_card(outcome)}
            {dimensions_card(outcome)}
            {next_card()}
            {at_kiosk(|| KioskPart::TakeAlong(TakeAlong::Check))}
            {rules_card(outcome)}
            {deciding_card(outcome)}
            {costliest_card(outcome)}
            {meaning_card(outcome)}
            {(!is_taken()).then(|| trend_card(check, outcome.clone()))}
            {ways_card(outcome.clone())}
            <div class="check-end">
                <p>{done_words(&outcome.session)}</p>
                <p class="check-note">{source_line(outcome.instrument)}</p>
                {kept_line(check)}
                {erase_button(check, t("check.erase"), "button button-stop")}
            </div>
            {paper(outcome)}
        </main>
    }
}

/// For whom, and when.
pub fn done_words(session: &CheckSession) -> String {
    t_with(
        "check.resume.about",
        &[
            ("who", t_of("check.who", session.who.id())),
            ("date", &session.updated),
        ],
    )
}
