//! Travelling in time: facts only fade.

use proptest::{prelude::*, sample::select};

use super::{
    CallFirst, Confidence, FREE_BEDS_DAYS, Freshness, Witness, call_first, confidence, free_beds,
    rank, weakest,
};
use crate::{
    Details, Facility, Kind, Minute, OfficialDays,
    calendar::Day,
    details::{BedClass, Beds, Closure, Confirmer, Fact, Grade, Provenance, sample::details},
    hours::{OpenState, Opening, Schedule, Unclear},
};

fn day(text: &str) -> Day {
    Day::first_of(text).unwrap()
}

fn place(checked: &str) -> Facility {
    Facility::new("a", Kind::Canteen, "演示餐", "甲区", "list", checked)
}

fn open_at_noon() -> Opening {
    Opening {
        state: OpenState::Open,
        then: None,
        closure: false,
    }
}

#[test]
fn a_fact_has_the_origin_of_its_place_unless_it_has_its_own() {
    let mut place = place("2025-09");
    place.details.grade = Some(Grade {
        level: 3,
        date: "2024-12-01".to_owned(),
    });
    place.details.provenance = vec![Provenance {
        fact: Fact::Phone,
        source: "visit".to_owned(),
        as_of: "2026-11-20".to_owned(),
        confirmed_by: Confirmer::Worker,
    }];
    let today = day("2026-11-25");
    let witness = Witness::from(&place);
    let address = witness.truth(Fact::Address, today);
    assert_eq!((address.source, address.as_of), ("list", "2025-09"));
    assert_eq!(address.age_days, Some(450));
    let phone = witness.truth(Fact::Phone, today);
    assert_eq!(
        (phone.source, phone.confirmed_by),
        ("visit", Confirmer::Worker)
    );
    assert_eq!(
        (phone.age_days, phone.freshness),
        (Some(5), Freshness::Fresh)
    );
    assert_eq!(witness.truth(Fact::Grade, today).as_of, "2024-12-01");
}

#[test]
fn the_same_list_fades_from_fresh_over_ageing_to_call_first() {
    let place = place("2025-09-01");
    let witness = Witness::from(&place);
    for (date, expected, call) in [
        ("2025-09-01", Confidence::High, None),
        ("2026-03-03", Confidence::High, None),
        ("2026-03-04", Confidence::Fair, None),
        ("2026-09-01", Confidence::Fair, None),
        ("2026-09-02", Confidence::Low, Some(CallFirst::Old)),
        ("2036-09-02", Confidence::Low, Some(CallFirst::Old)),
    ] {
        assert_eq!(confidence(witness, day(date), 0), expected, "{date}");
        assert_eq!(
            call_first(witness, &open_at_noon(), day(date), 0),
            call,
            "{date}"
        );
    }
}

/// Facts, the last day on which they are fresh, and the last on which they are not old.
const PACES: [(&[Fact], i32, i32); 6] = [
    (
        &[
            Fact::Hours,
            Fact::Open,
            Fact::Meals,
            Fact::Price,
            Fact::Deposit,
        ],
        183,
        365,
    ),
    (
        &[Fact::Phone, Fact::Accepts, Fact::Medical, Fact::Operator],
        365,
        730,
    ),
    (&[Fact::Beds], 365, 1095),
    (&[Fact::Grade], 730, 1095),
    (&[Fact::Kind, Fact::Name, Fact::Address], 730, 1825),
    (&[Fact::Position], 1825, 3650),
];

#[test]
fn every_fact_fades_at_its_own_day() {
    use Freshness::{Ageing, Fresh, Old};
    let place = place("2020-01-01");
    let at = |fact, days| {
        let today = Day(day("2020-01-01").0 + days);
        Witness::from(&place).truth(fact, today).freshness
    };
    for (facts, fresh, old) in PACES {
        for fact in facts {
            let edges = [0, fresh, fresh + 1, old, old + 1].map(|days| at(*fact, days));
            assert_eq!(edges, [Fresh, Fresh, Ageing, Ageing, Old], "{fact:?}");
        }
    }
    let named: usize = PACES.iter().map(|(facts, ..)| facts.len()).sum();
    assert_eq!(named, Fact::ALL.len());
}

/// A call is asked for on the first day on which hours, being open or the address are old, and not
/// on the day before; facts that send nobody out of the house do not ask for it.
#[test]
fn a_call_is_asked_for_from_the_first_old_day_of_what_leads_to_the_door() {
    let known = |fact, as_of: &str| Provenance {
        fact,
        source: "visit".to_owned(),
        as_of: as_of.to_owned(),
        confirmed_by: Confirmer::Worker,
    };
    let mut place = place("2025-01-01");
    place.details.provenance = vec![
        known(Fact::Hours, "2024-06-01"),
        known(Fact::Price, "2019-01-01"),
    ];
    let call = |place: &Facility, date: &str| {
        call_first(Witness::from(place), &open_at_noon(), day(date), 0)
    };
    // Without a schedule nothing rests on the hours: the place itself is old a year later.
    assert_eq!(call(&place, "2026-01-01"), None);
    assert_eq!(call(&place, "2026-01-02"), Some(CallFirst::Old));
    // With one they are old first.
    place.details.schedule = Some(Schedule::default());
    assert_eq!(call(&place, "2025-06-01"), None);
    assert_eq!(call(&place, "2025-06-02"), Some(CallFirst::Old));
    assert_eq!(
        weakest(Witness::from(&place), day("2025-06-02")).fact,
        Fact::Hours
    );
}

