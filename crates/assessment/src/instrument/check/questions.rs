//! Checks on questions: options cover what they must, references point backwards.

use crate::{
    answers::UNSURE,
    error::InstrumentError,
    instrument::{Document, Question, QuestionKind},
};

pub(super) fn check(document: &Document, faults: &mut Vec<InstrumentError>) {
    for (position, question) in document.questions.iter().enumerate() {
        options(question, faults);
        values(question, faults);
        dependency(document, position, question, faults);
    }
}

fn options(question: &Question, faults: &mut Vec<InstrumentError>) {
    if !question.has_options() {
        if !question.options.is_empty() {
            faults.push(InstrumentError::StrayOptions(question.id.clone()));
        }
        return;
    }
    if question.options.len() < 2 {
        faults.push(InstrumentError::NoChoice(question.id.clone()));
    }
    if question.option(UNSURE).is_some() {
        faults.push(InstrumentError::ReservedOption(question.id.clone()));
    }
}

/// Scores and counts belong to their kind of question and cover its whole range, so that sums of
/// unknown answers have no holes.
fn values(question: &Question, faults: &mut Vec<InstrumentError>) {
    let is_count = question.kind == QuestionKind::EventCount;
    for option in &question.options {
        let stray_score = option.score.is_some() && !question.is_item();
        let stray_count = option.count.is_some() && !is_count;
        if stray_score || stray_count {
            faults.push(InstrumentError::UnexpectedValue {
                question: question.id.clone(),
                option: option.id.clone(),
            });
        }
    }
    if let QuestionKind::Item { max, .. } = question.kind
        && !covers(question.options.iter().map(|o| o.score), Some(max))
    {
        faults.push(InstrumentError::ScoresNotCovered(question.id.clone()));
    }
    if is_count && !covers(question.options.iter().map(|o| o.count), None) {
        faults.push(InstrumentError::CountsNotCovered(question.id.clone()));
    }
}

/// Whether the values are 0, 1, 2 … up to `max` (or as far as they go), each once, in any order.
fn covers(values: impl Iterator<Item = Option<u8>>, max: Option<u8>) -> bool {
    let Some(mut values) = values.collect::<Option<Vec<u8>>>() else {
        return false;
    };
    values.sort_unstable();
    let consecutive = values.iter().copied().eq((0..=u8::MAX).take(values.len()));
    consecutive && max.is_none_or(|max| values.last() == Some(&max))
}

fn dependency(
    document: &Document,
    position: usize,
    question: &Question,
    faults: &mut Vec<InstrumentError>,
) {
    let Some(gate) = &question.asked_if else {
        return;
    };
    if question.is_item() || matches!(question.kind, QuestionKind::Activity { .. }) {
        faults.push(InstrumentError::ItemNotAlwaysAsked(question.id.clone()));
    }
    let Some(at) = document
        .questions
        .iter()
        .position(|q| q.id == gate.question)
    else {
        faults.push(InstrumentError::UnknownQuestion {
            from: question.id.to_string(),
            to: gate.question.clone(),
        });
        return;
    };
    if at >= position {
        faults.push(InstrumentError::ForwardReference {
            from: question.id.clone(),
            to: gate.question.clone(),
        });
    }
    if let Some(earlier) = document.questions.get(at) {
        gate_question(question, earlier, faults);
    }
}

fn gate_question(question: &Question, earlier: &Question, faults: &mut Vec<InstrumentError>) {
    if earlier.asked_if.is_some() {
        faults.push(InstrumentError::NestedDependency(question.id.clone()));
    }
    if let Some(gate) = &question.asked_if
        && earlier.option(gate.option.as_str()).is_none()
    {
        faults.push(InstrumentError::UnknownOption {
            from: question.id.to_string(),
            to: earlier.id.clone(),
            option: gate.option.clone(),
        });
    }
}
