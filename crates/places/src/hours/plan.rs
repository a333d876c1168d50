//! What one day's hours are, given all kinds of day that it may be.

use super::{OnHolidays, OnMakeup, OpenState, Schedule, Span, Unclear, Weekly};
use crate::calendar::{DAY_MINUTES, Day, DayKind, Minute, OfficialDays};

const KINDS: [DayKind; 3] = [DayKind::Ordinary, DayKind::Holiday, DayKind::Makeup];
const SATURDAY: u8 = 5;

/// The hours of a place or of one of its services, under the official days of its region.
#[derive(Clone, Copy)]
pub(super) struct Plan<'a> {
    pub(super) schedule: &'a Schedule,
    /// The week of the place, or that of the service.
    pub(super) week: &'a [Weekly],
    pub(super) official: &'a OfficialDays,
}

impl Plan<'_> {
    /// The state at a minute: what began on its day, and what began the day before and goes on.
    pub(super) fn state(self, at: Minute) -> OpenState {
        let (today, minute) = (at.day(), at.of_day());
        let begun = self.of_day(today, minute);
        let going_on = self.of_day(today.plus(-1), minute + DAY_MINUTES);
        begun.or(going_on)
    }

    /// The state by the hours that begin on `day`, `minute` minutes after its midnight.
    fn of_day(self, day: Day, minute: i32) -> OpenState {
        let dates = &self.schedule.dates;
        if let Some(dated) = dates.iter().rev().find(|d| d.first <= day && day <= d.last) {
            return covered(dated.hours.iter(), minute);
        }
        let kinds = self.official.kinds(day);
        let states = KINDS
            .into_iter()
            .filter(|kind| kinds.may_be(*kind))
            .map(|kind| self.if_kind(kind, day, minute));
        same(states, Unclear::MayBeHoliday)
    }

    fn if_kind(self, kind: DayKind, day: Day, minute: i32) -> OpenState {
        let weekday = day.weekday();
        match kind {
            DayKind::Holiday => self.on_holiday(day, minute),
            DayKind::Makeup if weekday >= SATURDAY => self.on_makeup(day, minute),
            DayKind::Ordinary | DayKind::Makeup => self.usual(weekday, day, minute),
        }
    }

    /// The hours of a day of the week, in the season of `day`.
    fn usual(self, weekday: u8, day: Day, minute: i32) -> OpenState {
        let spans = self
            .week
            .iter()
            .filter(|weekly| weekly.days.contains(weekday))
            .filter(|weekly| weekly.season.is_none_or(|season| season.holds(day)))
            .map(|weekly| &weekly.span);
        covered(spans, minute)
    }

    fn on_holiday(self, day: Day, minute: i32) -> OpenState {
        let usual = || self.usual(day.weekday(), day, minute);
        match self.schedule.on_holidays {
            OnHolidays::AsUsual => usual(),
            OnHolidays::Closed => OpenState::Closed,
            OnHolidays::OwnHours => covered(self.schedule.holiday_hours.iter(), minute),
            // The night after matters only where usual hours would go on into it.
            OnHolidays::NotStated if minute >= DAY_MINUTES && usual() == OpenState::Closed => {
                OpenState::Closed
            }
            OnHolidays::NotStated => OpenState::Unknown(Unclear::HolidayNotStated),
        }
    }

    fn on_makeup(self, day: Day, minute: i32) -> OpenState {
        let usual = self.usual(day.weekday(), day, minute);
        let working = || (0..SATURDAY).map(|weekday| self.usual(weekday, day, minute));
        let unclear = Unclear::MakeupNotStated;
        match self.schedule.on_makeup {
            OnMakeup::AsUsual => usual,
            OnMakeup::AsWorkday => same(working(), unclear),
            OnMakeup::NotStated => same(working().chain([usual]), unclear),
        }
    }

    /// The next minute after `at` at which anything of the day may change: a beginning, an end,
    /// midnight.
    pub(super) fn next_edge(self, at: Minute) -> Minute {
        let schedule = self.schedule;
        let spans = (self.week.iter().map(|weekly| &weekly.span))
            .chain(&schedule.holiday_hours)
            .chain(schedule.dates.iter().flat_map(|dated| &dated.hours));
        let (start, minute) = (at.day().start(), at.of_day());
        let wait = |edge: u16| match i32::from(edge) % DAY_MINUTES {
            edge if edge > minute => edge,
            edge => edge + DAY_MINUTES,
        };
        let next = spans
            .flat_map(|span| [span.from(), span.to()])
            .map(wait)
            .fold(DAY_MINUTES, i32::min);
        Minute(start.0.saturating_add(next))
    }
}

/// The state under spans that begin on one day.
fn covered<'a>(spans: impl Iterator<Item = &'a Span>, minute: i32) -> OpenState {
    spans
        .filter(|span| span.holds(minute))
        .map(|span| {
            if span.is_vague() {
                OpenState::Unknown(Unclear::TimeNotStated)
            } else {
                OpenState::Open
            }
        })
        .fold(OpenState::Closed, OpenState::or)
}

/// The state that all cases agree on; else it is unclear.
fn same(states: impl Iterator<Item = OpenState>, unclear: Unclear) -> OpenState {
    states
        .reduce(|one, other| {
            if one == other {
                one
            } else {
                OpenState::Unknown(unclear)
            }
        })
        .unwrap_or(OpenState::Unknown(unclear))
}
