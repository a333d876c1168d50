//! The ways on from a question: the main button, "not sure", and a second way where there is one.

use eldercare_assessment::{Answer, Instrument, Question};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::kept::kept_line;
use crate::i18n::t;
use crate::route::Route;
use crate::state::check::{Check, Onward, Ways};

/// "Not sure", where the answers are, and the buttons that go on.
pub fn ways_on(
    check: Check,
    instrument: &'static Instrument,
    question: &'static Question,
) -> impl IntoView {
    let id = question.id.as_str();
    let ways = Memo::new(move |_| {
        let session = check.session().unwrap_or_default();
        Ways::from(&instrument.journey(&session.answers), &session.answers, id)
    });
    let unsure = Memo::new(move |_| check.answer_to(id) == Some(Answer::Unsure));
    let hint = RwSignal::new(false);
    let navigate = StoredValue::new_local(use_navigate());
    let go = move || {
        let to = match ways.get_untracked().main {
            Onward::Result => Route::Result,
            Onward::Question(next) => {
                check.went(id, next.as_str());
                Route::Question(next.to_string())
            }
        };
        navigate.with_value(|navigate| navigate(&to.path(), NavigateOptions::default()));
    };
    let next = move |_| {
        if check.answer_to(id).is_some() {
            go()
        } else {
            hint.set(true)
        }
    };
    let skip = move |_| {
        check.answer(&question.id, Answer::Unsure);
        go();
    };
    view! {
        <div class="check-aside">
            <button class="button-link" on:click=skip>
                {move || t(if unsure.get() { "check.skip.again" } else { "check.skip" })}
            </button>
            {kept_line(check)}
        </div>
        <div class="check-foot">
            <div role="alert">
                {move || (hint.get() && check.answer_to(id).is_none())
                    .then(|| view! { <p class="field-error">{t("check.choose")}</p> })}
            </div>
            <button class="button button-main button-big" on:click=next>
                {move || t(match ways.get().main {
                    Onward::Result => "check.to.result",
                    Onward::Question(_) => "check.next",
                })}
            </button>
            {move || ways.get().other.map(|other| {
                let path = Route::Question(other.to_string()).path();
                view! { <a class="button-link check-other" href=path>{t("check.next")}</a> }
            })}
        </div>
    }
}
