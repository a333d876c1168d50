//! Checks on sums and bands: dimensions add up, bands touch and cover 0 to the highest total.

use crate::{
    error::InstrumentError,
    ids::DimensionId,
    instrument::{Document, QuestionKind},
};

pub(super) fn check(document: &Document, faults: &mut Vec<InstrumentError>) {
    for dimension in &document.dimensions {
        let summed = sum_of_maxima(document, Some(&dimension.id));
        if summed != u32::from(dimension.max) {
            faults.push(InstrumentError::DimensionMax {
                dimension: dimension.id.clone(),
                stated: dimension.max,
                summed,
            });
        }
    }
    order(document, faults);
    bands(document, faults);
}

fn sum_of_maxima(document: &Document, within: Option<&DimensionId>) -> u32 {
    let maxima = document.questions.iter().filter_map(|q| match &q.kind {
        QuestionKind::Item { dimension, max } => within
            .is_none_or(|id| id == dimension)
            .then_some(u32::from(*max)),
        _ => None,
    });
    maxima.sum()
}

fn order(document: &Document, faults: &mut Vec<InstrumentError>) {
    for (expected, band) in (0..=u8::MAX).zip(&document.levels) {
        if band.level != expected {
            faults.push(InstrumentError::LevelOrder(band.level));
        }
    }
}

/// Level 0 ends at the highest total; each worse band ends just below the one before; the worst
/// starts at 0. This also keeps the highest total within 16 bits.
fn bands(document: &Document, faults: &mut Vec<InstrumentError>) {
    let mut expected_max = Some(sum_of_maxima(document, None));
    for band in &document.levels {
        if Some(u32::from(band.max)) != expected_max || band.min > band.max {
            faults.push(InstrumentError::Bands(band.level));
        }
        expected_max = u32::from(band.min).checked_sub(1);
    }
    let last = document.levels.last();
    if last.is_none_or(|worst| worst.min != 0) {
        faults.push(InstrumentError::Bands(last.map_or(0, |worst| worst.level)));
    }
}
