//! Open, closed or unknown at a minute, and what comes next.

use super::{Schedule, ServiceHours, plan::Plan};
use crate::calendar::{Day, Minute, OfficialDays};

/// How far ahead a change is looked for: past the longest holiday (nine days with its weekends)
/// to the next weekly day.
const HORIZON_DAYS: i32 = 16;

/// Why nobody can say whether it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unclear {
    /// No hours are published.
    NotPublished,
    /// Hours are published in words that could not be read.
    NotRead,
    /// It is an official holiday and the list does not say what holds on it.
    HolidayNotStated,
    /// It is a weekend that is worked (调休) and the list does not say what holds on it.
    MakeupNotStated,
    /// It may be an official holiday; the arrangement for that year is not known here.
    MayBeHoliday,
    /// The list names the part of the day (上午), not the time.
    TimeNotStated,
}

impl Unclear {
    /// Whether any hours are published at all.
    #[must_use]
    pub const fn has_hours(self) -> bool {
        !matches!(self, Unclear::NotPublished)
    }

    /// The stable id, for locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Unclear::NotPublished => "not-published",
            Unclear::NotRead => "not-read",
            Unclear::HolidayNotStated => "holiday",
            Unclear::MakeupNotStated => "makeup",
            Unclear::MayBeHoliday => "may-be-holiday",
            Unclear::TimeNotStated => "time",
        }
    }
}

/// Whether a place is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OpenState {
    /// Open by its published hours.
    Open,
    /// Closed by its published hours, or because it is closed altogether.
    Closed,
    /// Nobody can say.
    Unknown(Unclear),
}

impl OpenState {
    /// Two sets of hours together: open if one is, closed only if both are.
    #[must_use]
    pub const fn or(self, other: OpenState) -> OpenState {
        match (self, other) {
            (OpenState::Open, _) | (_, OpenState::Open) => OpenState::Open,
            (OpenState::Closed, other) => other,
            (unknown, _) => unknown,
        }
    }

    /// Whether both are open, both closed or both unknown, whatever the reason.
    #[must_use]
    pub const fn is_like(self, other: OpenState) -> bool {
        matches!(
            (self, other),
            (OpenState::Open, OpenState::Open)
                | (OpenState::Closed, OpenState::Closed)
                | (OpenState::Unknown(_), OpenState::Unknown(_))
        )
    }
}

/// The next change of the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first minute of the new state.
    pub at: Minute,
    /// The new state.
    pub to: OpenState,
}

/// The state at a minute and what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Open, closed or unknown.
    pub state: OpenState,
    /// The next change within 16 days, if it is known. A change to unknown promises nothing:
    /// "closes at 17:00" and "opens at 9:00" are said only of changes to closed and to open.
    pub then: Option<Change>,
    /// Whether it is closed altogether ([`Hours::closed`]), not by its hours.
    pub closure: bool,
}

impl Opening {
    /// Until when it stays open, for a place that is open now.
    #[must_use]
    pub fn closes(&self) -> Option<Minute> {
        let then = self.then.filter(|_| self.state == OpenState::Open)?;
        (then.to == OpenState::Closed).then_some(then.at)
    }

    /// When it opens next, for a place that is closed now.
    #[must_use]
    pub fn opens(&self) -> Option<Minute> {
        let then = self.then.filter(|_| self.state == OpenState::Closed)?;
        (then.to == OpenState::Open).then_some(then.at)
    }
}

/// Days on which a place is closed altogether.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedDays {
    /// The first day.
    pub first: Day,
    /// The last day; none when it is closed for good.
    pub last: Option<Day>,
}

impl ClosedDays {
    /// Whether it is closed on a day.
    #[must_use]
    pub fn hold(self, day: Day) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }
}

/// What is published about the open time of a place or of one of its services.
#[derive(Clone, Copy, Debug)]
pub struct Hours<'a> {
    /// The schedule; what it says of holidays and dates holds for services too.
    pub schedule: Option<&'a Schedule>,
    /// Look at this service, an entry of [`Schedule::services`], not at the place.
    pub service: Option<&'a ServiceHours>,
    /// Whether there is any text about hours. Without a schedule it decides between "not
    /// published" and "not read".
    pub published: bool,
    /// When it is closed altogether; wins over the hours.
    pub closed: Option<ClosedDays>,
}

impl Hours<'_> {
    /// The hours of a place without details.
    #[must_use]
    pub const fn unread(published: bool) -> Self {
        Hours {
            schedule: None,
            service: None,
            published,
            closed: None,
        }
    }

    /// Whether it is open at a minute of the local clock, and what comes next.
    #[must_use]
    pub fn opening(self, official: &OfficialDays, now: Minute) -> Opening {
        let closure = self.is_closed_on(now.day());
        let Some(schedule) = self.schedule else {
            let missing = if self.published {
                Unclear::NotRead
            } else {
                Unclear::NotPublished
            };
            let state = if closure {
                OpenState::Closed
            } else {
                OpenState::Unknown(missing)
            };
            return Opening {
                state,
                then: None,
                closure,
            };
        };
        let week = self.service.map_or(&schedule.week, |own| &own.week);
        let plan = Plan {
            schedule,
            week,
            official,
        };
        let state = self.state(plan, now);
        Opening {
            state,
            then: self.change(plan, now, state),
            closure,
        }
    }

    fn is_closed_on(self, day: Day) -> bool {
        self.closed.is_some_and(|closed| closed.hold(day))
    }

    fn state(self, plan: Plan<'_>, at: Minute) -> OpenState {
        if self.is_closed_on(at.day()) {
            OpenState::Closed
        } else {
            plan.state(at)
        }
    }

    fn change(self, plan: Plan<'_>, now: Minute, state: OpenState) -> Option<Change> {
        let end = now.day().plus(HORIZON_DAYS).start();
        let mut at = now;
        loop {
            // Always later than before, so that the search ends.
            at = plan.next_edge(at);
            if at >= end {
                return None;
            }
            let to = self.state(plan, at);
            if !to.is_like(state) {
                return Some(Change { at, to });
            }
        }
    }
}
