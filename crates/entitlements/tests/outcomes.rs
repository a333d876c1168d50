//! The cities' own rows for people one can picture. The people are invented.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

mod cities;

use cities::catalogue;
use eldercare_assessment::LevelSpan;
use eldercare_days::Day;
use eldercare_entitlements::{
    Area, Catalogue, Fact, Finding, Income, Known, Living, NotNow, Nothing, Outcome, Person, Price,
    Standing, Tag, Turn, When,
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn today() -> Day {
    day("2026-11-26")
}

fn level(best: u8, worst: u8) -> Known<LevelSpan> {
    Known::Known(LevelSpan { best, worst })
}

fn find<'a>(catalogue: &'a Catalogue, id: &str, person: &Person) -> Finding<'a> {
    let findings = catalogue.findings(person, today());
    let found = findings
        .into_iter()
        .find(|finding| finding.benefit.id == id);
    found.unwrap_or_else(|| panic!("no benefit {id}"))
}

fn numbers(finding: &Finding<'_>) -> Vec<u32> {
    finding
        .amounts
        .iter()
        .filter_map(|amount| amount.figure.number())
        .collect()
}

#[test]
fn sanmenxia_pays_residents_of_institutions_by_class_and_nobody_at_home() {
    let sanmenxia = catalogue("411200-sanmenxia");
    let resident = |level| Person {
        birth_year: Known::Known(1940),
        living: Known::Known(Living::Institution),
        level,
        ..Person::default()
    };
    for (level, expected) in [
        (level(0, 0), vec![100]),
        (level(1, 1), vec![150]),
        (level(2, 2), vec![150]),
        (level(3, 3), vec![300]),
        (level(4, 4), vec![300]),
        (level(2, 3), vec![150, 300]),
        (Known::Declined, vec![100, 150, 300]),
    ] {
        let found = find(&sanmenxia, "institution-subsidy", &resident(level));
        assert_eq!(found.outcome, Outcome::Likely);
        assert_eq!(numbers(&found), expected, "{level:?}");
        let said = found
            .benefit
            .assumptions
            .iter()
            .any(|text| text.zh_cn.contains("推断"));
        assert!(said, "the mapping of levels is an assumption");
    }
    let home = Person {
        living: Known::Known(Living::Home),
        ..Person::default()
    };
    let found = find(&sanmenxia, "institution-subsidy", &home);
    assert!(matches!(
        found.outcome,
        Outcome::NotNow(NotNow::Conditions(_))
    ));
}

#[test]
fn jinshi_visits_at_home_in_three_areas_only_and_its_programme_is_over() {
    let jinshi = catalogue("430781-jinshi");
    let living_in = |town| Person {
        area: Known::Known(Area::parse(town).unwrap()),
        living: Known::Known(Living::Home),
        ..Person::default()
    };
    for town in ["430781001", "430781002", "430781106"] {
        let found = find(&jinshi, "home-visits-pilot", &living_in(town));
        // Who is "entitled to basic care" the letter does not say: never more than "cannot tell".
        let Outcome::CannotTell {
            missing,
            unstated,
            standing,
            ..
        } = &found.outcome
        else {
            panic!("{town}: {:?}", found.outcome)
        };
        assert!(missing.is_empty() && unstated.len() == 1);
        assert_eq!(*standing, Standing::Open);
        assert!(numbers(&found).contains(&1440) && numbers(&found).contains(&4));
    }
    let found = find(&jinshi, "home-visits-pilot", &living_in("430781003"));
    assert!(matches!(
        found.outcome,
        Outcome::NotNow(NotNow::Conditions(_))
    ));
    let over = find(&jinshi, "home-bed-2023", &living_in("430781001"));
    assert_eq!(
        over.outcome,
        Outcome::NotNow(NotNow::Ended(day("2023-06-30")))
    );
    assert!(over.open.is_empty(), "nothing is asked for what is over");
}

