//! Which unknown answers can still change the level.
//!
//! A question is named only if there are two completions that differ in it alone and give
//! different levels. The checks of the instrument make this decidable rule by rule: each question
//! serves one rule, and sums of points and of events have no holes.

use super::{
    level::{LevelSpan, raised},
    rules::{RuleStates, events, sets},
};
use crate::{
    ids::QuestionId,
    instrument::{Condition, Question, Rule},
    reading::Reading,
    truth::Truth,
};

pub(super) fn would_settle(
    reading: Reading<'_>,
    preliminary: LevelSpan,
    states: &RuleStates<'_>,
) -> Vec<QuestionId> {
    if states.set == Truth::Yes {
        return Vec::new();
    }
    let worst = reading.instrument.worst_level();
    let items_matter = items_matter(preliminary, states, worst);
    let unknown = reading.asked().filter(|q| reading.chosen(q).is_none());
    unknown
        .filter(|question| {
            if question.is_item() {
                items_matter
            } else {
                states.each.iter().any(|(rule, truth)| {
                    *truth == Truth::Unknown
                        && rule_matters(rule, preliminary, states, worst)
                        && decides(reading, rule, question)
                })
            }
        })
        .map(|question| question.id.clone())
        .collect()
}

/// One point more or less matters as soon as the possible totals touch two levels that stay
/// different after the rules. Each unknown item can then be the one that tips it.
fn items_matter(preliminary: LevelSpan, states: &RuleStates<'_>, worst: u8) -> bool {
    let plainly = states.raise != Truth::Yes && preliminary.best != preliminary.worst;
    let raised_too = states.raise.is_possible()
        && raised(preliminary.best, worst) != raised(preliminary.worst, worst);
    plainly || raised_too
}

/// A rule matters while the best level can still get worse and no other rule has done it already.
fn rule_matters(rule: &Rule, preliminary: LevelSpan, states: &RuleStates<'_>, worst: u8) -> bool {
    let already_raised = states.raise == Truth::Yes;
    let best = if already_raised {
        raised(preliminary.best, worst)
    } else {
        preliminary.best
    };
    best < worst && (sets(rule) || !already_raised)
}

/// Whether an unknown question takes part in deciding an open rule. The question whether there
/// were events at all decides only while none was counted behind it and some still may be.
fn decides(reading: Reading<'_>, rule: &Rule, question: &Question) -> bool {
    let reads = rule.when.reads();
    if reads.contains(&question.id) {
        return true;
    }
    let behind: Vec<QuestionId> = reads
        .iter()
        .filter(|id| is_behind(reading, id, question))
        .cloned()
        .collect();
    match &rule.when {
        Condition::Is(_) => !behind.is_empty(),
        Condition::SumAtLeast { .. } => matches!(events(reading, &behind), (0, 1..)),
    }
}

fn is_behind(reading: Reading<'_>, id: &QuestionId, gate: &Question) -> bool {
    let hidden = reading.instrument.question(id.as_str());
    let asked_if = hidden.and_then(|question| question.asked_if.as_ref());
    asked_if.is_some_and(|asked_if| asked_if.question == gate.id)
}
