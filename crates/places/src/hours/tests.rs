//! What a family would say of a place at a minute, and what must hold of any schedule.

use proptest::prelude::*;

use super::{
    ClosedDays, Dated, Hours, OnHolidays, OnMakeup, OpenState, Opening, Schedule, Span, Unclear,
    Weekdays, Weekly,
    sample::{official, schedule},
};
use crate::calendar::{DAY_MINUTES, Day, DayKind, Minute};

fn at(text: &str) -> Minute {
    let (day, time) = text.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    let number = |text: &str| text.parse::<i32>().unwrap();
    Minute(Day::first_of(day).unwrap().start().0 + number(hour) * 60 + number(minute))
}

fn weekly(days: Weekdays, from: u16, to: u16) -> Weekly {
    Weekly {
        days,
        span: Span::new(from * 60, to * 60).unwrap(),
        season: None,
    }
}

/// Monday to Friday 9 to 17.
fn office() -> Schedule {
    Schedule {
        week: vec![weekly(Weekdays::WORKING, 9, 17)],
        ..Schedule::default()
    }
}

fn hours(schedule: &Schedule) -> Hours<'_> {
    Hours {
        schedule: Some(schedule),
        ..Hours::unread(true)
    }
}

fn opening(schedule: &Schedule, text: &str) -> Opening {
    hours(schedule).opening(&official(), at(text))
}

fn state(schedule: &Schedule, text: &str) -> OpenState {
    opening(schedule, text).state
}

const OPEN: OpenState = OpenState::Open;
const CLOSED: OpenState = OpenState::Closed;

#[test]
fn an_office_says_when_it_closes_and_opens() {
    let office = office();
    // 2026-11-25 is a Wednesday.
    let noon = opening(&office, "2026-11-25 12:00");
    assert_eq!(
        (noon.state, noon.closes()),
        (OPEN, Some(at("2026-11-25 17:00")))
    );
    let evening = opening(&office, "2026-11-25 17:00");
    assert_eq!(
        (evening.state, evening.opens()),
        (CLOSED, Some(at("2026-11-26 09:00")))
    );
    let friday = opening(&office, "2026-11-27 20:30");
    assert_eq!(friday.opens(), Some(at("2026-11-30 09:00")));
    assert_eq!(state(&office, "2026-11-25 08:59"), CLOSED);
}

#[test]
fn hours_past_midnight_belong_to_the_day_on_which_they_begin() {
    let night = Schedule {
        week: vec![weekly(Weekdays::NONE.with(4), 22, 26)],
        ..Schedule::default()
    };
    assert_eq!(state(&night, "2026-11-28 01:59"), OPEN);
    assert_eq!(state(&night, "2026-11-28 02:00"), CLOSED);
    assert_eq!(state(&night, "2026-11-27 01:00"), CLOSED);
    assert_eq!(
        opening(&night, "2026-11-27 23:00").closes(),
        Some(at("2026-11-28 02:00"))
    );
}

#[test]
fn around_the_clock_has_no_change_until_a_holiday_that_the_list_is_silent_about() {
    let mut always = Schedule {
        week: vec![weekly(Weekdays::ALL, 0, 24)],
        ..Schedule::default()
    };
    let before = opening(&always, "2026-09-24 12:00");
    // At midnight the holiday begins: nothing is said about closing.
    assert_eq!((before.state, before.closes()), (OPEN, None));
    let holiday = OpenState::Unknown(Unclear::HolidayNotStated);
    assert_eq!(state(&always, "2026-09-25 12:00"), holiday);
    always.on_holidays = OnHolidays::AsUsual;
    assert_eq!(opening(&always, "2026-09-24 12:00").then, None);
}

#[test]
fn what_a_list_does_not_say_about_a_holiday_is_unknown_all_day() {
    let mut office = office();
    for time in ["2026-10-01 12:00", "2026-10-03 12:00", "2026-10-01 03:00"] {
        let holiday = OpenState::Unknown(Unclear::HolidayNotStated);
        assert_eq!(state(&office, time), holiday, "{time}");
    }
    // Closed on the evening before, and nobody knows about tomorrow.
    assert_eq!(opening(&office, "2026-09-30 18:00").opens(), None);
    office.on_holidays = OnHolidays::Closed;
    let holiday = opening(&office, "2026-10-01 12:00");
    assert_eq!(
        (holiday.state, holiday.opens()),
        (CLOSED, Some(at("2026-10-08 09:00")))
    );
    office.on_holidays = OnHolidays::OwnHours;
    office.holiday_hours = vec![Span::new(600, 720).unwrap()];
    assert_eq!(
        opening(&office, "2026-10-03 11:00").closes(),
        Some(at("2026-10-03 12:00"))
    );
}

#[test]
fn a_weekend_that_is_worked_is_known_only_where_nothing_hangs_on_it() {
    let mut office = office();
    // 2026-10-10 is a Saturday on which China works.
    let unclear = OpenState::Unknown(Unclear::MakeupNotStated);
    assert_eq!(state(&office, "2026-10-10 12:00"), unclear);
    assert_eq!(state(&office, "2026-10-10 18:00"), CLOSED);
    office.on_makeup = OnMakeup::AsWorkday;
    assert_eq!(state(&office, "2026-10-10 12:00"), OPEN);
    office.on_makeup = OnMakeup::AsUsual;
    assert_eq!(state(&office, "2026-10-10 12:00"), CLOSED);
    let daily = Schedule {
        week: vec![weekly(Weekdays::ALL, 9, 17)],
        ..Schedule::default()
    };
    assert_eq!(state(&daily, "2026-10-10 12:00"), OPEN);
}

