//! A point in time as the wire writes it.

use std::fmt;

use eldercare_days::Day;

const DAY_SECONDS: u64 = 86_400;

/// Seconds since 1970-01-01T00:00:00Z, written as RFC 3339 in UTC: `2026-11-22T04:05:06Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub u64);

impl Moment {
    /// Reads exactly the form that `Display` writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
        let fields: Vec<u64> = time
            .split(':')
            .filter(|field| field.len() == 2 && field.bytes().all(|byte| byte.is_ascii_digit()))
            .filter_map(|field| field.parse().ok())
            .collect();
        let (&[hour @ 0..24, minute @ 0..60, second @ 0..60], 8) = (fields.as_slice(), time.len())
        else {
            return None;
        };
        let days = u64::try_from(Day::parse(day)?.0).ok()?;
        Some(Self(
            days * DAY_SECONDS + hour * 3_600 + minute * 60 + second,
        ))
    }

    /// The calendar day at this moment in a zone so many hours east of Greenwich; China has 8.
    #[must_use]
    pub fn day_in_zone(self, hours_east: u8) -> Day {
        let local = self.0.saturating_add(u64::from(hours_east) * 3_600);
        Day(i32::try_from(local / DAY_SECONDS).unwrap_or(i32::MAX))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.0 % DAY_SECONDS;
        let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
        write!(
            formatter,
            "{}T{hour:02}:{minute:02}:{second:02}Z",
            self.day_in_zone(0)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;
    use eldercare_days::Day;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_moment_is_read_back_from_its_text(seconds in 0_u64..7_258_118_400) {
            prop_assert_eq!(Moment::parse(&Moment(seconds).to_string()), Some(Moment(seconds)));
        }
    }

    #[test]
    fn the_epoch_and_a_known_moment_read_as_the_standard_says() {
        assert_eq!(Moment(0).to_string(), "1970-01-01T00:00:00Z");
        assert_eq!(Moment(1_000_000_000).to_string(), "2001-09-09T01:46:40Z");
    }

    #[test]
    fn late_in_the_evening_in_greenwich_it_is_already_tomorrow_in_china() {
        let evening = Moment::parse("2026-11-22T16:00:00Z").unwrap();
        assert_eq!(Some(evening.day_in_zone(8)), Day::parse("2026-11-23"));
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in [
            "",
            "2026-11-22",
            "2026-11-22T24:00:00Z",
            "2026-11-22T1:2:3Z",
            "2026-11-22T01:02:03+08:00",
            "2026-11-22T01:02:03.5Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text:?}");
        }
    }
}
