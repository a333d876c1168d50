//! One stretch of open time, from a time of day to another.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Minutes of a day.
const DAY: u16 = 1440;

/// A stretch of time that begins on one day and may end on the next. The end is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(try_from = "Written", into = "Written")]
#[cbor(array)]
pub struct Span {
    /// Minutes since midnight, below 1440.
    #[n(0)]
    from: u16,
    /// Minutes since the same midnight; later than `from`, by one day at most.
    #[n(1)]
    to: u16,
    /// Whether the list says only that it is open at some time of the stretch (上午, 全日).
    #[n(2)]
    vague: bool,
}

impl Span {
    /// From one minute of the day to another; past midnight the end has 1440 added.
    pub const fn new(from: u16, to: u16) -> Result<Span, NoSuchTime> {
        if from >= DAY || to <= from || to > from + DAY {
            return Err(NoSuchTime { from, to });
        }
        Ok(Span {
            from,
            to,
            vague: false,
        })
    }

    /// The same stretch, when it is only known that some of it is open time.
    #[must_use]
    pub const fn vaguely(self) -> Span {
        Span {
            vague: true,
            ..self
        }
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn from(self) -> u16 {
        self.from
    }

    /// Minutes since the same midnight, more than 1440 past the next one.
    #[must_use]
    pub const fn to(self) -> u16 {
        self.to
    }

    /// Whether only some of it is open time.
    #[must_use]
    pub const fn is_vague(self) -> bool {
        self.vague
    }

    /// Whether a minute, counted from the midnight before the stretch, lies in it.
    #[must_use]
    pub fn holds(self, minute: i32) -> bool {
        i32::from(self.from) <= minute && minute < i32::from(self.to)
    }
}

/// Times that are no stretch of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "minutes {from} to {to} are no opening hours: they begin before 24:00, end after they begin and last one day at most"
)]
pub struct NoSuchTime {
    from: u16,
    to: u16,
}

/// The form in published files: `{"from": "22:00", "to": "26:00"}`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    from: String,
    to: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    vague: bool,
}

/// A text that is no stretch of time.
#[derive(Debug, thiserror::Error)]
enum Unreadable {
    #[error("`{0}` is no time of day: write it as 09:00, past midnight as 26:00")]
    Time(String),
    #[error(transparent)]
    Span(#[from] NoSuchTime),
}

impl TryFrom<Written> for Span {
    type Error = Unreadable;

    fn try_from(written: Written) -> Result<Self, Unreadable> {
        let (from, to) = (minutes(written.from)?, minutes(written.to)?);
        let span = Span::new(from, to)?;
        Ok(if written.vague { span.vaguely() } else { span })
    }
}

impl From<Span> for Written {
    fn from(span: Span) -> Self {
        let text = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        Written {
            from: text(span.from),
            to: text(span.to),
            vague: span.vague,
        }
    }
}

/// `09:30` as minutes; up to 48:00.
fn minutes(text: String) -> Result<u16, Unreadable> {
    let number = |digits: &str| {
        let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        two.then(|| digits.parse::<u16>().ok()).flatten()
    };
    let read = text
        .split_once(':')
        .and_then(|(hours, minutes)| Some((number(hours)?, number(minutes)?)));
    match read {
        Some((hours @ 0..=48, minutes @ 0..=59)) => Ok(hours * 60 + minutes),
        _ => Err(Unreadable::Time(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_form_reads_back_and_wrong_times_are_refused() {
        let night: Span = serde_json::from_str(r#"{"from":"22:00","to":"26:00"}"#).unwrap();
        assert_eq!((night.from(), night.to()), (1320, 1560));
        assert!(night.holds(1320) && night.holds(1559) && !night.holds(1560));
        let written = serde_json::to_string(&night.vaguely()).unwrap();
        assert_eq!(written, r#"{"from":"22:00","to":"26:00","vague":true}"#);
        for (from, to) in [
            ("09:00", "09:00"),
            ("24:00", "25:00"),
            ("09:00", "33:01"),
            ("9:00", "10:00"),
        ] {
            let text = format!(r#"{{"from":"{from}","to":"{to}"}}"#);
            assert!(serde_json::from_str::<Span>(&text).is_err(), "{text}");
        }
    }
}
