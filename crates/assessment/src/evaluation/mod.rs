//! What the answers allow to be said: points, level and the reasons for it, as exact ranges.
//!
//! "Exact" means: each end of a range is reached by some way of completing the answers. A
//! completion gives every unknown question one of its options; when it was not sure whether there
//! were events at all, it does not contradict events that were counted all the same.

mod explain;
mod level;
mod points;
mod rules;
mod settle;

pub(crate) use explain::explain;
pub use explain::{Explanation, Reason};
pub use level::LevelSpan;
pub use points::{DimensionScore, Span};

use crate::{
    answers::Answers,
    ids::{DangerId, QuestionId, RuleId},
    instrument::Instrument,
    reading::Reading,
    truth::Truth,
};
use rules::RuleStates;

/// Everything that follows from instrument and answers. Never stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// Points of each dimension, in the instrument's order.
    pub dimensions: Vec<DimensionScore>,
    /// Points in all.
    pub total: Span,
    /// Level by the points alone.
    pub preliminary: LevelSpan,
    /// Level after the rules: the best and the worst that any completion allows.
    pub level: LevelSpan,
    /// Every level that some completion gives, from the best. It has a hole when only the question
    /// about coma is open, for example levels 1 and 4.
    pub possible_levels: Vec<u8>,
    /// The rules that apply for certain, in the instrument's order. A rule that sets the level
    /// stands alone, since the others then change nothing.
    pub adjustments: Vec<RuleId>,
    /// The rules that apply in some completions.
    pub possible_adjustments: Vec<RuleId>,
    /// The answered items that lost points, most points first, else in the order asked.
    pub costliest: Vec<(QuestionId, u8)>,
    /// The unknown questions whose answer can still change the level, in the order asked.
    pub would_settle: Vec<QuestionId>,
    /// The dangers that the answers point to, each once, the gravest first where the instrument
    /// ranks them, else in the order asked. Every copy of a result says what to do about each.
    pub dangers: Vec<DangerId>,
    /// Whether nothing is unknown, or the level is set whatever is unknown.
    pub complete: bool,
}

pub(crate) fn evaluate(instrument: &Instrument, answers: &Answers) -> Evaluation {
    let reading = Reading {
        instrument,
        answers,
    };
    let dimensions = points::dimensions(reading);
    let total = points::total(&dimensions);
    let states = RuleStates::read(reading);
    let preliminary = level::preliminary(instrument, total);
    let possible_levels = level::possible(instrument, preliminary, &states);
    let is_set = states.set == Truth::Yes;
    Evaluation {
        level: level::ends(&possible_levels, preliminary),
        possible_levels,
        adjustments: states.certain(),
        possible_adjustments: states.possible(),
        costliest: points::costliest(reading),
        would_settle: settle::would_settle(reading, preliminary, &states),
        dangers: dangers(reading),
        complete: is_set || reading.asked().all(|q| reading.chosen(q).is_some()),
        dimensions,
        total,
        preliminary,
    }
}

/// Whether a rule sets the level for certain.
pub(crate) fn is_level_set(reading: Reading<'_>) -> bool {
    RuleStates::read(reading).set == Truth::Yes
}

fn dangers(reading: Reading<'_>) -> Vec<DangerId> {
    let mut dangers = Vec::new();
    let chosen = reading.asked().filter_map(|q| reading.chosen(q));
    for danger in chosen.filter_map(|option| option.danger.as_ref()) {
        if !dangers.contains(danger) {
            dangers.push(danger.clone());
        }
    }
    let ranks = reading.instrument.dangers();
    dangers.sort_by_key(|danger| ranks.iter().position(|ranked| ranked == danger));
    dangers
}
