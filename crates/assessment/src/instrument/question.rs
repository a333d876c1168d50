//! Questions and their options.

use serde::Deserialize;

use super::{rule::Provenance, scoring::ActivityClass};
use crate::ids::{DangerId, DimensionId, OptionId, QuestionId, SectionId};

/// What an answer to a question is used for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum QuestionKind {
    /// A second-level indicator (二级指标): its points are added up. Higher is better.
    Item {
        /// The dimension it belongs to.
        dimension: DimensionId,
        /// Its highest score, in points.
        max: u8,
    },
    /// A fact that a rule asks for, or that decides whether other questions are asked.
    Condition,
    /// How often something happened within the rule's number of days.
    EventCount,
    /// An activity that is done alone, partly alone, or not without others.
    Activity {
        /// Which count it adds to when it is dependent.
        class: ActivityClass,
    },
    /// One of several, in a record.
    Choice,
    /// Any number of them, in a record.
    Several,
    /// A day of the calendar, in a record. It has no options.
    Day,
    /// A few words, in a record. It has no options.
    Note {
        /// The most signs that it may have.
        max_signs: u16,
    },
}

/// One answer that a question offers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// Stable id within the question.
    pub id: OptionId,
    /// Points, for items only.
    #[serde(default)]
    pub score: Option<u8>,
    /// Number of events, for counts only; the last option means "this many or more".
    #[serde(default)]
    pub count: Option<u8>,
    /// The danger that this answer points to; the emergency lines are then shown at once.
    #[serde(default)]
    pub danger: Option<DangerId>,
}

/// "This question was answered with this option".
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerIs {
    /// The question.
    pub question: QuestionId,
    /// The option.
    pub option: OptionId,
}

/// A question with its options from the best answer to the worst.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id, the standard's own number where it has one.
    pub id: QuestionId,
    /// What the answer is used for.
    pub kind: QuestionKind,
    /// At least two options; none for days and notes.
    #[serde(default)]
    pub options: Vec<AnswerOption>,
    /// Asked only when an earlier answer is this or "not sure". Always asked when absent.
    #[serde(default)]
    pub asked_if: Option<AnswerIs>,
    /// The section of the form, in a record only.
    #[serde(default)]
    pub section: Option<SectionId>,
    /// Whether a record is unfinished without it.
    #[serde(default)]
    pub required: bool,
    /// Names the recording of this question; it changes when the question asks something else.
    #[serde(default)]
    pub audio: Option<String>,
    /// Where the question and its options come from.
    pub source: Provenance,
}

impl Question {
    /// The option with this id.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.id.as_str() == id)
    }

    /// Whether its points are added up.
    #[must_use]
    pub fn is_item(&self) -> bool {
        matches!(self.kind, QuestionKind::Item { .. })
    }

    /// Whether its answers belong in a record and are not reckoned with.
    #[must_use]
    pub fn is_of_record(&self) -> bool {
        use QuestionKind::{Choice, Day, Note, Several};
        matches!(self.kind, Choice | Several | Day | Note { .. })
    }

    /// Whether it is answered by choosing from its options.
    #[must_use]
    pub fn has_options(&self) -> bool {
        !matches!(self.kind, QuestionKind::Day | QuestionKind::Note { .. })
    }

    /// The highest number of events that one answer can report; 0 for other kinds.
    #[must_use]
    pub fn max_count(&self) -> u8 {
        let counts = self.options.iter().filter_map(|option| option.count);
        counts.max().unwrap_or(0)
    }
}
