//! Who answers and asks for an elder who agreed to that: what was agreed, and whether it holds today.
//!
//! It is kept where the family keeps it, on the device and on a sheet of paper. A request carries of it what
//! it always carried: for whom it is, and how that person agreed.

use eldercare_days::Day;

use crate::choice::{Agreement, closed_list};

closed_list! {
    /// Who answers and asks, seen from the elder.
    Relation, 5 {
        /// 儿女, also those by marriage.
        Child => "child",
        /// 老伴.
        Spouse => "spouse",
        /// 孙辈.
        Grandchild => "grandchild",
        /// 其他亲属.
        Relative => "relative",
        /// 邻居, or somebody of the village office.
        Neighbour => "neighbour",
    }
}

closed_list! {
    /// How the elder agreed.
    How, 4 {
        /// 说好了: asked and said yes.
        Spoken => "spoken",
        /// 写了字条: on paper.
        Written => "written",
        /// 本人在旁边: sits beside and hears every question.
        Present => "present",
        /// 我是监护人: the elder cannot say it, the guardian does.
        Guardian => "guardian",
    }
}

closed_list! {
    /// What for.
    Scope, 3 {
        /// The questions about how the elder gets on.
        Check => "check",
        /// Requests and applications.
        Requests => "requests",
        /// Both.
        Both => "both",
    }
}

closed_list! {
    /// For how long, as a person would say it.
    Lasting, 3 {
        /// 只这一次: today.
        Once => "once",
        /// 三个月.
        Quarter => "quarter",
        /// 一年.
        Year => "year",
    }
}

/// What somebody is about to do for the elder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Answers questions about how the elder gets on.
    Check,
    /// Asks for a service, or applies for something.
    Request,
}

/// What an elder agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// Who may do it.
    pub relation: Relation,
    /// How the elder agreed.
    pub how: How,
    /// What for.
    pub scope: Scope,
    /// From this day on.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The day on which the elder took it back.
    pub revoked: Option<Day>,
}

/// Whether what was agreed holds for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProxyStanding {
    /// It does.
    Holds,
    /// The elder took it back.
    Revoked,
    /// Its time is over.
    Over,
    /// Its first day is not here yet; also where a clock was put back.
    NotBegun,
    /// It was agreed for something else.
    Outside,
}

impl ProxyStanding {
    /// The id in text keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Revoked => "revoked",
            Self::Over => "over",
            Self::NotBegun => "not-begun",
            Self::Outside => "outside",
        }
    }
}

impl How {
    /// The same as a request says it.
    #[must_use]
    pub const fn agreement(self) -> Agreement {
        match self {
            Self::Spoken | Self::Present => Agreement::Spoken,
            Self::Written => Agreement::Signed,
            Self::Guardian => Agreement::Guardian,
        }
    }
}

impl Scope {
    /// Whether it is wide enough for this.
    #[must_use]
    pub const fn covers(self, act: Act) -> bool {
        matches!(
            (self, act),
            (Self::Both, _) | (Self::Check, Act::Check) | (Self::Requests, Act::Request)
        )
    }
}

impl Lasting {
    /// The last day of what begins on this one. Where a month has no such day, its last one.
    #[must_use]
    pub fn until(self, from: Day) -> Day {
        match self {
            Self::Once => from,
            Self::Quarter => months_after(from, 3),
            Self::Year => months_after(from, 12),
        }
    }
}

fn months_after(from: Day, months: i32) -> Day {
    let (year, month, day) = from.calendar();
    let months = year.saturating_mul(12).saturating_add(month - 1 + months);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let mut days = (28..=day).rev().chain(std::iter::once(day));
    days.find_map(|day| Day::from_calendar(year, month, day))
        .unwrap_or(from)
}

impl Proxy {
    /// Whether it holds for this on this day.
    #[must_use]
    pub fn standing(&self, act: Act, today: Day) -> ProxyStanding {
        match self.standing_on(today) {
            ProxyStanding::Holds if !self.scope.covers(act) => ProxyStanding::Outside,
            standing => standing,
        }
    }

    /// Whether it holds for anything on this day.
    #[must_use]
    pub fn standing_on(&self, today: Day) -> ProxyStanding {
        if self.revoked.is_some() {
            ProxyStanding::Revoked
        } else if today > self.until {
            ProxyStanding::Over
        } else if today < self.from {
            ProxyStanding::NotBegun
        } else {
            ProxyStanding::Holds
        }
    }

    /// The same, taken back on this day. What was taken back before stays so.
    #[must_use]
    pub fn revoked_on(self, day: Day) -> Self {
        Self {
            revoked: self.revoked.or(Some(day)),
            ..self
        }
    }
}
