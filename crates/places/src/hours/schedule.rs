//! A week of opening hours, what differs on holidays and single dates, and single services.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{Span, Weekdays};
use crate::calendar::Day;

/// Part of every year, as month × 100 + day of the month; it may go over the new year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(array)]
pub struct Season {
    /// The first day.
    #[n(0)]
    pub first: u16,
    /// The last day.
    #[n(1)]
    pub last: u16,
}

impl Season {
    /// Whether a day of any year is in it.
    #[must_use]
    pub fn holds(self, day: Day) -> bool {
        let (_, month, date) = day.calendar();
        let at = month * 100 + date;
        let (first, last) = (i32::from(self.first), i32::from(self.last));
        if first <= last {
            first <= at && at <= last
        } else {
            first <= at || at <= last
        }
    }
}

/// Open time on days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(array)]
pub struct Weekly {
    /// On which days it begins.
    #[n(0)]
    pub days: Weekdays,
    /// From when to when.
    #[n(1)]
    pub span: Span,
    /// Only in this part of the year.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub season: Option<Season>,
}

/// What the list says about official holidays.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum OnHolidays {
    /// Nothing: then nobody knows.
    #[default]
    #[n(0)]
    NotStated,
    /// Open as on any such day of the week (全年无休, 节假日不休).
    #[n(1)]
    AsUsual,
    /// Closed (节假日休息).
    #[n(2)]
    Closed,
    /// Open as [`Schedule::holiday_hours`] says.
    #[n(3)]
    OwnHours,
}

/// What the list says about weekend days that are worked instead (调休).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum OnMakeup {
    /// Nothing: known only where the weekend and every working day have the same hours.
    #[default]
    #[n(0)]
    NotStated,
    /// As on that day of the week.
    #[n(1)]
    AsUsual,
    /// As on working days (工作日): known where Monday to Friday have the same hours.
    #[n(2)]
    AsWorkday,
}

/// Days with their own hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(array)]
pub struct Dated {
    /// The first day.
    #[n(0)]
    #[serde(with = "iso")]
    pub first: Day,
    /// The last day.
    #[n(1)]
    #[serde(with = "iso")]
    pub last: Day,
    /// Their hours; none when it is closed.
    #[n(2)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Span>,
}

/// The hours of one service inside the place: lunch in a canteen, the clinic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(array)]
pub struct ServiceHours {
    /// Id of a meal ([`crate::details::Meal::id`]) or the service as the list names it.
    #[n(0)]
    pub service: String,
    /// Its week. Holidays, worked weekends and single dates are those of the place.
    #[n(1)]
    pub week: Vec<Weekly>,
}

/// Opening hours. The numbers of the members are those of the pack and never change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields, default)]
#[cbor(map)]
pub struct Schedule {
    /// Open time of the week; whatever is not in it is closed.
    #[n(0)]
    pub week: Vec<Weekly>,
    /// What holds on official holidays.
    #[n(1)]
    #[serde(skip_serializing_if = "is_default")]
    #[cbor(default)]
    pub on_holidays: OnHolidays,
    /// Hours of official holidays, for [`OnHolidays::OwnHours`].
    #[n(2)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cbor(default)]
    pub holiday_hours: Vec<Span>,
    /// What holds on weekends that are worked.
    #[n(3)]
    #[serde(skip_serializing_if = "is_default")]
    #[cbor(default)]
    pub on_makeup: OnMakeup,
    /// Dates with hours of their own; they win over everything else, the last one first.
    #[n(4)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cbor(default)]
    pub dates: Vec<Dated>,
    /// Hours of single services.
    #[n(5)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cbor(default)]
    pub services: Vec<ServiceHours>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Days as ISO dates in published files.
mod iso {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::calendar::Day;

    #[allow(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde's with hands over a reference"
    )]
    pub fn serialize<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
        let (year, month, date) = day.calendar();
        serializer.collect_str(&format_args!("{year:04}-{month:02}-{date:02}"))
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Day, D::Error> {
        let text = String::deserialize(deserializer)?;
        let whole = (text.len() == 10).then(|| Day::first_of(&text)).flatten();
        whole
            .ok_or_else(|| D::Error::custom(format!("`{text}` is no date: write it as 2026-11-25")))
    }
}
