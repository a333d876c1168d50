//! Checks on rules: what they read exists and is theirs alone, and those that set a level set the
//! worst and come first. With this the range of levels can be told exactly, rule by rule.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    error::InstrumentError,
    ids::{QuestionId, RuleId},
    instrument::{Condition, Effect, Levels, Question, QuestionKind, Rule},
};

pub(super) fn check(levels: &Levels, questions: &[Question], faults: &mut Vec<InstrumentError>) {
    for rule in &levels.rules {
        for id in rule.when.reads() {
            read(questions, rule, id, faults);
        }
        threshold(questions, rule, faults);
    }
    effects(levels, faults);
    faults.extend(shared(levels, questions));
}

fn read(questions: &[Question], rule: &Rule, id: &QuestionId, faults: &mut Vec<InstrumentError>) {
    let Some(question) = find(questions, id) else {
        faults.push(InstrumentError::UnknownQuestion {
            from: rule.id.to_string(),
            to: id.clone(),
        });
        return;
    };
    let (fits, option) = match &rule.when {
        Condition::Is(answer) => (
            question.kind == QuestionKind::Condition,
            Some(&answer.option),
        ),
        Condition::SumAtLeast { .. } => (question.kind == QuestionKind::EventCount, None),
    };
    if !fits {
        faults.push(InstrumentError::UnfitQuestion {
            rule: rule.id.clone(),
            question: id.clone(),
        });
    }
    if let Some(option) = option.filter(|option| question.option(option.as_str()).is_none()) {
        faults.push(InstrumentError::UnknownOption {
            from: rule.id.to_string(),
            to: id.clone(),
            option: option.clone(),
        });
    }
}

/// The last option means "this many or more", so a higher threshold could not be decided.
fn threshold(all: &[Question], rule: &Rule, faults: &mut Vec<InstrumentError>) {
    let Condition::SumAtLeast {
        questions,
        threshold,
        ..
    } = &rule.when
    else {
        return;
    };
    let counts = questions.iter().filter_map(|id| find(all, id));
    let highest = counts.map(Question::max_count).min().unwrap_or(0);
    if *threshold == 0 || *threshold > highest {
        faults.push(InstrumentError::UnfitThreshold(rule.id.clone()));
    }
}

fn effects(levels: &Levels, faults: &mut Vec<InstrumentError>) {
    let worst = levels.levels.last().map(|band| band.level);
    let mut raised = false;
    for rule in &levels.rules {
        match rule.effect {
            Effect::RaiseOnce => raised = true,
            Effect::SetLevel(level) => {
                if Some(level) != worst {
                    faults.push(InstrumentError::SetsOtherThanWorst(rule.id.clone()));
                }
                if raised {
                    faults.push(InstrumentError::SetsAfterRaise(rule.id.clone()));
                }
            }
        }
    }
}

/// Each question serves one rule, and once; a question that decides whether others are asked
/// belongs to their rule. Every question at fault is named once.
fn shared(levels: &Levels, questions: &[Question]) -> Vec<InstrumentError> {
    let mut owners: BTreeMap<&QuestionId, &RuleId> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for rule in &levels.rules {
        let reads = rule.when.reads();
        for id in reads {
            if owners.insert(id, &rule.id).is_some() {
                shared.insert(id);
            }
        }
        let asked = reads.iter().filter_map(|id| find(questions, id));
        for gate in asked.filter_map(|question| question.asked_if.as_ref()) {
            let owner = *owners.entry(&gate.question).or_insert(&rule.id);
            if owner != &rule.id || reads.contains(&gate.question) {
                shared.insert(&gate.question);
            }
        }
    }
    let faults = shared.into_iter().cloned();
    faults.map(InstrumentError::SharedQuestion).collect()
}

fn find<'a>(questions: &'a [Question], id: &QuestionId) -> Option<&'a Question> {
    questions.iter().find(|question| &question.id == id)
}
