//! An instrument: questions, dimensions, level bands and rules, as checked data.
//!
//! The types mirror the file in `assets/instruments`. Their invariants are in [`check`]; code that
//! holds an [`Instrument`] may rely on them. No texts: locale keys are built from the ids.

mod check;
mod parse;
mod question;
mod rule;

pub use question::{AnswerIs, AnswerOption, Question, QuestionKind};
pub use rule::{Condition, Confidence, Effect, Provenance, Rule};

use serde::Deserialize;

use crate::{
    answers::Answers,
    evaluation::{self, Evaluation},
    ids::DimensionId,
    journey::Journey,
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

/// A first-level indicator (一级指标).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its id, the standard's own number.
    pub id: DimensionId,
    /// The sum of the maxima of its items, in points.
    pub max: u16,
}

/// A level (能力等级) and the totals that give it before any rule applies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelBand {
    /// 0 is the best; each number above is one level worse.
    pub level: u8,
    /// Stable English code, such as `moderate`.
    pub code: String,
    /// Lowest total of the band, in points.
    pub min: u16,
    /// Highest total of the band, in points.
    pub max: u16,
}

/// The file as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format: u32,
    id: String,
    version: String,
    standard: Standard,
    dimensions: Vec<Dimension>,
    questions: Vec<Question>,
    levels: Vec<LevelBand>,
    rules: Vec<Rule>,
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

    /// The dimensions in the standard's order.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.document.dimensions
    }

    /// All questions in the order in which they are asked.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.document.questions
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().iter().find(|q| q.id.as_str() == id)
    }

    /// The levels from the best to the worst; never empty.
    #[must_use]
    pub fn levels(&self) -> &[LevelBand] {
        &self.document.levels
    }

    /// The rules that change the level; those that set it stand first.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.document.rules
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

    /// The way through the questions, derived from the answers.
    #[must_use]
    pub fn journey<'a>(&'a self, answers: &'a Answers) -> Journey<'a> {
        Journey::new(self, answers)
    }

    /// What the answers allow to be said. Total: unknown answers widen the range.
    #[must_use]
    pub fn evaluate(&self, answers: &Answers) -> Evaluation {
        evaluation::evaluate(self, answers)
    }
}
