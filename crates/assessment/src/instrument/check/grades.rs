//! Checks on a table of grades: every pair of counts that answers can give stands in it once, and
//! one dependent activity more never gives a better grade.

use crate::{
    error::InstrumentError,
    instrument::{ActivityClass, DependentActivities, Question, QuestionKind},
};

pub(super) fn check(
    table: &DependentActivities,
    questions: &[Question],
    faults: &mut Vec<InstrumentError>,
) {
    for question in questions {
        activity(table, question, faults);
    }
    let most = [ActivityClass::A, ActivityClass::B].map(|class| count(questions, class));
    pairs(table, most, faults);
    if faults.is_empty() {
        monotone(table, most, faults);
    }
}

fn activity(table: &DependentActivities, question: &Question, faults: &mut Vec<InstrumentError>) {
    if !matches!(question.kind, QuestionKind::Activity { .. }) {
        faults.push(InstrumentError::UnfitKind(question.id.clone()));
    }
    let last = question.options.last();
    if last.is_none_or(|option| option.id != table.dependent) {
        faults.push(InstrumentError::DependentNotLast(question.id.clone()));
    }
    if question.section.is_some() {
        faults.push(InstrumentError::Section(question.id.clone()));
    }
    if question.required {
        faults.push(InstrumentError::StrayMark(question.id.clone()));
    }
}

/// How many activities a class has.
fn count(questions: &[Question], wanted: ActivityClass) -> u8 {
    let of_class = questions.iter().filter(
        |question| matches!(question.kind, QuestionKind::Activity { class } if class == wanted),
    );
    u8::try_from(of_class.count()).unwrap_or(u8::MAX)
}

fn pairs(
    table: &DependentActivities,
    [most_a, most_b]: [u8; 2],
    faults: &mut Vec<InstrumentError>,
) {
    for grade in &table.grades {
        let beyond = grade
            .pairs
            .iter()
            .filter(|(a, b)| *a > most_a || *b > most_b);
        faults.extend(beyond.map(|(a, b)| InstrumentError::PairOutOfRange {
            grade: grade.id.clone(),
            a: *a,
            b: *b,
        }));
    }
    for (a, b) in all(most_a, most_b) {
        let named = table.grades.iter().flat_map(|grade| &grade.pairs);
        let times = named.filter(|pair| **pair == (a, b)).count();
        if times != 1 {
            faults.push(InstrumentError::PairNotOnce { a, b, times });
        }
    }
}

fn monotone(
    table: &DependentActivities,
    [most_a, most_b]: [u8; 2],
    faults: &mut Vec<InstrumentError>,
) {
    let standing = |a: u8, b: u8| {
        let mut grades = table.grades.iter().enumerate();
        grades
            .find(|(_, grade)| grade.pairs.contains(&(a, b)))
            .map(|(place, grade)| (place, grade.may_apply))
    };
    for (a, b) in all(most_a, most_b) {
        let here = standing(a, b);
        let more = [(a.saturating_add(1), b), (a, b.saturating_add(1))];
        let worse = more.into_iter().filter_map(|(a, b)| standing(a, b));
        let falls = |(place, may): (usize, bool)| {
            here.is_some_and(|(here, may_here)| place < here || (may_here && !may))
        };
        if worse.into_iter().any(falls) {
            faults.push(InstrumentError::GradesNotMonotone { a, b });
        }
    }
}

fn all(most_a: u8, most_b: u8) -> impl Iterator<Item = (u8, u8)> {
    (0..=most_a).flat_map(move |a| (0..=most_b).map(move |b| (a, b)))
}
