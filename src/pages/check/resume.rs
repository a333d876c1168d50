//! Going on with the self-check of last time, or starting afresh after asking once more.

use eldercare_assessment::Instrument;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::erase::erase_button;
use super::words;
use crate::i18n::{t, t_of, t_with};
use crate::state::belongings;
use crate::state::check::{Check, CheckSession, Place, Sheet};

/// The card that leads back to where one stopped.
pub fn resume_card(check: Check, instrument: &'static Instrument) -> impl IntoView {
    let session = check.session().unwrap_or_default();
    let journey = instrument.journey(&session.answers);
    let open = journey.first_open().filter(|_| !journey.is_complete());
    let is_done = open.is_none() && check.sheet == Sheet::Ability;
    let (title, path, button) = match open {
        None => (
            t("check.resume.done"),
            check.sheet.result(),
            t("check.to.result").to_owned(),
        ),
        Some(question) => {
            let at = stop_words(instrument, &session, question.id.as_str());
            let button = t_with("check.resume.go", &[("at", &at)]);
            (
                t("check.resume"),
                check.sheet.question(question.id.as_str()),
                button,
            )
        }
    };
    let about = t_with(
        "check.resume.about",
        &[
            ("who", t_of("check.who", session.who.id())),
            ("date", &session.updated),
        ],
    );
    view! {
        <section class="card check-resume">
            <h2>{title}</h2>
            <p>{about}</p>
            <a class="button button-main button-big" href=path.path()>{button}</a>
            {is_done.then(|| again_button(check))}
            {erase_button(check, t("check.afresh"), "button button-quiet")}
        </section>
    }
}

/// Answering anew without losing what was finished: it is then compared with.
fn again_button(check: Check) -> impl IntoView {
    let again = move |_| {
        let who = untrack(|| check.session()).map(|session| session.who);
        spawn_local(async move {
            if let Some(who) = who {
                belongings::claim(who).await;
            }
            check.begin_again().await;
        });
    };
    view! {
        <button class="button button-big" on:click=again>
            {t("check.again")}
        </button>
    }
}

/// Where one stopped: the number of an item, or the name of another question.
fn stop_words(instrument: &Instrument, session: &CheckSession, id: &str) -> String {
    match Place::of(instrument, &session.answers, id) {
        Some(Place::Item { number, .. } | Place::Activity { number, .. }) => {
            t_with("check.resume.item", &[("number", &number.to_string())])
        }
        _ => words::name(instrument, &id.into()).to_owned(),
    }
}
