//! One intake: which applications are chosen, what was answered, which papers lie ready, and under
//! which record each application was sent. Contact data are not here; they stay in the request.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{AnswerError, Ask, Form, Forms, Question};
use crate::text::TextError;

/// The version that newly written texts carry.
pub const INTAKE_VERSION: u32 = 2;
/// The versions that can be read. The first one did not know for whom it is.
const VERSIONS: [u32; 2] = [1, INTAKE_VERSION];

/// The first and the last year of birth that is taken.
const BORN: std::ops::RangeInclusive<u16> = 1900..=2020;

/// An answer, by the ids of what was chosen, or a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered<'a> {
    /// A year.
    Year(u16),
    /// What was chosen, in the order of the question.
    Options(Vec<&'a str>),
}

/// Everything that one intake holds.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    version: u32,
    /// For whom it is, by the id of the self-check; nothing before there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Ids of the chosen forms.
    #[serde(default)]
    pub chosen: Vec<String>,
    /// Answers by question: the ids of the options with commas, or a year.
    #[serde(default)]
    answers: BTreeMap<String, String>,
    /// From where an answer was taken over, by question; answering by hand removes it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    brought: BTreeMap<String, String>,
    /// Papers that lie ready.
    #[serde(default)]
    pub ready: BTreeSet<String>,
    /// The record under which a form was handed in: with it a second try sends nothing twice.
    #[serde(default)]
    pub records: BTreeMap<String, String>,
}

/// Answers are personal, so a debug print shows only what is applied for.
impl std::fmt::Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Intake({:?})", self.chosen)
    }
}

impl Intake {
    /// An empty intake.
    #[must_use]
    pub fn new() -> Self {
        Self {
            version: INTAKE_VERSION,
            ..Self::default()
        }
    }

    /// Chooses a form, or leaves it out again.
    pub fn toggle(&mut self, form: &str) {
        if self.chosen.iter().any(|id| id == form) {
            self.chosen.retain(|id| id != form);
        } else {
            self.chosen.push(form.to_owned());
        }
    }

    /// The answer as it was stored, if one was given.
    #[must_use]
    pub fn stored(&self, question: &str) -> Option<&str> {
        self.answers.get(question).map(String::as_str)
    }

    /// Notes an answer to a question with one choice, or a year as typed.
    pub fn answer(&mut self, question: &str, answer: &str) {
        self.brought.remove(question);
        if answer.is_empty() {
            self.answers.remove(question);
        } else {
            self.answers.insert(question.to_owned(), answer.to_owned());
        }
    }

    /// Takes an answer over from elsewhere, unless one was given already.
    pub fn bring(&mut self, question: &str, answer: &str, from: &str) {
        if self.stored(question).is_none() && !answer.is_empty() {
            self.answer(question, answer);
            self.brought.insert(question.to_owned(), from.to_owned());
        }
    }

    /// From where an answer was taken over.
    #[must_use]
    pub fn brought(&self, question: &str) -> Option<&str> {
        self.brought.get(question).map(String::as_str)
    }

    /// Forgets what was answered and keeps what was handed in under which record.
    pub fn forget_answers(&mut self) {
        self.answers.clear();
        self.brought.clear();
        self.ready.clear();
    }

    /// Adds an option to a question with several, or takes it out again.
    pub fn toggle_option(&mut self, question: &str, option: &str) {
        let mut options: Vec<String> = self
            .stored(question)
            .map(|stored| stored.split(',').map(str::to_owned).collect())
            .unwrap_or_default();
        if options.iter().any(|id| id == option) {
            options.retain(|id| id != option);
        } else {
            options.push(option.to_owned());
        }
        self.answer(question, &options.join(","));
    }

    /// What was answered, as far as the question offers it.
    #[must_use]
    pub fn answered<'a>(&self, question: &'a Question) -> Option<Answered<'a>> {
        let stored = self.stored(&question.id)?;
        match &question.kind {
            Ask::Contact => None,
            Ask::Year => year(stored).map(Answered::Year),
            Ask::OneOf(options) | Ask::SomeOf(options) => {
                let is_chosen = |id: &&String| stored.split(',').any(|it| it == id.as_str());
                let chosen: Vec<&str> = options
                    .iter()
                    .filter(is_chosen)
                    .map(String::as_str)
                    .collect();
                (!chosen.is_empty()).then_some(Answered::Options(chosen))
            }
        }
    }

    /// What is wrong with an answer; contact data are checked where they are kept.
    #[must_use]
    pub fn problem(&self, question: &Question, needed: bool) -> Option<AnswerError> {
        match (&question.kind, self.answered(question)) {
            (Ask::Contact, _) | (_, Some(_)) => None,
            (Ask::Year, None) if self.stored(&question.id).is_some() => Some(AnswerError::Year),
            (_, None) => needed.then_some(AnswerError::Missing),
        }
    }

    /// The answers that one form takes, in the order of the questions.
    pub fn of_form<'a>(
        &'a self,
        forms: &'a Forms,
        form: &'a Form,
    ) -> impl Iterator<Item = (&'a Question, Answered<'a>)> {
        let asked = forms.questions().iter();
        asked
            .filter(|question| form.asks.contains_key(&question.id))
            .filter_map(|question| Some((question, self.answered(question)?)))
    }

    /// The intake as text. The opposite of [`Intake::from_text`].
    #[must_use]
    pub fn to_text(&self) -> String {
        // Only strings and a number: writing them cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what this or an earlier version wrote.
    pub fn from_text(text: &str) -> Result<Self, TextError> {
        #[derive(Deserialize)]
        struct Marked {
            version: u32,
        }
        let marked: Marked = serde_json::from_str(text).map_err(|_| TextError::Damaged)?;
        match marked.version {
            version if VERSIONS.contains(&version) => {
                let read: Self = serde_json::from_str(text).map_err(|_| TextError::Damaged)?;
                Ok(Self {
                    version: INTAKE_VERSION,
                    ..read
                })
            }
            0 => Err(TextError::Damaged),
            _ => Err(TextError::Newer),
        }
    }
}

/// A year of birth in half or full width digits.
fn year(typed: &str) -> Option<u16> {
    let digits: String = typed.trim().chars().map(half_width).collect();
    let is_plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.parse().ok().filter(|_| is_plain)?;
    BORN.contains(&year).then_some(year)
}

/// Chinese input methods write digits in full width (U+FF10–U+FF19).
fn half_width(character: char) -> char {
    match character {
        '\u{ff10}'..='\u{ff19}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        other => other,
    }
}
