//! Self-checks that were finished on this device, to compare later ones with.
//!
//! They are a sealed record of their own. One stands for one person and day: whoever corrects an
//! answer on the same day corrects that one. Nothing derivable is kept, and nothing leaves here.

use eldercare_assessment::{Answers, Instrument};
use serde::{Deserialize, Serialize};

use super::{CheckSession, Who};

/// The name of the record in the sealed store.
pub const RECORD: &str = "check-history";

const VERSION: u32 = 1;

/// One self-check that was finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    instrument: String,
    instrument_version: String,
    /// Says exactly which questions were answered.
    pub content_hash: String,
    /// Whom it is about.
    pub who: Who,
    /// The answers.
    pub answers: Answers,
    /// The day of the last answer, `YYYY-MM-DD`.
    pub updated: String,
}

/// What is kept of earlier self-checks, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    checks: Vec<Earlier>,
    /// There is a record that cannot be opened; nothing is written over it.
    pub(super) locked: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredV1 {
    version: u32,
    checks: Vec<Earlier>,
}

impl Earlier {
    pub(super) fn of(session: &CheckSession, instrument: &Instrument) -> Earlier {
        Earlier {
            instrument: instrument.id().to_owned(),
            instrument_version: instrument.version().to_owned(),
            content_hash: instrument.content_hash().to_owned(),
            who: session.who,
            answers: session.answers.clone(),
            updated: session.updated.clone(),
        }
    }

    fn is_of_same_day(&self, who: Who, updated: &str) -> bool {
        self.who == who && self.updated == updated
    }
}

impl History {
    /// How many are kept at most.
    pub const MOST: usize = 12;

    /// Whether there is a record that cannot be opened.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Those of the same person and questionnaire on other days, the newest first.
    pub fn earlier_than(&self, session: &CheckSession, instrument: &str) -> Vec<Earlier> {
        let same = |check: &&Earlier| {
            check.who == session.who
                && check.instrument == instrument
                && check.updated != session.updated
        };
        self.checks.iter().rev().filter(same).cloned().collect()
    }

    /// Whether these very answers are kept.
    pub fn holds(&self, session: &CheckSession) -> bool {
        let same = |check: &Earlier| {
            check.is_of_same_day(session.who, &session.updated) && check.answers == session.answers
        };
        self.checks.iter().any(same)
    }

    pub(super) fn locked() -> History {
        History {
            checks: Vec::new(),
            locked: true,
        }
    }

    pub(super) fn read(text: &str) -> History {
        match serde_json::from_str::<StoredV1>(text) {
            Ok(stored) if stored.version == VERSION => History {
                checks: stored.checks,
                locked: false,
            },
            _ => History::locked(),
        }
    }

    pub(super) fn write(&self) -> String {
        let stored = StoredV1 {
            version: VERSION,
            checks: self.checks.clone(),
        };
        // Only strings and a number: writing them cannot fail.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    pub(super) fn keep(&mut self, finished: Earlier) {
        self.forget(finished.who, &finished.updated);
        self.checks.push(finished);
        self.checks.sort_by(|a, b| a.updated.cmp(&b.updated));
        let surplus = self.checks.len().saturating_sub(Self::MOST);
        self.checks.drain(..surplus);
    }

    pub(super) fn forget(&mut self, who: Who, updated: &str) {
        self.checks
            .retain(|check| !check.is_of_same_day(who, updated));
    }

    /// All of this person.
    pub(super) fn forget_all_of(&mut self, who: Who) {
        self.checks.retain(|check| check.who != who);
    }
}

#[cfg(test)]
mod tests {
    use eldercare_assessment::Answer;

    use super::{CheckSession, Earlier, History, Who};
    use crate::state::check::steps::tests::instrument;

    /// Written by the first release with earlier self-checks. It must never change.
    const V1: &str = include_str!("fixtures/history_v1.json");

    fn session(who: Who, updated: &str) -> CheckSession {
        let mut session = CheckSession::new(who, updated.to_owned());
        session
            .answers
            .set("coma".into(), Answer::from_stored("no"));
        session
    }

    fn kept(sessions: &[CheckSession]) -> History {
        let instrument = instrument();
        let mut history = History::default();
        for session in sessions {
            history.keep(Earlier::of(session, &instrument));
        }
        history
    }

    fn days(history: &History, session: &CheckSession) -> Vec<String> {
        let earlier = history.earlier_than(session, "gbt-42195-2022");
        earlier.into_iter().map(|check| check.updated).collect()
    }

    #[test]
    fn a_record_of_version_1_opens_for_ever() {
        let history = History::read(V1);
        assert!(!history.is_locked());
        let now = session(Who::Mother, "2026-11-26");
        assert_eq!(days(&history, &now), ["2026-08-20"]);
        assert_eq!(History::read(&history.write()), history);
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        for text in ["{", &V1.replace("\"version\":1", "\"version\":2")] {
            assert!(History::read(text).is_locked());
        }
    }

    #[test]
    fn one_stands_for_one_person_and_day() {
        let mut corrected = session(Who::Mother, "2026-08-20");
        corrected.answers.set("B.1.1".into(), Answer::Unsure);
        let history = kept(&[
            session(Who::Mother, "2026-08-20"),
            session(Who::Father, "2026-08-20"),
            corrected.clone(),
        ]);
        assert_eq!(history.checks.len(), 2);
        let now = session(Who::Mother, "2026-11-26");
        let earlier = history.earlier_than(&now, "gbt-42195-2022");
        assert_eq!(earlier[0].answers, corrected.answers);
        assert!(days(&history, &corrected).is_empty(), "not with itself");
        assert!(history.holds(&corrected) && !history.holds(&now));
        assert!(history.earlier_than(&now, "another").is_empty());
    }

    #[test]
    fn only_the_newest_stay_and_each_can_be_forgotten() {
        let all: Vec<_> = (1..=20)
            .map(|day| session(Who::Own, &format!("2026-10-{day:02}")))
            .collect();
        let mut history = kept(&all);
        let now = session(Who::Own, "2026-11-26");
        assert_eq!(history.checks.len(), History::MOST);
        assert_eq!(days(&history, &now)[0], "2026-10-20");
        history.forget(Who::Own, "2026-10-20");
        assert_eq!(days(&history, &now)[0], "2026-10-19");
    }
}
