//! The ways on from a question: the main button, "not sure", and a second way where there is one.

use eldercare_assessment::{Answer, Instrument, Question};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::kept::kept_line;
use crate::i18n::t;
use crate::state::check::{Check, Onward, Sheet, Ways};
use crate::state::location::use_location;

/// "Not sure", where the answers are, and the buttons that go on.
pub fn ways_on(
    check: Check,
    instrument: &'static Instrument,
    question: &'static Question,
) -> impl IntoView {
    let id = question.id.as_str();
    let unsure_before = untrack(|| check.answer_to(id) == Some(Answer::Unsure));
    let ways = Memo::new(move |_| {
        let answers = check.session().unwrap_or_default().answers;
        Ways::from(instrument, &answers, id, unsure_before)
    });
    let unsure = Memo::new(move |_| check.answer_to(id) == Some(Answer::Unsure));
    let hint = RwSignal::new(false);
    let location = use_location();
    let go = move || {
        let main = ways.get_untracked().main;
        if let Onward::Question(next) = &main {
            check.went(id, next.as_str());
        }
        location.go(&path(check.sheet, &main));
    };
    let next = on_first_tap(move || {
        if untrack(|| check.answer_to(id).is_some()) {
            go();
        } else {
            hint.set(true);
        }
    });
    let skip = on_first_tap(move || {
        check.answer(&question.id, Answer::Unsure);
        go();
    });
    view! {
        <div class="check-aside">
            <button class="button-link" on:click=skip>
                {move || t(if unsure.get() { "check.skip.again" } else { "check.skip" })}
            </button>
            {kept_line(check)}
        </div>
        {foot(check.sheet, ways, Signal::derive(move || hint.get() && check.answer_to(id).is_none()), next)}
    }
}

/// The second tap of a double tap meets the next question, which nobody has read yet. Unsteady
/// hands tap twice; the browser counts the taps, whatever page they meet.
fn on_first_tap(act: impl Fn() + 'static) -> impl Fn(MouseEvent) + 'static {
    move |event| {
        if event.detail() <= 1 {
            act();
        }
    }
}

/// What stays in reach at the foot: the main button, and the second way.
fn foot(
    sheet: Sheet,
    ways: Memo<Ways>,
    hint: Signal<bool>,
    next: impl Fn(MouseEvent) + 'static,
) -> impl IntoView {
    view! {
        <div class="check-foot">
            <div role="alert">
                {move || hint.get().then(|| view! { <p class="field-error">{t("check.choose")}</p> })}
            </div>
            <button class="button button-main button-big" on:click=next>
                {move || label(&ways.get().main)}
            </button>
            {move || ways.get().other.map(|other| {
                view! { <a class="button-link check-other" href=path(sheet, &other)>{label(&other)}</a> }
            })}
        </div>
    }
}

fn path(sheet: Sheet, to: &Onward) -> String {
    match to {
        Onward::Result => sheet.result().path(),
        Onward::Question(id) => sheet.question(id.as_str()).path(),
    }
}

fn label(to: &Onward) -> &'static str {
    t(match to {
        Onward::Result => "check.to.result",
        Onward::Question(_) => "check.next",
    })
}