#[test]
fn one_closed_door_is_a_doubt_and_two_are_a_warning() {
    let place = place("2026-11-01");
    let (witness, today) = (Witness::from(&place), day("2026-11-25"));
    assert_eq!(confidence(witness, today, 1), Confidence::Fair);
    assert_eq!(confidence(witness, today, 2), Confidence::Low);
    let call = call_first(witness, &open_at_noon(), today, 1);
    assert_eq!(call, Some(CallFirst::Reports(1)));
}

#[test]
fn unknown_hours_ask_for_a_call_and_a_closure_does_not() {
    let mut place = place("2026-11-01");
    let (today, noon) = (day("2026-11-25"), Minute(day("2026-11-25").start().0 + 720));
    let official = OfficialDays::default();
    let unknown = place.opening(&official, noon);
    let call = call_first(Witness::from(&place), &unknown, today, 0);
    assert_eq!(call, Some(CallFirst::Unclear(Unclear::NotPublished)));
    place.details.closed = Some(Closure {
        since: "2026-10".to_owned(),
        until: None,
    });
    let gone = place.opening(&official, noon);
    assert_eq!(call_first(Witness::from(&place), &gone, today, 3), None);
}

#[test]
fn free_beds_are_said_for_a_week_and_then_were() {
    let place = place("2026-11-01");
    let beds = Beds {
        class: BedClass::Nursing,
        beds: Some(40),
        free: Some(3),
        as_of: Some("2026-11-10".to_owned()),
    };
    let on = |date: &str| free_beds(Witness::from(&place), &beds, day(date)).unwrap();
    assert!(on("2026-11-17").is_current);
    assert!(!on("2026-11-18").is_current);
    assert_eq!(
        (on("2026-11-18").count, on("2026-11-18").as_of),
        (3, "2026-11-10")
    );
    // Without a date of its own the number is as old as the place's list.
    let undated = Beds {
        as_of: None,
        ..beds
    };
    let found = free_beds(Witness::from(&place), &undated, day("2026-11-17")).unwrap();
    assert_eq!((found.as_of, found.is_current), ("2026-11-01", false));
    assert_eq!(FREE_BEDS_DAYS, 7);
}

#[test]
fn a_date_that_cannot_be_read_is_old() {
    let place = place("");
    let truth = Witness::from(&place).truth(Fact::Name, day("2026-11-25"));
    assert_eq!((truth.age_days, truth.freshness), (None, Freshness::Old));
}

fn states() -> impl Strategy<Value = Opening> {
    let states = select(vec![
        OpenState::Open,
        OpenState::Closed,
        OpenState::Unknown(Unclear::NotPublished),
    ]);
    (states, any::<bool>()).prop_map(|(state, closure)| Opening {
        state,
        then: None,
        closure,
    })
}

proptest! {
    /// However a place is described: a later look, or one report more, never makes any of its
    /// facts fresher, never raises the confidence and never moves it forward in the list.
    #[test]
    fn older_is_never_better(
        details in details(), checked in "20(1[0-9]|2[0-6])(-0[1-9](-1[0-9])?)?",
        opening in states(), start in 18_000..22_000_i32, later in 0..4000_i32,
        reports in 0..4_u32, more in 0..3_u32,
    ) {
        let place = Facility { details, ..place(&checked) };
        let witness = Witness::from(&place);
        let (today, then) = (Day(start), Day(start + later));
        for fact in Fact::ALL {
            let (now, then) = (witness.truth(fact, today), witness.truth(fact, then));
            prop_assert!(then.freshness >= now.freshness, "{:?}", fact);
            prop_assert!(then.age_days >= now.age_days);
        }
        let now = confidence(witness, today, reports);
        let later = confidence(witness, then, reports + more);
        prop_assert!(later <= now);
        prop_assert!(rank(&opening, later) >= rank(&opening, now));
    }

    /// Two places that differ only in the age of their list: the older never stands before.
    #[test]
    fn of_two_equal_places_the_older_is_never_ranked_higher(
        details in details(), opening in states(), today in 19_000..22_000_i32,
        older in 0..3000_i32, younger in 0..3000_i32,
    ) {
        let date = |days: i32| {
            let (year, month, date) = Day(today - days).calendar();
            format!("{year:04}-{month:02}-{date:02}")
        };
        let (older, younger) = (older.max(younger), older.min(younger));
        let rank_of = |days| {
            let place = Facility {
                details: Details { ..details.clone() },
                ..place(&date(days))
            };
            rank(&opening, confidence(Witness::from(&place), Day(today), 0))
        };
        prop_assert!(rank_of(older) >= rank_of(younger));
    }

    #[test]
    fn older_free_beds_never_become_current_again(as_of in 18_000..21_000_i32, on in 0..5000_i32, later in 0..500_i32) {
        let (year, month, date) = Day(as_of).calendar();
        let beds = Beds {
            class: BedClass::Nursing, beds: None, free: Some(1),
            as_of: Some(format!("{year:04}-{month:02}-{date:02}")),
        };
        let place = place("2020-01-01");
        let is_current = |day| free_beds(Witness::from(&place), &beds, Day(day)).unwrap().is_current;
        prop_assert!(is_current(as_of + on) || !is_current(as_of + on + later));
    }
}
