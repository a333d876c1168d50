//! An instrument: questions and what is made of their answers, as checked data.
//!
//! The types mirror the file in `assets/instruments`. Their invariants are in [`check`]; code that
//! holds an [`Instrument`] may rely on them. No texts: locale keys are built from the ids.

mod check;
mod parse;
mod question;
mod rule;
mod scoring;

pub use question::{AnswerIs, AnswerOption, Question, QuestionKind};
pub use rule::{Condition, Confidence, Effect, Provenance, Rule};
pub use scoring::{
    ActivityClass, DependentActivities, Dimension, Grade, LevelBand, Levels, Record, Scoring,
};

use serde::Deserialize;

use crate::{
    answers::Answers,
    evaluation::{self, Evaluation, Explanation},
    ids::DangerId,
    journey::Journey,
    self_rating::{self, SelfRating},
};

/// The published document that an instrument follows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Its number, such as `GB/T 42195-2022`.
    pub number: String,
    /// Its title in its own language.
    pub title: String,
    /// ISO date from which it is in force.
    pub in_force: String,
    /// How the figures in this file were established.
    pub evidence: String,
}

/// The file's content, whatever format it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Document {
    format: u32,
    id: String,
    version: String,
    standard: Standard,
    questions: Vec<Question>,
    dangers: Vec<DangerId>,
    scoring: Scoring,
}

/// A checked instrument. It can only be made by [`Instrument::parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    document: Document,
    content_hash: String,
}

impl Instrument {
    /// Stable id, also the first part of every locale key.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.document.id
    }

    /// Version of the data; it changes with every change of a question, an option or a rule.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.document.version
    }

    /// SHA-256 of the file's bytes, in lower-case hex: says exactly which questions were asked.
    #[must_use]
    pub fn content_hash(&self) -> &str {
        &self.content_hash
    }

    /// The document that the instrument follows.
    #[must_use]
    pub fn standard(&self) -> &Standard {
        &self.document.standard
    }

    /// What is made of the answers.
    #[must_use]
    pub fn scoring(&self) -> &Scoring {
        &self.document.scoring
    }

    /// All questions in the order in which they are asked.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.document.questions
    }

    /// The dangers that answers point to, the gravest first; empty in a file that does not rank them.
    #[must_use]
    pub fn dangers(&self) -> &[DangerId] {
        &self.document.dangers
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().iter().find(|q| q.id.as_str() == id)
    }

    /// The key under which a recording of this question is kept: stable as long as the question
    /// asks the same, so that a recording never says other words than the screen.
    #[must_use]
    pub fn audio_key(&self, question: &Question) -> String {
        match &question.audio {
            Some(own) => format!("{}/{own}", self.id()),
            None => format!("{}/{}", self.id(), question.id),
        }
    }

    /// The way through the questions, derived from the answers.
    #[must_use]
    pub fn journey<'a>(&'a self, answers: &'a Answers) -> Journey<'a> {
        Journey::new(self, answers)
    }

    /// What the answers allow to be said about points and level. Total: unknown answers widen the
    /// range. An instrument without levels has no possible level.
    #[must_use]
    pub fn evaluate(&self, answers: &Answers) -> Evaluation {
        evaluation::evaluate(self, answers)
    }

    /// Which answers brought the level about, and which would change it.
    #[must_use]
    pub fn explain(&self, answers: &Answers) -> Explanation {
        evaluation::explain(self, answers)
    }

    /// What the answers allow to be said about the grade; nothing where there are no grades.
    #[must_use]
    pub fn self_rating(&self, answers: &Answers) -> Option<SelfRating> {
        match self.scoring() {
            Scoring::DependentActivities(activities) => {
                Some(self_rating::rate(self, activities, answers))
            }
            Scoring::Levels(_) | Scoring::Record(_) => None,
        }
    }
}

/// Parts of an instrument with levels; empty for the others.
impl Instrument {
    /// The dimensions in the standard's order.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        self.levelled().map_or(&[], |levels| &levels.dimensions)
    }

    /// The levels from the best to the worst.
    #[must_use]
    pub fn levels(&self) -> &[LevelBand] {
        self.levelled().map_or(&[], |levels| &levels.levels)
    }

    /// The rules that change the level; those that set it stand first.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        self.levelled().map_or(&[], |levels| &levels.rules)
    }

    /// The highest total, in points.
    #[must_use]
    pub fn max_total(&self) -> u16 {
        self.levels().first().map_or(0, |best| best.max)
    }

    /// The number of the worst level.
    #[must_use]
    pub fn worst_level(&self) -> u8 {
        self.levels().last().map_or(0, |worst| worst.level)
    }

    /// The level that a total gives before any rule applies.
    #[must_use]
    pub fn level_of(&self, total: u16) -> u8 {
        let band = self.levels().iter().find(|band| band.min <= total);
        band.map_or(self.worst_level(), |band| band.level)
    }

    fn levelled(&self) -> Option<&Levels> {
        match self.scoring() {
            Scoring::Levels(levels) => Some(levels),
            Scoring::DependentActivities(_) | Scoring::Record(_) => None,
        }
    }
}