#[test]
fn hefei_checks_health_from_65_and_from_60_for_some() {
    let hefei = catalogue("340100-hefei");
    let born = |year, tag| {
        let mut person = Person {
            birth_year: Known::Known(year),
            birthday: Known::Known((5, 3)),
            ..Person::default()
        };
        person.set_tag(Tag::LostOnlyChild, tag);
        person
    };
    let outcome = |person: &Person| find(&hefei, "health-check", person).outcome;
    // The plan speaks of the time until 2020: since then never more than "cannot tell".
    let may = |missing| Outcome::CannotTell {
        missing,
        unstated: vec![],
        standing: Standing::Uncovered(day("2020-12-31")),
        names_nobody: false,
    };
    assert_eq!(outcome(&born(1961, Known::Declined)), may(vec![]));
    assert_eq!(outcome(&born(1962, Known::Known(true))), may(vec![]));
    let asks = may(vec![Fact::Tag(Tag::LostOnlyChild)]);
    assert_eq!(outcome(&born(1962, Known::NotAsked)), asks);
    let in_2020 = hefei.findings(&born(1950, Known::Declined), day("2020-12-31"));
    let then = in_2020.iter().find(|one| one.benefit.id == "health-check");
    assert_eq!(then.unwrap().outcome, Outcome::Likely);
    assert!(matches!(
        outcome(&born(1962, Known::Known(false))),
        Outcome::NotNow(_)
    ));
    assert!(matches!(
        outcome(&born(1970, Known::NotAsked)),
        Outcome::NotNow(_)
    ));
}

#[test]
fn the_next_threshold_is_the_birthday_of_the_issue() {
    let hefei = catalogue("340100-hefei");
    let mut person = Person {
        birth_year: Known::Known(1962),
        birthday: Known::Known((5, 3)),
        ..Person::default()
    };
    person.set_tag(Tag::LostOnlyChild, Known::Known(false));
    let all = hefei.thresholds(&person, today(), 2031);
    let first = &all[0];
    assert_eq!(first.when, When::Day(day("2027-05-03")));
    assert_eq!(
        (first.benefit.id.as_str(), first.turn),
        ("health-check", Turn::Age(65))
    );
    assert!(matches!(
        first.after,
        Outcome::CannotTell {
            standing: Standing::Uncovered(_),
            ..
        }
    ));
    assert_eq!(
        find(&hefei, "health-check", &person).amounts[0]
            .figure
            .number(),
        Some(1)
    );
    // With the year alone it is a year and no day.
    person.birthday = Known::Declined;
    let all = hefei.thresholds(&person, today(), 2031);
    assert_eq!(all[0].when, When::Year(2027));
    // What comes in the forties is no news.
    assert!(all.iter().all(|one| one.day() <= day("2031-12-31")));
    let far = hefei.thresholds(&person, today(), 2060);
    assert!(far.len() > all.len());
}

#[test]
fn the_allowance_of_hefei_was_certain_from_90_to_99_only_and_is_of_2020() {
    let hefei = catalogue("340100-hefei");
    let aged = |year| Person {
        birth_year: Known::Known(year),
        birthday: Known::Known((1, 1)),
        ..Person::default()
    };
    let outcome = |year, on| {
        let findings = hefei.findings(&aged(year), day(on));
        let mut all = findings.into_iter();
        all.find(|one| one.benefit.id == "old-age-allowance")
            .unwrap()
            .outcome
    };
    for (year, open_in_2020) in [(1919, true), (1921, false), (1930, false), (1931, true)] {
        let then = outcome(year, "2020-06-01");
        assert_eq!(then != Outcome::Likely, open_in_2020, "{year}: {then:?}");
    }
    for unclear in [1926, 1936, 1946] {
        let now = outcome(unclear, "2026-11-26");
        assert!(matches!(now, Outcome::CannotTell { .. }), "{unclear}");
    }
    assert!(matches!(outcome(1947, "2026-11-26"), Outcome::NotNow(_)));
    let found = find(&hefei, "old-age-allowance", &aged(1930));
    assert!(numbers(&found).is_empty(), "the document names no amount");
}

#[test]
fn a_plan_gives_nothing_yet_and_yulin_gives_no_money() {
    let yulin = catalogue("610800-yulin");
    let person = Person {
        living: Known::Known(Living::Home),
        ..Person::default()
    };
    let found = find(&yulin, "home-adaptation-plan", &person);
    assert!(matches!(
        found.outcome,
        Outcome::CannotTell {
            standing: Standing::Planned,
            names_nobody: true,
            ..
        }
    ));
    assert!(yulin.note.is_some());
}

