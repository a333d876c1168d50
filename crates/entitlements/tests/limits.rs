//! What nobody may be told, whatever else is known of them: the limits of the documents, over all rows
//! of all cities and all kinds of people.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod cities;

use std::collections::BTreeSet;

use cities::{CITIES, catalogue};
use eldercare_assessment::LevelSpan;
use eldercare_days::Day;
use eldercare_entitlements::{
    Amount, Area, Condition, Fact, Holds, Income, Known, Living, Outcome, Person, Setting,
    Standing, Tag, Unit,
};

fn today() -> Day {
    Day::parse("2026-11-26").unwrap()
}

/// Every combination of level, way of living, setting, income and tags, in one town.
fn people(birth_year: Known<u16>, town: &str) -> impl Iterator<Item = Person> {
    let area = Known::Known(Area::parse(town).unwrap());
    (0_u16..5 * 2 * 2 * 4 * 32).map(move |number| {
        let (level, rest) = (number % 5, number / 5);
        let (living, rest) = (usize::from(rest % 2), rest / 2);
        let (setting, rest) = (usize::from(rest % 2), rest / 2);
        let (income, tags) = (usize::from(rest % 4), rest / 4);
        let level = u8::try_from(level).unwrap();
        let mut person = Person {
            birth_year,
            level: Known::Known(LevelSpan {
                best: level,
                worst: level,
            }),
            living: Known::Known(Living::ALL[living]),
            setting: Known::Known(Setting::ALL[setting]),
            area: area.clone(),
            income: Known::Known(Income::ALL[income]),
            ..Person::default()
        };
        for (at, tag) in Tag::ALL.into_iter().enumerate() {
            person.set_tag(tag, Known::Known(tags >> at & 1 == 1));
        }
        person
    })
}

/// The ids of the benefits that at least one of these people is told are likely.
fn likely(folder: &str, people: impl Iterator<Item = Person>) -> BTreeSet<String> {
    let catalogue = catalogue(folder);
    let mut found = BTreeSet::new();
    for person in people {
        for finding in catalogue.findings(&person, today()) {
            if finding.outcome == Outcome::Likely {
                found.insert(finding.benefit.id.clone());
            }
        }
    }
    found
}

const TOWN: &str = "430781001";

#[test]
fn nobody_of_21_years_is_told_that_anything_is_likely() {
    let cities = CITIES.map(|(folder, _)| folder);
    for folder in cities.into_iter().chain(["310000-shanghai"]) {
        let young = likely(folder, people(Known::Known(2005), TOWN));
        assert!(young.is_empty(), "{folder}: {young:?}");
        // Nor whoever says nothing of an age, as long as it could be that.
        let unsaid = likely(folder, people(Known::Declined, TOWN));
        assert!(unsaid.is_empty(), "{folder}: {unsaid:?}");
    }
}

#[test]
fn a_person_of_21_years_who_told_the_age_reads_that_the_document_names_none() {
    let shanghai = catalogue("310000-shanghai");
    let person = people(Known::Known(2005), TOWN)
        .find(|person| person.level.told().is_some_and(|level| level.best == 2));
    let findings = shanghai.findings(&person.unwrap(), today());
    let Outcome::CannotTell {
        missing, unstated, ..
    } = &findings[0].outcome
    else {
        panic!("{:?}", findings[0].outcome)
    };
    assert!(missing.is_empty() && unstated[0].zh_cn.contains("没有写几岁"));
}

#[test]
fn the_likely_ones_are_these_and_no_others() {
    let old = || people(Known::Known(1940), TOWN);
    let expected: [(&str, &[&str]); 6] = [
        ("310000-shanghai", &["care-voucher-2026"]),
        ("340100-hefei", &["care-voucher-2026"]),
        (
            "411200-sanmenxia",
            &["care-voucher-2026", "institution-subsidy", "membership"],
        ),
        (
            "430781-jinshi",
            &["care-voucher-2026", "left-behind-visits"],
        ),
        (
            "500000-chongqing",
            &["care-voucher-2026", "mutual-help", "special-hardship-care"],
        ),
        (
            "610800-yulin",
            &["care-voucher-2026", "special-hardship-care"],
        ),
    ];
    for (folder, ids) in expected {
        let ids: BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
        assert_eq!(likely(folder, old()), ids, "{folder}");
    }
}

