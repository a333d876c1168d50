//! The head of the sheet: for whom, the level in words, and by which questions.

use eldercare_assessment::{Evaluation, Instrument};
use leptos::prelude::*;

use crate::components::no_rules::has_no_rules;
use crate::i18n::{t, t_of, t_with};
use crate::pages::check::words;
use crate::platform::dom;
use crate::state::check::CheckSession;
use crate::state::sheet::frame_mm;

/// What the result is worth; who decides formally is a rule of the mainland.
fn reference() -> &'static str {
    if has_no_rules() {
        t("sheet.reference.elsewhere")
    } else {
        t("check.reference")
    }
}

/// What stands there.
pub struct Head {
    about: String,
    level: String,
    source: String,
}

impl Head {
    /// The head for this result.
    pub fn of(instrument: &Instrument, session: &CheckSession, evaluation: &Evaluation) -> Head {
        let who = t_of("check.who", session.who.id());
        let hash = instrument.content_hash().get(..12).unwrap_or_default();
        let source = t_with(
            "check.paper.source",
            &[
                ("number", instrument.standard().number.as_str()),
                ("version", instrument.version()),
                ("hash", hash),
            ],
        );
        Head {
            about: t_with("sheet.about", &[("who", who), ("date", &session.updated)]),
            level: words::level_in_words(instrument, evaluation),
            source: [reference(), " ", &source].concat(),
        }
    }

    /// How high head and strip are in print; their letters do not shrink.
    pub fn frame_mm(&self) -> f64 {
        frame_mm(&[
            (&self.about, 15.0),
            (&self.level, 24.0),
            (&self.source, 10.5),
            (t("sheet.cut"), 11.0),
            (t("sheet.code.keep"), 11.0),
        ])
    }

    /// The head on the sheet.
    pub fn view(&self) -> impl IntoView + use<> {
        view! {
            <p class="sheet-paper-head">
                <strong>{t("app.name")}</strong>
                <span>{dom::site_address()}</span>
            </p>
            <h2 class="sheet-paper-title">{self.about.clone()}</h2>
            <p class="sheet-paper-level">{self.level.clone()}</p>
            <p class="sheet-paper-source">{self.source.clone()}</p>
        }
    }
}
