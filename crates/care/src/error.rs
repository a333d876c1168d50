//! What can be wrong with a file of rules. All faults are reported at once.

use eldercare_assessment::{OptionId, QuestionId};
use thiserror::Error;

use crate::ids::{NeedId, StateId};

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
    #[error("{part}: {what} is named twice")]
    NamedTwice {
        /// Where it stands: the need, or the state.
        part: String,
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
    #[error("{part}: there is no question {question}")]
    UnknownQuestion {
        /// Where it stands: the need, or the state.
        part: String,
        /// What it names.
        question: QuestionId,
    },
    /// An option that its question does not have.
    #[error("{part}: the question {question} has no option {option}")]
    UnknownOption {
        /// Where it stands: the need, or the state.
        part: String,
        /// The question.
        question: QuestionId,
        /// What it names.
        option: OptionId,
    },
    /// The best option of a question can point to no need: everybody would have it.
    #[error("{part}: the best answer to {question} would give it to everybody")]
    BestAnswer {
        /// Where it stands: the need, or the state.
        part: String,
        /// The question.
        question: QuestionId,
    },
    /// The options of a question do not go from the best to the worst.
    #[error("{part}: the options of {question} do not go from the best to the worst")]
    OptionOrder {
        /// Where it stands: the need, or the state.
        part: String,
        /// The question.
        question: QuestionId,
    },
    /// A level that the questionnaire does not have, or the best one.
    #[error("{part}: the level {level} is not between 1 and the worst")]
    UnknownLevel {
        /// Where it stands: the need, or the state.
        part: String,
        /// What it names.
        level: u8,
    },
    /// A service that is not in the list of services.
    #[error("{part}: there is no service {service}")]
    UnknownService {
        /// Where it stands: the need, or the state.
        part: String,
        /// What it names.
        service: String,
    },
    /// Two states share an id.
    #[error("the state {0} stands twice")]
    DuplicateState(StateId),
    /// A state without a condition would never hold.
    #[error("the state {0} has no condition")]
    EmptyState(StateId),
    /// A need names a state that the file does not have.
    #[error("{part}: there is no state {state}")]
    UnknownState {
        /// The need.
        part: String,
        /// What it names.
        state: StateId,
    },
    /// The states of a need do not stand in the order of the file, each at most once.
    #[error(
        "need {0}: its states must stand in the order of the list of states, each at most once"
    )]
    StateOrder(NeedId),
}