#[test]
fn beyond_the_known_years_only_days_that_may_be_holidays_are_unknown() {
    let mut office = office();
    // A Friday that is a holiday by law, a Monday that may belong to it, and the next Monday.
    let by_law = OpenState::Unknown(Unclear::HolidayNotStated);
    assert_eq!(state(&office, "2027-01-01 12:00"), by_law);
    let may_be = OpenState::Unknown(Unclear::MayBeHoliday);
    assert_eq!(state(&office, "2027-01-04 12:00"), may_be);
    assert_eq!(state(&office, "2027-01-11 12:00"), OPEN);
    office.on_holidays = OnHolidays::AsUsual;
    assert_eq!(state(&office, "2027-01-04 12:00"), OPEN);
}

#[test]
fn a_part_of_the_day_is_unknown_and_the_rest_closed() {
    let morning = Schedule {
        week: vec![Weekly {
            span: Span::new(300, 780).unwrap().vaguely(),
            ..weekly(Weekdays::WORKING, 5, 13)
        }],
        ..Schedule::default()
    };
    let unclear = OpenState::Unknown(Unclear::TimeNotStated);
    assert_eq!(state(&morning, "2026-11-25 09:00"), unclear);
    assert_eq!(state(&morning, "2026-11-25 14:00"), CLOSED);
    assert_eq!(state(&morning, "2026-11-28 09:00"), CLOSED);
}

#[test]
fn dates_win_over_the_week_and_a_closure_over_everything() {
    let mut office = office();
    let day = |text| Day::first_of(text).unwrap();
    office.dates = vec![Dated {
        first: day("2026-11-25"),
        last: day("2026-11-26"),
        hours: vec![],
    }];
    assert_eq!(
        opening(&office, "2026-11-25 12:00").opens(),
        Some(at("2026-11-27 09:00"))
    );
    let closed = Hours {
        closed: Some(ClosedDays {
            first: day("2026-11-27"),
            last: Some(day("2026-11-29")),
        }),
        ..hours(&office)
    };
    let friday = closed.opening(&official(), at("2026-11-27 12:00"));
    assert!(friday.closure && friday.state == CLOSED);
    assert_eq!(friday.opens(), Some(at("2026-11-30 09:00")));
    let for_good = Hours {
        schedule: None,
        closed: Some(ClosedDays {
            first: day("2025-01-01"),
            last: None,
        }),
        ..closed
    };
    let gone = for_good.opening(&official(), at("2026-11-27 12:00"));
    assert_eq!((gone.state, gone.then, gone.closure), (CLOSED, None, true));
}

#[test]
fn without_a_schedule_the_reason_is_told() {
    for (published, why) in [(true, Unclear::NotRead), (false, Unclear::NotPublished)] {
        let opening = Hours::unread(published).opening(&official(), Minute(0));
        assert_eq!(opening.state, OpenState::Unknown(why));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// The search for the next change against looking at every minute.
    #[test]
    fn the_next_change_is_the_first_minute_of_another_state(
        schedule in schedule(), start in 0..(120 * DAY_MINUTES),
    ) {
        let (hours, official) = (hours(&schedule), official());
        let now = Minute(Day(20_690).start().0 + start);
        let opening = hours.opening(&official, now);
        let state_at = |minute| hours.opening(&official, Minute(minute)).state;
        let changed = (now.0 + 1..now.0 + 2 * DAY_MINUTES)
            .find(|minute| !state_at(*minute).is_like(opening.state));
        match (opening.then, changed) {
            (Some(change), Some(minute)) => {
                prop_assert_eq!(change.at, Minute(minute));
                prop_assert_eq!(change.to, state_at(minute));
            }
            (Some(change), None) => prop_assert!(change.at.0 >= now.0 + 2 * DAY_MINUTES),
            (None, changed) => prop_assert_eq!(changed, None),
        }
    }

    /// On a holiday about which the list is silent nothing is ever claimed.
    #[test]
    fn as_usual_is_never_guessed(schedule in schedule(), minute in 0..(7 * DAY_MINUTES)) {
        let silent = Schedule {
            on_holidays: OnHolidays::NotStated,
            dates: vec![],
            ..schedule
        };
        let holiday = Minute(at("2026-10-01 00:00").0 + minute);
        prop_assert!(official().kinds(holiday.day()).may_be(DayKind::Holiday));
        let found = hours(&silent).opening(&official(), holiday).state;
        let eve_goes_on = minute < DAY_MINUTES && found == OPEN;
        prop_assert!(matches!(found, OpenState::Unknown(_)) || eve_goes_on);
    }

    #[test]
    fn the_published_form_and_the_pack_form_read_back(schedule in schedule()) {
        let text = serde_json::to_string(&schedule).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Schedule>(&text).unwrap(), &schedule);
        let bytes = minicbor::to_vec(&schedule).unwrap();
        prop_assert_eq!(minicbor::decode::<Schedule>(&bytes).unwrap(), schedule);
    }

    /// Times that no clock shows end in an answer, not in a loop or a panic.
    #[test]
    fn any_minute_has_an_answer(schedule in schedule(), minute: i32) {
        let closed = Some(ClosedDays { first: Day(minute), last: Some(Day(i32::MAX)) });
        let hours = Hours { closed, ..hours(&schedule) };
        let _ = hours.opening(&official(), Minute(minute));
        let _ = hours.opening(&official(), Minute(i32::MAX));
    }
}
