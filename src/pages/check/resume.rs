//! Going on with the self-check of last time, or starting afresh after asking once more.

use eldercare_assessment::Instrument;
use leptos::prelude::*;

use super::erase::erase_button;
use super::words;
use crate::i18n::{t, t_of, t_with};
use crate::route::Route;
use crate::state::check::{Check, CheckSession, Place};

/// The card that leads back to where one stopped.
pub fn resume_card(check: Check, instrument: &'static Instrument) -> impl IntoView {
    let session = check.session().unwrap_or_default();
    let journey = instrument.journey(&session.answers);
    let open = journey.first_open().filter(|_| !journey.is_complete());
    let (title, path, button) = match open {
        None => (
            t("check.resume.done"),
            Route::Result,
            t("check.to.result").to_owned(),
        ),
        Some(question) => {
            let at = stop_words(instrument, &session, question.id.as_str());
            let button = t_with("check.resume.go", &[("at", &at)]);
            (
                t("check.resume"),
                Route::Question(question.id.to_string()),
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
            {erase_button(check, t("check.afresh"), "button button-quiet")}
        </section>
    }
}

/// Where one stopped: the number of an item, or the name of another question.
fn stop_words(instrument: &Instrument, session: &CheckSession, id: &str) -> String {
    match Place::of(instrument, &session.answers, id) {
        Some(Place::Item { number, .. }) => {
            t_with("check.resume.item", &[("number", &number.to_string())])
        }
        _ => words::name(instrument, &id.into()).to_owned(),
    }
}
