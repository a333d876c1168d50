//! A set of days of the week.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The two letters of each day as OpenStreetMap writes them, Monday first.
const LETTERS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Days of the week as one bit each, Monday lowest; in published files a list of `Mo` to `Su`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
#[cbor(transparent)]
pub struct Weekdays(#[n(0)] u8);

impl Weekdays {
    /// No day.
    pub const NONE: Weekdays = Weekdays(0);
    /// Every day.
    pub const ALL: Weekdays = Weekdays(0b111_1111);
    /// Monday to Friday.
    pub const WORKING: Weekdays = Weekdays(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Weekdays = Weekdays(0b110_0000);

    /// These days and one more, 0 for Monday to 6 for Sunday; any other number changes nothing.
    #[must_use]
    pub const fn with(self, weekday: u8) -> Weekdays {
        if weekday > 6 {
            return self;
        }
        Weekdays(self.0 | 1 << weekday)
    }

    /// The days of either.
    #[must_use]
    pub const fn and(self, other: Weekdays) -> Weekdays {
        Weekdays(self.0 | other.0)
    }

    /// These days without those.
    #[must_use]
    pub const fn without(self, other: Weekdays) -> Weekdays {
        Weekdays(self.0 & !other.0)
    }

    /// Whether the day is one of them.
    #[must_use]
    pub const fn contains(self, weekday: u8) -> bool {
        weekday <= 6 && self.0 >> weekday & 1 == 1
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..=6).filter(move |weekday| self.contains(*weekday))
    }
}

/// Letters that name no day of the week.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no day of the week `{0}`: the days are Mo, Tu, We, Th, Fr, Sa and Su")]
pub struct NoSuchWeekday(String);

impl TryFrom<Vec<String>> for Weekdays {
    type Error = NoSuchWeekday;

    fn try_from(names: Vec<String>) -> Result<Self, NoSuchWeekday> {
        let mut days = Weekdays::NONE;
        for name in names {
            let found = (0..).zip(LETTERS).find(|(_, letters)| *letters == name);
            let Some((weekday, _)) = found else {
                return Err(NoSuchWeekday(name));
            };
            days = days.with(weekday);
        }
        Ok(days)
    }
}

impl From<Weekdays> for Vec<String> {
    fn from(days: Weekdays) -> Self {
        days.iter()
            .filter_map(|day| LETTERS.get(usize::from(day)))
            .map(|letters| (*letters).to_owned())
            .collect()
    }
}
