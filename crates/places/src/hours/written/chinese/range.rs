//! Times and parts of the day to spans.

use crate::hours::Span;

use super::super::week::DAY;
use super::token::{Part, Token};

/// From what hour on a span may go on past midnight without a word about it. `9:00-5:00` is more
/// likely a careless five in the afternoon than twenty hours, and is not read.
const LATE: u16 = 17 * 60;

/// A span at the beginning of these tokens, and how many they are.
pub(super) fn span(tokens: &[Token]) -> Option<(Span, usize)> {
    match tokens {
        [Token::AroundTheClock, ..] => Some((Span::new(0, DAY).ok()?, 1)),
        // 全天24小时, 全天8:00-20:00: the time says more.
        [Token::WholeDay, rest @ ..] => match span(rest) {
            Some((span, length)) if !span.is_vague() => Some((span, length + 1)),
            _ => Some((Span::new(0, DAY).ok()?.vaguely(), 1)),
        },
        _ => exact(tokens).or_else(|| vague(tokens)),
    }
}

/// 上午 in the place of a time: some of it, with an hour of margin on both sides, because the
/// sessions of a morning run over noon.
fn vague(tokens: &[Token]) -> Option<(Span, usize)> {
    let [Token::Part(part), rest @ ..] = tokens else {
        return None;
    };
    if matches!(rest, [Token::Time(..) | Token::Number(_), ..]) {
        return None;
    }
    let (from, to) = match part {
        Part::Dawn => (0, 7),
        Part::Morning => (5, 13),
        Part::Noon => (10, 15),
        Part::Afternoon => (11, 19),
        Part::Evening => (16, 24),
    };
    Some((Span::new(from * 60, to * 60).ok()?.vaguely(), 1))
}

/// 上午9点-11点半, 9:00-17:00, 晚上8点-次日7点, 9-17点.
fn exact(tokens: &[Token]) -> Option<(Span, usize)> {
    let (start, first) = clock(tokens)?;
    let [Token::Range, rest @ ..] = tokens.get(first..)? else {
        return None;
    };
    let (end, second) = clock(rest)?;
    // Two bare numbers may be anything.
    if start.bare && end.bare {
        return None;
    }
    let from = start.minutes(start.part)?;
    let to = end.minutes(end.part.or(start.part))?;
    let to = match (end.next_day, to > from) {
        (true, _) => to + DAY,
        (false, true) => to,
        (false, false) if from >= LATE || end.part == Some(Part::Dawn) => to + DAY,
        (false, false) => return None,
    };
    Some((Span::new(from, to).ok()?, first + 1 + second))
}

struct Clock {
    part: Option<Part>,
    next_day: bool,
    hour: u16,
    minute: u16,
    bare: bool,
}

/// Words about the part of the day and a time.
fn clock(tokens: &[Token]) -> Option<(Clock, usize)> {
    let (mut part, mut next_day) = (None, false);
    for (at, token) in tokens.iter().enumerate() {
        let (hour, minute, bare) = match *token {
            Token::Part(word) => {
                part = Some(word);
                continue;
            }
            Token::NextDay => {
                next_day = true;
                continue;
            }
            Token::Time(hour, minute) => (hour, minute, false),
            Token::Number(hour) => (hour, 0, true),
            _ => return None,
        };
        let clock = Clock {
            part,
            next_day,
            hour,
            minute,
            bare,
        };
        return Some((clock, at + 1));
    }
    None
}

impl Clock {
    /// Minutes since midnight, the hour being of this part of the day.
    #[allow(
        clippy::match_same_arms,
        reason = "one line for what each part of the day says"
    )]
    fn minutes(&self, part: Option<Part>) -> Option<u16> {
        let hour = match (part, self.hour) {
            (None, hour) => hour,
            (Some(Part::Dawn), 12) => 0,
            (Some(Part::Dawn), hour @ 0..=6) => hour,
            (Some(Part::Morning), hour @ 0..=12) => hour,
            (Some(Part::Noon), hour @ 1..=3) => hour + 12,
            (Some(Part::Noon), hour @ 10..=15) => hour,
            (Some(Part::Afternoon), hour @ 1..=11) => hour + 12,
            (Some(Part::Afternoon), hour @ 12..=24) => hour,
            (Some(Part::Evening), 12) => 24,
            (Some(Part::Evening), hour @ 4..=11) => hour + 12,
            (Some(Part::Evening), hour @ 16..=24) => hour,
            // 上午13点, 下午0点: a slip somewhere.
            _ => return None,
        };
        (hour < 24 || self.minute == 0).then_some(hour * 60 + self.minute)
    }
}
