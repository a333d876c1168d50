//! What can be wrong with a file of rules. All faults are reported at once.

use eldercare_assessment::{OptionId, QuestionId};
use thiserror::Error;

use crate::ids::NeedId;

/// One fault in a file of rules.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RulesError {
    /// The file is not the JSON of rules.
    #[error("line {line}, column {column}: {message}")]
    Malformed {
        /// Line in the file, from 1.
        line: usize,
        /// Column in that line, from 1.
        column: usize,
        /// What was expected.
        message: String,
    },
    /// The file has a format number that this code does not read.
    #[error("format {0} is not known; this code reads format 1")]
    UnknownFormat(u32),
    /// The rules are made for another questionnaire.
    #[error("the rules are for the instrument {stated}, not for {given}")]
    OtherInstrument {
        /// What the file names.
        stated: String,
        /// The questionnaire that is there.
        given: String,
    },
    /// A text is empty where one is needed.
    #[error("{0} is blank; give it a text")]
    Blank(String),
    /// Two needs share an id.
    #[error("the need {0} stands twice")]
    DuplicateNeed(NeedId),
    /// A list names one thing twice.
    #[error("need {need}: {what} is named twice")]
    NamedTwice {
        /// The need.
        need: NeedId,
        /// What is named.
        what: String,
    },
    /// A need without a step, or a step without a condition, would never be found.
    #[error("need {0}: a step or its conditions are missing")]
    NothingAsked(NeedId),
    /// The steps do not stand from the most urgent to the least, each priority once.
    #[error("need {0}: the steps must go from danger to useful, each at most once")]
    StepOrder(NeedId),
    /// A question that the questionnaire does not have.
    #[error("need {need}: there is no question {question}")]
    UnknownQuestion {
        /// The need.
        need: NeedId,
        /// What it names.
        question: QuestionId,
    },
    /// An option that its question does not have.
    #[error("need {need}: the question {question} has no option {option}")]
    UnknownOption {
        /// The need.
        need: NeedId,
        /// The question.
        question: QuestionId,
        /// What it names.
        option: OptionId,
    },
    /// The best option of a question can point to no need: everybody would have it.
    #[error("need {need}: the best answer to {question} would give it to everybody")]
    BestAnswer {
        /// The need.
        need: NeedId,
        /// The question.
        question: QuestionId,
    },
    /// The options of a question do not go from the best to the worst.
    #[error("need {need}: the options of {question} do not go from the best to the worst")]
    OptionOrder {
        /// The need.
        need: NeedId,
        /// The question.
        question: QuestionId,
    },
    /// A level that the questionnaire does not have, or the best one.
    #[error("need {need}: the level {level} is not between 1 and the worst")]
    UnknownLevel {
        /// The need.
        need: NeedId,
        /// What it names.
        level: u8,
    },
    /// A service that is not in the list of services.
    #[error("need {need}: there is no service {service}")]
    UnknownService {
        /// The need.
        need: NeedId,
        /// What it names.
        service: String,
    },
}