#[test]
fn the_whole_country_begins_with_2026_and_with_a_moderate_level() {
    let shanghai = catalogue("310000-shanghai");
    assert_eq!(shanghai.benefits.len(), 1, "rows of the country only");
    let of = |level| Person {
        birth_year: Known::Known(1940),
        level,
        ..Person::default()
    };
    let voucher = |person: &Person, on| {
        let findings = shanghai.findings(person, on);
        findings.into_iter().next().unwrap().outcome
    };
    assert_eq!(voucher(&of(level(2, 4)), today()), Outcome::Likely);
    assert!(matches!(
        voucher(&of(level(0, 1)), today()),
        Outcome::NotNow(_)
    ));
    assert!(matches!(
        voucher(&of(level(1, 2)), today()),
        Outcome::CannotTell { .. }
    ));
    let before = voucher(&of(level(3, 3)), day("2025-12-31"));
    assert_eq!(before, Outcome::NotNow(NotNow::Begins(day("2026-01-01"))));
    let taipei = catalogue("710009-taipei");
    assert!(taipei.benefits.is_empty() && taipei.note.is_some());
}

#[test]
fn questions_are_few_and_never_about_what_is_decided() {
    let sanmenxia = catalogue("411200-sanmenxia");
    let mut person = Person::default();
    assert_eq!(
        sanmenxia.next_question(&person, today()),
        Some(Fact::BirthYear)
    );
    person.birth_year = Known::Known(1950);
    assert_eq!(sanmenxia.next_question(&person, today()), Some(Fact::Level));
    person.level = level(3, 3);
    assert_eq!(
        sanmenxia.next_question(&person, today()),
        Some(Fact::Living)
    );
    person.living = Known::Known(Living::Home);
    assert_eq!(
        sanmenxia.next_question(&person, today()),
        None,
        "income decides nothing there"
    );
}

#[test]
fn a_place_costs_its_price_less_what_a_resident_likely_gets() {
    let sanmenxia = catalogue("411200-sanmenxia");
    let price = Price {
        from: 2800,
        to: 4200,
    };
    let person = Person {
        birth_year: Known::Known(1940),
        level: level(2, 3),
        living: Known::Known(Living::Home),
        ..Person::default()
    };
    let net = sanmenxia.net_cost(price, &person, today(), false);
    assert_eq!((net.lines[0].least, net.lines[0].most), (150, 300));
    assert_eq!(
        net.left,
        Price {
            from: 2500,
            to: 4050
        }
    );
    assert_eq!(
        net.not_counted[0].id, "care-voucher-2026",
        "a voucher is named and not counted"
    );
    let cheap = sanmenxia.net_cost(Price { from: 100, to: 200 }, &person, today(), false);
    assert_eq!(cheap.left, Price { from: 0, to: 50 }, "never below zero");
    let hefei = catalogue("340100-hefei");
    let poor = Person {
        income: Known::Known(Income::LeastAllowance),
        ..person
    };
    let net = hefei.net_cost(price, &poor, today(), false);
    assert!(
        net.lines.is_empty() && net.left == price,
        "money without a number lowers no bill"
    );
}

#[test]
fn nothing_taken_off_says_whether_something_is_open_or_nothing_is_named() {
    let price = Price {
        from: 2800,
        to: 4200,
    };
    let why = |city: &str, person: &Person| {
        let catalogue = catalogue(city);
        catalogue
            .net_cost(price, person, today(), false)
            .nothing_off()
    };
    let unknown = Person::default();
    assert_eq!(why("411200-sanmenxia", &unknown), Some(Nothing::Open));
    // In institutions there is nothing in Yulin, and the voucher is for a moderate level and worse.
    let able = Person {
        birth_year: Known::Known(1940),
        level: level(0, 0),
        ..Person::default()
    };
    assert_eq!(why("610800-yulin", &able), Some(Nothing::Unnamed));
    assert_eq!(why("411200-sanmenxia", &able), None);
    let disabled = Person {
        level: level(3, 3),
        ..able
    };
    assert_eq!(why("610800-yulin", &disabled), Some(Nothing::Open));
}
