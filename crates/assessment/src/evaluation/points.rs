//! Adding up points. An unknown item adds nothing to the lowest total and its maximum to the
//! highest; since options cover every score, every total in between is reached too.

use crate::{
    ids::{DimensionId, QuestionId},
    instrument::{Question, QuestionKind},
    reading::Reading,
};

/// Points that the answers allow, out of a maximum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Fewest points.
    pub low: u16,
    /// Most points.
    pub high: u16,
    /// Points when nothing is lost.
    pub max: u16,
}

/// Points of one dimension (一级指标).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionScore {
    /// The dimension.
    pub id: DimensionId,
    /// Points when nothing is lost.
    pub max: u16,
    /// Fewest points that the answers allow.
    pub low: u16,
    /// Most points that the answers allow.
    pub high: u16,
}

pub(super) fn dimensions(reading: Reading<'_>) -> Vec<DimensionScore> {
    let dimensions = reading.instrument.dimensions().iter();
    dimensions
        .map(|dimension| {
            let span = items(reading)
                .filter(|item| item.dimension == &dimension.id)
                .fold(Span::default(), |sum, item| add(sum, item.points()));
            DimensionScore {
                id: dimension.id.clone(),
                max: span.max,
                low: span.low,
                high: span.high,
            }
        })
        .collect()
}

pub(super) fn total(dimensions: &[DimensionScore]) -> Span {
    dimensions.iter().fold(Span::default(), |sum, dimension| {
        add(
            sum,
            Span {
                low: dimension.low,
                high: dimension.high,
                max: dimension.max,
            },
        )
    })
}

/// Answered items that lost points; the sort is stable, so equal losses keep the order asked.
pub(super) fn costliest(reading: Reading<'_>) -> Vec<(QuestionId, u8)> {
    let mut lost: Vec<_> = items(reading)
        .filter_map(|item| {
            let lost = item.max.saturating_sub(item.score?);
            (lost > 0).then(|| (item.question.id.clone(), lost))
        })
        .collect();
    lost.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    lost
}

struct ScoredItem<'a> {
    question: &'a Question,
    dimension: &'a DimensionId,
    max: u8,
    score: Option<u8>,
}

impl ScoredItem<'_> {
    fn points(&self) -> Span {
        Span {
            low: u16::from(self.score.unwrap_or(0)),
            high: u16::from(self.score.unwrap_or(self.max)),
            max: u16::from(self.max),
        }
    }
}

fn items(reading: Reading<'_>) -> impl Iterator<Item = ScoredItem<'_>> {
    let questions = reading.instrument.questions().iter();
    questions.filter_map(move |question| match &question.kind {
        QuestionKind::Item { dimension, max } => Some(ScoredItem {
            question,
            dimension,
            max: *max,
            score: reading.chosen(question).and_then(|option| option.score),
        }),
        _ => None,
    })
}

// The check of the bands keeps the highest total within 16 bits; saturating only says so.
fn add(a: Span, b: Span) -> Span {
    Span {
        low: a.low.saturating_add(b.low),
        high: a.high.saturating_add(b.high),
        max: a.max.saturating_add(b.max),
    }
}
