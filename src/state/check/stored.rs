//! The form in which a self-check is kept on the device. Every released version opens for ever.

use eldercare_assessment::{Answers, Instrument};
use serde::{Deserialize, Serialize};

use super::session::{CheckSession, Who};

const VERSION: u32 = 1;

/// Why a kept self-check cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what was written.
    Damaged,
    /// A later version of this page, or one with another questionnaire, wrote it.
    Foreign,
}

/// A kept self-check that opens.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Exactly these questions were answered.
    Same(CheckSession),
    /// The questionnaire has changed since.
    Older(CheckSession),
}

#[derive(Deserialize)]
struct Marked {
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredV1 {
    version: u32,
    instrument: String,
    instrument_version: String,
    content_hash: String,
    who: Who,
    answers: Answers,
    updated: String,
}

/// Which questions were answered.
pub struct Marks<'a> {
    /// The instrument's id.
    pub instrument: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Its content hash, or the start of it as a paper carries it.
    pub content_hash: &'a str,
}

/// A self-check as text to be sealed.
pub fn write(session: &CheckSession, instrument: &Instrument) -> String {
    let marks = Marks {
        instrument: instrument.id(),
        version: instrument.version(),
        content_hash: instrument.content_hash(),
    };
    write_as(session, &marks)
}

/// The same for answers to questions that this page does not have.
pub fn write_as(session: &CheckSession, marks: &Marks<'_>) -> String {
    let stored = StoredV1 {
        version: VERSION,
        instrument: marks.instrument.to_owned(),
        instrument_version: marks.version.to_owned(),
        content_hash: marks.content_hash.to_owned(),
        who: session.who,
        answers: session.answers.clone(),
        updated: session.updated.clone(),
    };
    // Only strings and a number: writing them cannot fail.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// The answers alone, for whoever asks for one of them and has no questionnaire; of another
/// instrument than this one nothing.
pub fn answers_of(text: &str, instrument: &str) -> Option<Answers> {
    let stored: StoredV1 = serde_json::from_str(text).ok()?;
    (stored.version == VERSION && stored.instrument == instrument).then_some(stored.answers)
}

/// Reads what [`write`] wrote, in this version of the page or in an earlier one.
pub fn read(text: &str, instrument: &Instrument) -> Result<Found, Unreadable> {
    let marked: Marked = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    if marked.version != VERSION {
        return Err(Unreadable::Foreign);
    }
    let stored: StoredV1 = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    if stored.instrument != instrument.id() {
        return Err(Unreadable::Foreign);
    }
    let same = stored.content_hash == instrument.content_hash();
    let session = CheckSession {
        who: stored.who,
        answers: stored.answers,
        updated: stored.updated,
    };
    Ok(if same {
        Found::Same(session)
    } else {
        Found::Older(session)
    })
}

#[cfg(test)]
mod tests {
    use super::{Found, Unreadable, Who, answers_of, read, write};
    use crate::state::check::steps::tests::instrument;

    /// Written by the first release. It must never change.
    const V1: &str = include_str!("fixtures/check_v1.json");

    #[test]
    fn a_record_of_version_1_opens_for_ever() {
        let Ok(Found::Same(session) | Found::Older(session)) = read(V1, &instrument()) else {
            panic!("the first release's record does not open")
        };
        assert_eq!(session.who, Who::Mother);
        assert_eq!(session.updated, "2026-11-22");
        let answers = serde_json::to_string(&session.answers).unwrap();
        assert_eq!(answers, r#"{"B.1.1":"4","B.1.2":"unsure","coma":"no"}"#);
    }

    #[test]
    fn what_is_written_reads_back_as_the_same_questions() {
        let instrument = instrument();
        let Ok(Found::Older(session)) = read(V1, &instrument) else {
            panic!("the frozen record names other questions on purpose")
        };
        let again = read(&write(&session, &instrument), &instrument);
        assert_eq!(again, Ok(Found::Same(session)));
    }

    #[test]
    fn single_answers_are_read_without_the_questions() {
        let answers = answers_of(V1, "gbt-42195-2022").expect("they are there");
        assert_eq!(answers.len(), 3);
        assert_eq!(answers_of(V1, "mz-t-039"), None);
        assert_eq!(answers_of("{", "gbt-42195-2022"), None);
    }

    #[test]
    fn damage_and_strangers_are_told_apart() {
        let instrument = instrument();
        let later = V1.replace("\"version\":1", "\"version\":2");
        let other = V1.replace("gbt-42195-2022", "mz-t-039");
        assert_eq!(read(&later, &instrument), Err(Unreadable::Foreign));
        assert_eq!(read(&other, &instrument), Err(Unreadable::Foreign));
        assert_eq!(read("{", &instrument), Err(Unreadable::Damaged));
        let cut = V1.replace("\"who\":\"mother\",", "");
        assert_eq!(read(&cut, &instrument), Err(Unreadable::Damaged));
    }
}
