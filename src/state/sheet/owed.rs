//! What the city may give to this person, on a sheet: the likely benefits, what may be asked for,
//! where one goes without a telephone, and the facts behind it as they travel along.

use eldercare_assessment::{Instrument, LevelSpan};
use eldercare_entitlements::{Catalogue, Finding, Outcome, Standing};
use eldercare_handover::{Note, Room};
use eldercare_places::Day;

use crate::i18n::{t, t_with};
use crate::state::benefits::{self, printed};
use crate::state::check::CheckSession;
use crate::state::person::{self, Record};

/// Most benefits that a sheet names; all of them print on their own page.
const LINES: usize = 4;

/// Most benefits that are named as open.
const OPEN: usize = 3;

/// Most ways without a telephone; most cities have one.
const WAYS: usize = 2;

/// What a sheet says and carries of the benefits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Owed {
    /// The likely ones.
    pub lines: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// Those of which it cannot be told, to ask about; nothing where there are none.
    pub open: Option<String>,
    /// Where to go without a telephone, for those that are named.
    pub offline: Vec<String>,
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
    let record = person::kept_about(session.who).await;
    let note = record.as_ref().map(|record| Note {
        room: Room::Person,
        text: person::to_paper(record),
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
    let (likely, rest): (Vec<_>, Vec<_>) = findings
        .iter()
        .partition(|finding| finding.outcome == Outcome::Likely);
    let open = rest.into_iter().filter(|finding| is_open(finding));
    let open: Vec<&Finding<'_>> = open.collect();
    let named = likely.iter().take(LINES).chain(open.iter().take(OPEN));
    Owed {
        lines: likely
            .iter()
            .take(LINES)
            .map(|one| printed::line(one, asked.language))
            .collect(),
        more: likely.len().saturating_sub(LINES),
        offline: offline(&catalogue, named.copied(), asked.language),
        open: open_words(&open, asked.language),
        note,
    }
}

/// Whether it cannot be told, the document says that it is done, and names somebody who could be
/// this person.
fn is_open(finding: &Finding<'_>) -> bool {
    let Outcome::CannotTell {
        standing,
        names_nobody,
        ..
    } = &finding.outcome
    else {
        return false;
    };
    *standing != Standing::Planned && !names_nobody
}

/// The names of those that are open, and where the document speaks of a time that is over.
fn open_words(open: &[&Finding<'_>], language: &str) -> Option<String> {
    if open.is_empty() {
        return None;
    }
    let names = open.iter().take(OPEN);
    let names = names.map(|one| {
        let name = one.benefit.name.get(language).to_owned();
        let limit: Vec<String> = printed::limit(&one.outcome).into_iter().collect();
        printed::bracketed(name, &limit)
    });
    let names: Vec<String> = names.collect();
    let more = open.len().saturating_sub(OPEN);
    let key = if more > 0 {
        "sheet.rights.open.more"
    } else {
        "sheet.rights.open"
    };
    let list = names.join(t("common.comma"));
    Some(t_with(
        key,
        &[("list", &list), ("count", &more.to_string())],
    ))
}

/// Where the offices of these benefits are asked without a telephone, each way once.
fn offline<'a>(
    catalogue: &Catalogue,
    named: impl Iterator<Item = &'a Finding<'a>>,
    language: &str,
) -> Vec<String> {
    let mut ways: Vec<String> = Vec::new();
    for finding in named {
        let office = catalogue.office(&finding.benefit.office);
        let way = office.map(|office| office.offline.get(language).to_owned());
        ways.extend(way.filter(|way| !ways.contains(way)));
    }
    ways.truncate(WAYS);
    ways
}

/// The levels that the answers allow; nothing where they say nothing.
fn level(instrument: &Instrument, session: &CheckSession) -> Option<LevelSpan> {
    let level = instrument.evaluate(&session.answers).level;
    (level.best > 0 || level.worst < instrument.worst_level()).then_some(level)
}
