//! Rules that change the level, and how sure we are of each. The list of conditions is closed: a
//! rule that does not fit becomes a named function with a test, not an expression language.

use serde::Deserialize;

use super::question::AnswerIs;
use crate::ids::{QuestionId, RuleId};

/// When a rule applies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Condition {
    /// A question was answered with an option.
    Is(AnswerIs),
    /// The counts of several questions sum to at least a threshold.
    SumAtLeast {
        /// The counts, all kinds together.
        questions: Vec<QuestionId>,
        /// The lowest sum that fulfils the condition, in events.
        threshold: u8,
        /// How far back the counts reach, in days; the questions' texts say the same.
        window_days: u16,
    },
}

/// What a rule does to the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Effect {
    /// The level is this one, whatever the total. Always the worst level.
    SetLevel(u8),
    /// One level worse, at most once however many rules apply, never past the worst.
    RaiseOnce,
}

/// How well a fact is established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// One source, or an interpretation.
    Medium,
    /// Agreeing sources with a small gap.
    MediumHigh,
    /// Several independent sources agree and the arithmetic closes.
    High,
}

impl Confidence {
    /// The stable id, as in the file and in the locale keys.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Medium => "medium",
            Self::MediumHigh => "medium-high",
            Self::High => "high",
        }
    }
}

/// Where a fact comes from and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Clause of the standard.
    pub clause: String,
    /// How well it is established.
    pub confidence: Confidence,
    /// What a reviewer should know; empty when there is nothing to say.
    #[serde(default)]
    pub note: String,
}

/// A rule that changes the level after the points are added up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id.
    pub id: RuleId,
    /// When it applies.
    pub when: Condition,
    /// What it does.
    pub effect: Effect,
    /// Where it comes from.
    pub source: Provenance,
}

impl Condition {
    /// The questions that the condition reads.
    pub(crate) fn reads(&self) -> &[QuestionId] {
        match self {
            Self::Is(answer) => std::slice::from_ref(&answer.question),
            Self::SumAtLeast { questions, .. } => questions,
        }
    }
}
