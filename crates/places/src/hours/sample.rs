//! Schedules and official days for tests.

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{Dated, OnHolidays, OnMakeup, Schedule, Season, ServiceHours, Span, Weekdays, Weekly};
use crate::calendar::{Day, DayKind, DayKinds, OfficialDays, Possible, Run};

fn span() -> impl Strategy<Value = Span> {
    // Quarters of an hour, so that ends and beginnings meet.
    (0..96_u16, 1..=96_u16, prop::bool::weighted(0.2)).prop_map(|(from, length, vague)| {
        let span = Span::new(from * 15, (from + length) * 15).unwrap();
        if vague { span.vaguely() } else { span }
    })
}

fn weekdays() -> impl Strategy<Value = Weekdays> {
    vec(0..7_u8, 1..6).prop_map(|days| days.into_iter().fold(Weekdays::NONE, Weekdays::with))
}

fn season() -> impl Strategy<Value = Season> {
    (1..=12_u16, 1..=28_u16, 1..=12_u16, 1..=28_u16).prop_map(|(m, d, n, e)| Season {
        first: m * 100 + d,
        last: n * 100 + e,
    })
}

fn week() -> impl Strategy<Value = Vec<Weekly>> {
    let one = (weekdays(), span(), option::weighted(0.2, season()));
    vec(one, 0..4).prop_map(|list| {
        let weekly = |(days, span, season)| Weekly { days, span, season };
        list.into_iter().map(weekly).collect()
    })
}

/// Any schedule.
pub fn schedule() -> impl Strategy<Value = Schedule> {
    let holidays = select(vec![
        OnHolidays::NotStated,
        OnHolidays::AsUsual,
        OnHolidays::Closed,
        OnHolidays::OwnHours,
    ]);
    let makeup = select(vec![
        OnMakeup::NotStated,
        OnMakeup::AsUsual,
        OnMakeup::AsWorkday,
    ]);
    let dates = vec((20_700..20_800, 0..5, vec(span(), 0..2)), 0..2);
    let services = vec(("[a-z]{1,5}", week()), 0..2);
    (week(), holidays, vec(span(), 0..3), makeup, dates, services).prop_map(
        |(week, on_holidays, holiday_hours, on_makeup, dates, services)| Schedule {
            week,
            on_holidays,
            holiday_hours,
            on_makeup,
            dates: dates
                .into_iter()
                .map(|(first, days, hours)| Dated {
                    first: Day(first),
                    last: Day(first + days),
                    hours,
                })
                .collect(),
            services: services
                .into_iter()
                .map(|(service, week)| ServiceHours { service, week })
                .collect(),
        },
    )
}

/// Autumn 2026 on the mainland as it was arranged, and what 2027 may bring.
pub fn official() -> OfficialDays {
    let day = |text| Day::first_of(text).unwrap();
    let run = |text, days, kind| Run {
        first: day(text),
        days,
        kinds: DayKinds::only(kind),
    };
    OfficialDays {
        known_from: day("2026-01-01"),
        known_until: day("2026-12-20"),
        runs: vec![
            run("2026-09-20", 1, DayKind::Makeup),
            run("2026-09-25", 3, DayKind::Holiday),
            run("2026-10-01", 7, DayKind::Holiday),
            run("2026-10-10", 1, DayKind::Makeup),
        ],
        possible: vec![
            Possible {
                first: 101,
                last: 101,
                kinds: DayKinds::only(DayKind::Holiday),
            },
            Possible {
                first: 102,
                last: 105,
                kinds: DayKinds::ORDINARY.or(DayKind::Holiday).or(DayKind::Makeup),
            },
        ],
    }
}
