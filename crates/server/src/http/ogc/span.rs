//! The parameter `datetime` (OGC 17-069r4, 7.15.4): a moment or a span of time. What it is compared
//! with is the day on which the facts of a place were last checked.

use eldercare_places::open::checked_days;
use eldercare_requests::{Day, Moment};

use crate::clock::day_in_china;

/// First and last day, each open when absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    first: Option<Day>,
    last: Option<Day>,
}

impl Span {
    /// Reads a moment (RFC 3339) or a day, or two of them with `/` between; `..` and nothing are
    /// an open end.
    pub(super) fn read(text: &str) -> Option<Self> {
        let Some((first, last)) = text.split_once('/') else {
            let day = Some(day(text)?);
            return Some(Self {
                first: day,
                last: day,
            });
        };
        let end = |text: &str| match text {
            "" | ".." => Some(None),
            other => day(other).map(Some),
        };
        let (first, last) = (end(first)?, end(last)?);
        let in_order = first.zip(last).is_none_or(|(first, last)| first <= last);
        in_order.then_some(Self { first, last })
    }

    /// Whether a date as it is published may lie in the span. One that cannot be read lies in none.
    pub(super) fn meets(self, published: &str) -> bool {
        let Some((from, to)) = checked_days(published) else {
            return false;
        };
        self.first.is_none_or(|first| to >= first) && self.last.is_none_or(|last| from <= last)
    }
}

/// The day in China at a moment, or the day itself.
fn day(text: &str) -> Option<Day> {
    let Some((date, clock)) = text.split_once(['T', 't']) else {
        return Day::parse(text);
    };
    let (clock, seconds_east) = zone(clock)?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let is_number = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let wall = Moment::parse(&format!("{date}T{clock}Z")).filter(|_| is_number)?;
    let utc = wall.0.checked_add_signed(-seconds_east)?;
    Some(day_in_china(Moment(utc)))
}

/// The time of the clock without its zone, and how many seconds the zone is ahead of Greenwich.
fn zone(clock: &str) -> Option<(&str, i64)> {
    if let Some(clock) = clock.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let (clock, zone) = clock.split_at_checked(clock.len().checked_sub(6)?)?;
    // A plus that nobody encoded arrives as a blank.
    let (sign, zone) = match zone.split_at_checked(1)? {
        ("+" | " ", zone) => (1, zone),
        ("-", zone) => (-1, zone),
        _ => return None,
    };
    let Moment(seconds) = Moment::parse(&format!("1970-01-01T{zone}:00Z"))?;
    Some((clock, sign * i64::try_from(seconds).ok()?))
}

#[cfg(test)]
mod tests {
    use super::Span;
    use proptest::prelude::*;

    fn meets(span: &str, published: &str) -> Option<bool> {
        Span::read(span).map(|span| span.meets(published))
    }

    #[test]
    fn a_span_meets_the_days_that_a_date_may_mean() {
        for (span, published, expected) in [
            ("2025-09-30", "2025-09", true),
            ("2025-10-01", "2025-09", false),
            ("2025-09-30T15:59:59Z", "2025-09-30", true),
            ("2025-09-30T16:00:00Z", "2025-09-30", false),
            ("2025-10-01T00:30:00.25+08:30", "2025-10-01", true),
            ("2025-10-01T00:30:00 08:00", "2025-10-01", true),
            ("2025-09-30T11:00:00-05:00", "2025-10-01", true),
            ("../2018-12-31", "2018-08-10", true),
            ("../2018-01-01", "2018-08-10", false),
            ("2020-01-01/..", "2018-08-10", false),
            ("2018-01-01T00:00:00Z/2018-12-31T23:59:59Z", "2018", true),
            ("/2018-12-31", "2018-08-10", true),
            ("../..", "2018-08-10", true),
            ("../..", "unknown", false),
        ] {
            assert_eq!(meets(span, published), Some(expected), "{span} {published}");
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "",
            "yesterday",
            "2025-02-30",
            "2025-09",
            "2025-09-30T10:00",
            "2025-09-30T10:00:00",
            "2025-09-30T10:00:00.Z",
            "2025-09-30T10:00:00+0800",
            "2025-09-30T25:00:00Z",
            "2025-09-30/2025-09-01",
            "2025-01-01/2025-02-01/2025-03-01",
        ] {
            assert_eq!(Span::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}|[0-9TZ:+./ -]{0,40}") {
            let _ = Span::read(&text);
        }
    }
}
