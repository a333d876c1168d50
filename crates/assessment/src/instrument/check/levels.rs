//! Checks on sums and bands: dimensions add up, bands touch and cover 0 to the highest total.

use crate::{
    error::InstrumentError,
    ids::DimensionId,
    instrument::{Levels, Question, QuestionKind},
};

pub(super) fn check(levels: &Levels, questions: &[Question], faults: &mut Vec<InstrumentError>) {
    kinds(questions, faults);
    dimensions(levels, questions, faults);
    for dimension in &levels.dimensions {
        let summed = sum_of_maxima(questions, Some(&dimension.id));
        if summed != u32::from(dimension.max) {
            faults.push(InstrumentError::DimensionMax {
                dimension: dimension.id.clone(),
                stated: dimension.max,
                summed,
            });
        }
    }
    order(levels, faults);
    bands(levels, questions, faults);
}

fn kinds(questions: &[Question], faults: &mut Vec<InstrumentError>) {
    for question in questions {
        let is_activity = matches!(question.kind, QuestionKind::Activity { .. });
        if is_activity || question.is_of_record() {
            faults.push(InstrumentError::UnfitKind(question.id.clone()));
        }
        if question.section.is_some() {
            faults.push(InstrumentError::Section(question.id.clone()));
        }
        if question.required {
            faults.push(InstrumentError::StrayMark(question.id.clone()));
        }
    }
}

fn dimensions(levels: &Levels, questions: &[Question], faults: &mut Vec<InstrumentError>) {
    for question in questions {
        if let QuestionKind::Item { dimension, .. } = &question.kind
            && !levels.dimensions.iter().any(|d| &d.id == dimension)
        {
            faults.push(InstrumentError::UnknownDimension {
                item: question.id.clone(),
                dimension: dimension.clone(),
            });
        }
    }
}

fn sum_of_maxima(questions: &[Question], within: Option<&DimensionId>) -> u32 {
    let maxima = questions.iter().filter_map(|q| match &q.kind {
        QuestionKind::Item { dimension, max } => within
            .is_none_or(|id| id == dimension)
            .then_some(u32::from(*max)),
        _ => None,
    });
    maxima.sum()
}

fn order(levels: &Levels, faults: &mut Vec<InstrumentError>) {
    for (expected, band) in (0..=u8::MAX).zip(&levels.levels) {
        if band.level != expected {
            faults.push(InstrumentError::LevelOrder(band.level));
        }
    }
}

/// Level 0 ends at the highest total; each worse band ends just below the one before; the worst
/// starts at 0. This also keeps the highest total within 16 bits.
fn bands(levels: &Levels, questions: &[Question], faults: &mut Vec<InstrumentError>) {
    let mut expected_max = Some(sum_of_maxima(questions, None));
    for band in &levels.levels {
        if Some(u32::from(band.max)) != expected_max || band.min > band.max {
            faults.push(InstrumentError::Bands(band.level));
        }
        expected_max = u32::from(band.min).checked_sub(1);
    }
    let last = levels.levels.last();
    if last.is_none_or(|worst| worst.min != 0) {
        faults.push(InstrumentError::Bands(last.map_or(0, |worst| worst.level)));
    }
}
