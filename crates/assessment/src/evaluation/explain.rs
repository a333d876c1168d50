//! Which answers brought the level about, and which would change it.
//!
//! Everything here is true in every completion of the answers: what is said of a range holds
//! wherever in the range the person is. So with much unknown there is little to say, and never
//! anything wrong.

use super::{
    level::raised,
    points::{self, Span},
    rules::{RuleStates, sets},
};
use crate::{
    answers::{Answer, Answers},
    ids::{QuestionId, RuleId},
    instrument::{Condition, Instrument, Question, Rule},
    reading::Reading,
    truth::Truth,
};

/// A rule that applies for certain, and the answers that make it apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: RuleId,
    /// The answers behind it, in the order asked.
    pub answers: Vec<QuestionId>,
}

/// Why the level is what it is. Never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The fewest answered items that decided the level, each with the points it lost: had all of
    /// these lost nothing, the level would be better. Those that lost most stand first.
    pub deciding_items: Vec<(QuestionId, u8)>,
    /// The conditions and counts that decided it, in the order asked: without any one of them the
    /// level would be better.
    pub deciding_conditions: Vec<QuestionId>,
    /// The answered items where one point more, in that answer alone, would give another level.
    pub one_point_more: Vec<QuestionId>,
    /// The rules that apply for certain, in the instrument's order, with the answers behind them.
    pub reasons: Vec<Reason>,
}

pub(crate) fn explain(instrument: &Instrument, answers: &Answers) -> Explanation {
    let reading = Reading {
        instrument,
        answers,
    };
    let total = points::total(&points::dimensions(reading));
    let states = RuleStates::read(reading);
    let lost = points::costliest(reading);
    let one_more_matters = better_by(instrument, total, &states, 1);
    let losing = |question: &&Question| lost.iter().any(|(id, _)| id == &question.id);
    Explanation {
        deciding_items: deciding_items(instrument, total, &states, &lost),
        deciding_conditions: deciding_conditions(reading, total, &states),
        one_point_more: instrument
            .questions()
            .iter()
            .filter(|question| one_more_matters && losing(question))
            .map(|question| question.id.clone())
            .collect(),
        reasons: reasons(reading, &states),
    }
}

/// The level of a total once it is known which rules apply.
fn level(instrument: &Instrument, total: u16, is_set: bool, is_raised: bool) -> u8 {
    let worst = instrument.worst_level();
    let plain = instrument.level_of(total);
    match (is_set, is_raised) {
        (true, _) => worst,
        (false, true) => raised(plain, worst),
        (false, false) => plain,
    }
}

/// What a condition can turn out to be.
fn outcomes(truth: Truth) -> &'static [bool] {
    match truth {
        Truth::No => &[false],
        Truth::Unknown => &[false, true],
        Truth::Yes => &[true],
    }
}

/// Whether this many points more give another level, in every completion. The points are those of
/// answered items, so they add to every total that the unknown ones allow.
fn better_by(instrument: &Instrument, total: Span, states: &RuleStates<'_>, points: u16) -> bool {
    let others = |before: u16, is_set: bool, is_raised: bool| {
        let at = |total| level(instrument, total, is_set, is_raised);
        at(before.saturating_add(points)) != at(before)
    };
    (total.low..=total.high).all(|before| {
        outcomes(states.set).iter().all(|is_set| {
            let mut raises = outcomes(states.raise).iter();
            raises.all(|is_raised| others(before, *is_set, *is_raised))
        })
    })
}

fn deciding_items(
    instrument: &Instrument,
    total: Span,
    states: &RuleStates<'_>,
    lost: &[(QuestionId, u8)],
) -> Vec<(QuestionId, u8)> {
    let mut back = 0_u16;
    for (place, (_, points)) in lost.iter().enumerate() {
        back = back.saturating_add(u16::from(*points));
        if better_by(instrument, total, states, back) {
            return lost.iter().take(place + 1).cloned().collect();
        }
    }
    Vec::new()
}

fn deciding_conditions(
    reading: Reading<'_>,
    total: Span,
    states: &RuleStates<'_>,
) -> Vec<QuestionId> {
    let asked = reading.asked().filter(|question| !question.is_item());
    let alone: Vec<&Question> = asked
        .filter(|question| is_deciding(reading, total, states, question))
        .collect();
    // "Something happened" is named only where no single count behind it says more.
    let says_more = |gate: &Question| {
        let behind = |question: &&Question| {
            let asked_if = question.asked_if.as_ref();
            asked_if.is_some_and(|asked_if| asked_if.question == gate.id)
        };
        alone.iter().any(behind)
    };
    let named = alone.iter().filter(|question| !says_more(question));
    named.map(|question| question.id.clone()).collect()
}

/// Whether the level would be another one in every completion if this answer were the best one.
fn is_deciding(
    reading: Reading<'_>,
    total: Span,
    states: &RuleStates<'_>,
    question: &Question,
) -> bool {
    let (Some(chosen), Some(best)) = (reading.chosen(question), question.options.first()) else {
        return false;
    };
    if chosen.id == best.id {
        return false;
    }
    let mut answers = reading.answers.clone();
    answers.set(question.id.clone(), Answer::Option(best.id.clone()));
    let without = Reading {
        answers: &answers,
        ..reading
    };
    let without = RuleStates::read(without);
    let pairs = states.each.iter().zip(&without.each);
    let mut changed = pairs.filter(|((_, with), (_, without))| with != without);
    let Some(((rule, Truth::Yes), (_, Truth::No))) = changed.next() else {
        return false;
    };
    let other = |sets_level: bool| {
        let each = without.each.iter();
        let others = each.filter(|(other, _)| other.id != rule.id && sets(other) == sets_level);
        Truth::any(others.map(|(_, truth)| *truth))
    };
    let at = |total, is_set, is_raised| level(reading.instrument, total, is_set, is_raised);
    (total.low..=total.high).all(|total| {
        outcomes(other(true)).iter().all(|set| {
            outcomes(other(false)).iter().all(|raise| {
                let with = (*set || sets(rule), *raise || !sets(rule));
                at(total, with.0, with.1) != at(total, *set, *raise)
            })
        })
    })
}

fn reasons(reading: Reading<'_>, states: &RuleStates<'_>) -> Vec<Reason> {
    let certain = states.certain();
    let rules = reading.instrument.rules().iter();
    rules
        .filter(|rule| certain.contains(&rule.id))
        .map(|rule| Reason {
            rule: rule.id.clone(),
            answers: behind(reading, rule),
        })
        .collect()
}

fn behind(reading: Reading<'_>, rule: &Rule) -> Vec<QuestionId> {
    let counts = |id: &&QuestionId| {
        let question = reading.instrument.question(id.as_str());
        let chosen = question.and_then(|question| reading.chosen(question));
        chosen.is_some_and(|option| option.count.unwrap_or(0) > 0)
    };
    match &rule.when {
        Condition::Is(answer) => vec![answer.question.clone()],
        Condition::SumAtLeast { questions, .. } => {
            questions.iter().filter(counts).cloned().collect()
        }
    }
}
