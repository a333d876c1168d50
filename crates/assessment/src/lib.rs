//! Self-checks and forms: instruments as checked data, the answers to them, the way through the
//! questions, and what the answers allow to be said.
//!
//! An [`Instrument`] is checked once, when it is read. What is made of its answers is its
//! [`Scoring`]: a level of capability ([`Evaluation`], with the [`Explanation`] of how it came
//! about and the [`Trend`] since an earlier time), the grade of a self-rating ([`SelfRating`]), or
//! a record without score ([`Entries`]). Deriving these and the [`Journey`] is total: nothing
//! fails and nothing panics. An answer that is missing or "not sure" is a value of its own; it is
//! never a zero and never a "no".
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
mod entries;
mod error;
mod evaluation;
mod ids;
mod instrument;
mod journey;
mod reading;
mod self_rating;
mod trend;
mod truth;

pub use answers::{Answer, Answers};
pub use entries::{Entries, Entry, EntryFault};
pub use error::InstrumentError;
pub use evaluation::{DimensionScore, Evaluation, Explanation, LevelSpan, Reason, Span};
pub use ids::{DangerId, DimensionId, GradeId, OptionId, QuestionId, RuleId, SectionId};
pub use instrument::{
    ActivityClass, AnswerIs, AnswerOption, Condition, Confidence, DependentActivities, Dimension,
    Effect, Grade, Instrument, LevelBand, Levels, Provenance, Question, QuestionKind, Record, Rule,
    Scoring, Standard,
};
pub use journey::Journey;
pub use self_rating::{Dependent, SelfRating};
pub use trend::{Change, ItemChange, Standing, Trend};
pub use truth::Truth;