#[test]
fn what_a_document_gives_to_villages_is_likely_for_nobody_in_town() {
    for (folder, ids) in [
        (
            "500000-chongqing",
            &["mutual-help", "special-hardship-care"][..],
        ),
        ("430781-jinshi", &["left-behind-visits"]),
    ] {
        let in_town = people(Known::Known(1940), TOWN)
            .filter(|person| person.setting == Known::Known(Setting::Town));
        let found = likely(folder, in_town);
        assert!(
            ids.iter().all(|id| !found.contains(*id)),
            "{folder}: {found:?}"
        );
        // Whoever was not asked is asked, and not told.
        let unasked = people(Known::Known(1940), TOWN).map(|mut person| {
            person.setting = Known::NotAsked;
            person
        });
        let found = likely(folder, unasked);
        assert!(
            ids.iter().all(|id| !found.contains(*id)),
            "{folder}: {found:?}"
        );
    }
    let chongqing = catalogue("500000-chongqing");
    let mut person = people(Known::Known(1940), TOWN)
        .find(|person| person.income == Known::Known(Income::SpecialHardship))
        .unwrap();
    person.setting = Known::NotAsked;
    assert_eq!(
        chongqing.next_question(&person, today()),
        Some(Fact::Setting)
    );
}

#[test]
fn where_no_row_speaks_of_villages_nobody_is_asked_about_them() {
    for folder in ["310000-shanghai", "411200-sanmenxia", "610800-yulin"] {
        let catalogue = catalogue(folder);
        let unasked = people(Known::Known(1940), TOWN).map(|mut person| {
            person.setting = Known::NotAsked;
            person
        });
        for person in unasked {
            assert_eq!(catalogue.next_question(&person, today()), None, "{folder}");
        }
    }
}

/// A plan that ends in 2020 or 2025 promises nothing in 2026.
#[test]
fn what_a_document_does_not_cover_any_more_is_likely_for_nobody() {
    let mut uncovered = BTreeSet::new();
    for (folder, city) in CITIES {
        let catalogue = catalogue(folder);
        for benefit in catalogue.real() {
            if let Standing::Uncovered(day) = benefit.standing(today()) {
                uncovered.insert((city, benefit.id.clone()));
                // So many homes or packages are done once: they end, and do not stay beyond their document.
                let once = |amount: &Amount| {
                    let is_once = matches!(amount.unit, Unit::Home | Unit::Package);
                    amount.holds == Holds::Programme && is_once
                };
                assert!(!benefit.amounts.iter().any(once), "{}", benefit.id);
                assert!(day < today());
            }
        }
        let found = likely(folder, people(Known::Known(1940), TOWN));
        let of_city = uncovered.iter().filter(|(of, _)| *of == city);
        assert!(
            of_city.into_iter().all(|(_, id)| !found.contains(id)),
            "{city}"
        );
    }
    assert_eq!(uncovered.len(), 10, "{uncovered:?}");
}

/// A row that names an age has no other; a row that names none says so.
#[test]
fn each_way_has_an_age_or_says_that_the_document_names_none() {
    for (folder, city) in CITIES {
        for benefit in catalogue(folder).real() {
            for way in &benefit.conditions.0 {
                let ages = |condition: &&Condition| {
                    matches!(
                        condition,
                        Condition::Age(_) | Condition::Elder { .. } | Condition::Unstated(_)
                    )
                };
                let some = way.0.iter().filter(ages).count();
                assert!(some >= 1, "{city} {}", benefit.id);
            }
        }
    }
}

/// What is made up rests on no document: nothing is said of one beside it.
#[test]
fn made_up_money_has_no_assumption_about_a_document() {
    let jinshi = catalogue("430781-jinshi");
    let demo: Vec<_> = jinshi.benefits.iter().filter(|one| one.demo).collect();
    assert!(!demo.is_empty());
    assert!(demo.iter().all(|one| one.assumptions.is_empty()));
}

/// Each city quotes its own document's words for its classes; a city without them has no mapping.
#[test]
fn classes_are_those_of_the_citys_own_document() {
    for (folder, words) in [
        ("411200-sanmenxia", "自理、半失能、全失能"),
        ("430781-jinshi", "失能半失能"),
        ("610800-yulin", "失能半失能"),
    ] {
        let classes = cities::part(folder, false).file.classes.unwrap();
        assert!(classes.assumption.zh_cn.contains(words), "{folder}");
    }
    for folder in ["340100-hefei", "500000-chongqing"] {
        assert!(
            cities::part(folder, false).file.classes.is_none(),
            "{folder}"
        );
    }
}
