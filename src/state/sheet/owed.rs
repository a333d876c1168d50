//! What the city may give to this person, on a sheet: the likely benefits, and the facts behind them
//! as they travel along.

use eldercare_assessment::{Instrument, LevelSpan};
use eldercare_entitlements::{Confidence, Finding, Outcome};
use eldercare_handover::{Note, Room};
use eldercare_places::Day;

use crate::i18n::{t, t_with};
use crate::state::benefits::{self, words};
use crate::state::check::CheckSession;
use crate::state::person::{self, Record};

/// Most benefits that a sheet names; all of them print on their own page.
const LINES: usize = 4;

/// What a sheet says and carries of the benefits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Owed {
    /// The likely ones.
    pub lines: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// The facts about the person for the code picture; nothing when none were told.
    pub note: Option<Note>,
}

/// Where and when, and in which language names are.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The id of the city.
    pub city: &'a str,
    /// Today.
    pub today: Day,
    /// The tag of the page's language.
    pub language: &'static str,
}

/// The likely benefits by what this device knows. Where the list does not come, there are none.
pub async fn owed(instrument: &Instrument, session: &CheckSession, asked: Asked<'_>) -> Owed {
    let record = person::kept().await;
    let note = record.as_ref().map(|record| Note {
        room: Room::Person,
        text: person::to_text(record),
    });
    let Ok(catalogue) = benefits::fetch(asked.city).await else {
        return Owed {
            note,
            ..Owed::default()
        };
    };
    let level = level(instrument, session);
    let person = person::person_in(&record.unwrap_or_else(Record::default), level, asked.city);
    let findings = catalogue.findings(&person, asked.today);
    let likely = || {
        let all = findings.iter();
        all.filter(|finding| finding.outcome == Outcome::Likely)
    };
    Owed {
        lines: likely()
            .take(LINES)
            .map(|one| line(one, asked.language))
            .collect(),
        more: likely().count().saturating_sub(LINES),
        note,
    }
}

/// The levels that the answers allow; nothing where they say nothing.
fn level(instrument: &Instrument, session: &CheckSession) -> Option<LevelSpan> {
    let level = instrument.evaluate(&session.answers).level;
    (level.best > 0 || level.worst < instrument.worst_level()).then_some(level)
}

/// A benefit with what its document says of the amount.
fn line(finding: &Finding<'_>, language: &str) -> String {
    let amounts = finding.amounts.iter().map(|one| {
        let words = words::amount(one);
        // Paper is passed on without its page: what is not verified says so beside the figure.
        if one.confidence == Confidence::Low {
            t_with("sheet.rights.unverified", &[("amount", &words)])
        } else {
            words
        }
    });
    let amounts: Vec<String> = amounts.collect();
    t_with(
        "check.paper.line",
        &[
            ("name", finding.benefit.name.get(language)),
            ("words", &amounts.join(t("common.comma"))),
        ],
    )
}
