//! Checks on a record: every question is of a record and stands in a section, in their order.

use crate::{
    error::InstrumentError,
    instrument::{Question, QuestionKind, Record},
};

/// A note fits on the page that is printed.
const MOST_SIGNS: u16 = 1000;

pub(super) fn check(record: &Record, questions: &[Question], faults: &mut Vec<InstrumentError>) {
    for question in questions {
        if !question.is_of_record() {
            faults.push(InstrumentError::UnfitKind(question.id.clone()));
        }
        if let QuestionKind::Note { max_signs } = question.kind
            && !(1..=MOST_SIGNS).contains(&max_signs)
        {
            faults.push(InstrumentError::NoteRoom(question.id.clone()));
        }
        let own = question.section.as_ref();
        if !own.is_some_and(|own| record.sections.contains(own)) {
            faults.push(InstrumentError::Section(question.id.clone()));
        }
        gate(question, questions, faults);
    }
    order(record, questions, faults);
}

/// Only one chosen option can decide whether another question is asked.
fn gate(question: &Question, questions: &[Question], faults: &mut Vec<InstrumentError>) {
    let gate = question.asked_if.as_ref();
    let earlier = gate.and_then(|gate| questions.iter().find(|q| q.id == gate.question));
    if earlier.is_some_and(|earlier| earlier.kind != QuestionKind::Choice) {
        faults.push(InstrumentError::UnfitKind(question.id.clone()));
    }
}

/// The questions of a section stand together, and no section is empty.
fn order(record: &Record, questions: &[Question], faults: &mut Vec<InstrumentError>) {
    let mut rest = questions.iter().peekable();
    for section in &record.sections {
        let mut any = false;
        while rest
            .next_if(|q| q.section.as_ref() == Some(section))
            .is_some()
        {
            any = true;
        }
        if !any {
            faults.push(InstrumentError::SectionOrder(section.clone()));
        }
    }
}
