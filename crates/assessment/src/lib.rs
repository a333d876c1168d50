//! The capability self-check: instruments as checked data, the answers to them, the way through
//! the questions, and what the answers allow to be said about the level of capability.
//!
//! An [`Instrument`] is checked once, when it is read. After that, deriving the [`Journey`] and
//! the [`Evaluation`] from the [`Answers`] is total: nothing fails and nothing panics. An answer
//! that is missing or "not sure" is a value of its own; it is never a zero and never a "no".
//!
//! Deliberately not here: text for people (`assets/locales`), storage, dates, advice on benefits,
//! and any claim of being the official assessment, which two trained assessors make on the spot.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod answers;
mod error;
mod evaluation;
mod ids;
mod instrument;
mod journey;
mod reading;
mod truth;

pub use answers::{Answer, Answers};
pub use error::InstrumentError;
pub use evaluation::{DimensionScore, Evaluation, LevelSpan, Span};
pub use ids::{DangerId, DimensionId, OptionId, QuestionId, RuleId};
pub use instrument::{
    AnswerIs, AnswerOption, Condition, Confidence, Dimension, Effect, Instrument, LevelBand,
    Provenance, Question, QuestionKind, Rule, Standard,
};
pub use journey::Journey;
pub use truth::Truth;
