//! What was entered into a record: kept as it is, and nothing is reckoned from it.

use std::collections::{BTreeMap, BTreeSet};

use eldercare_days::Day;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    ids::{OptionId, QuestionId},
    instrument::{Instrument, Question, QuestionKind},
};

/// What was entered for one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// One of the options.
    One(OptionId),
    /// Any number of them.
    Several(BTreeSet<OptionId>),
    /// A day, `YYYY-MM-DD`.
    Day(String),
    /// A few words.
    Note(String),
}

/// Everything entered into one form, in the order of the question ids.
///
/// Serialised as `{"visited-on":{"day":"2026-11-25"},"how":{"one":"home"}}`; entries that the
/// form does not know are kept and ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Entries(BTreeMap<QuestionId, Entry>);

impl Entries {
    /// What was entered for a question.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&Entry> {
        self.0.get(question)
    }

    /// Enters something; an empty note and no option at all take the entry back.
    pub fn set(&mut self, question: QuestionId, entry: Entry) {
        let is_empty = match &entry {
            Entry::Several(options) => options.is_empty(),
            Entry::Note(text) | Entry::Day(text) => text.trim().is_empty(),
            Entry::One(_) => false,
        };
        if is_empty {
            self.0.remove(&question);
        } else {
            self.0.insert(question, entry);
        }
    }

    /// Whether nothing was entered at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is wrong with one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EntryFault {
    /// The form needs it.
    #[error("this is needed")]
    Missing,
    /// It is not of the question's kind, or an option that the question does not have.
    #[error("this is no answer to the question")]
    Unfit,
    /// It is no day of the calendar.
    #[error("this is not a day of the calendar")]
    NotADay,
    /// It has more signs than there is room for.
    #[error("this is too long")]
    TooLong,
}

impl Instrument {
    /// The questions of a record that are asked, given what was entered, in order.
    pub fn asked_of<'a>(&'a self, entries: &'a Entries) -> impl Iterator<Item = &'a Question> {
        let questions = self.questions().iter();
        questions.filter(move |question| {
            let gate = question.asked_if.as_ref();
            gate.is_none_or(|gate| {
                entries.get(gate.question.as_str()) == Some(&Entry::One(gate.option.clone()))
            })
        })
    }

    /// What keeps a record from being finished, in the order of its questions; nothing when it is.
    #[must_use]
    pub fn entry_faults(&self, entries: &Entries) -> Vec<(QuestionId, EntryFault)> {
        let asked = self.asked_of(entries);
        asked
            .filter_map(|question| Some((question.id.clone(), fault(question, entries)?)))
            .collect()
    }
}

fn fault(question: &Question, entries: &Entries) -> Option<EntryFault> {
    let Some(entry) = entries.get(question.id.as_str()) else {
        return question.required.then_some(EntryFault::Missing);
    };
    let offers = |option: &OptionId| question.option(option.as_str()).is_some();
    match (&question.kind, entry) {
        (QuestionKind::Choice, Entry::One(option)) => {
            (!offers(option)).then_some(EntryFault::Unfit)
        }
        (QuestionKind::Several, Entry::Several(options)) => {
            (!options.iter().all(offers)).then_some(EntryFault::Unfit)
        }
        (QuestionKind::Day, Entry::Day(day)) => {
            Day::parse(day).is_none().then_some(EntryFault::NotADay)
        }
        (QuestionKind::Note { max_signs }, Entry::Note(text)) => {
            (text.chars().count() > usize::from(*max_signs)).then_some(EntryFault::TooLong)
        }
        _ => Some(EntryFault::Unfit),
    }
}
