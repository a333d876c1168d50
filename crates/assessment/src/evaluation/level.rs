//! From points and rules to levels.

use super::{points::Span, rules::RuleStates};
use crate::{instrument::Instrument, truth::Truth};

/// The best and the worst level that the answers allow; equal when the level is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelSpan {
    /// The best level, the lower number.
    pub best: u8,
    /// The worst level, the higher number.
    pub worst: u8,
}

impl LevelSpan {
    /// The level when there is only one.
    #[must_use]
    pub fn single(self) -> Option<u8> {
        (self.best == self.worst).then_some(self.best)
    }
}

pub(super) fn preliminary(instrument: &Instrument, total: Span) -> LevelSpan {
    LevelSpan {
        best: instrument.level_of(total.high),
        worst: instrument.level_of(total.low),
    }
}

/// One level worse, never past the worst; the intact level is raised like any other.
pub(super) fn raised(level: u8, worst: u8) -> u8 {
    level.saturating_add(1).min(worst)
}

/// Every level that some completion gives, from the best.
pub(super) fn possible(
    instrument: &Instrument,
    preliminary: LevelSpan,
    states: &RuleStates<'_>,
) -> Vec<u8> {
    let worst = instrument.worst_level();
    let levels = instrument.levels().iter().map(|band| band.level);
    levels
        .filter(|level| {
            let spans = |p: u8| (preliminary.best..=preliminary.worst).contains(&p);
            let unset = states.set != Truth::Yes;
            let plain = unset && states.raise != Truth::Yes && spans(*level);
            let raises = unset && states.raise.is_possible();
            let by_raise = (0..=worst).any(|p| spans(p) && raised(p, worst) == *level);
            let by_set = states.set.is_possible() && *level == worst;
            plain || (raises && by_raise) || by_set
        })
        .collect()
}

/// First and last of the possible levels. There is always one; the fallback only avoids a panic.
pub(super) fn ends(possible: &[u8], fallback: LevelSpan) -> LevelSpan {
    LevelSpan {
        best: possible.first().copied().unwrap_or(fallback.best),
        worst: possible.last().copied().unwrap_or(fallback.worst),
    }
}
