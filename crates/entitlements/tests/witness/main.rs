//! Amounts and conditions of the city files against the independent table, which was written from the
//! documents alone by somebody who had not seen them (`independent/README.md`).
//!
//! Where the two differed, the document was opened again; [`SETTLED`] and
//! [`LEFT_OUT`] say what it
//! says. Nothing else may differ, and no row of either side may stand alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[path = "../cities/mod.rs"]
mod cities;
mod pairs;

use std::collections::BTreeSet;

use cities::{CITIES, catalogue, geo};
use eldercare_entitlements::{
    Amount, Benefit, BenefitKind, Catalogue, Class, Condition, Holds, Period, Status, Unit,
};
use pairs::{LEFT_OUT, PAIRS, PAIRS_OF_YULIN, SETTLED};
use toml::{Table, Value};

fn table(city: &str) -> Vec<Table> {
    let path = geo().join(format!(
        "../crates/entitlements/tests/independent/{city}.toml"
    ));
    let table: Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let rows = table["row"].as_array().unwrap();
    rows.iter()
        .map(|row| row.as_table().unwrap().clone())
        .collect()
}

fn word<'a>(row: &'a Table, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn words(row: &Table, key: &str) -> Vec<String> {
    let list = row.get(key).and_then(Value::as_array).cloned();
    let list = list.unwrap_or_default();
    list.iter()
        .map(|word| word.as_str().unwrap().to_owned())
        .collect()
}

/// The pairs of all cities with their rows.
fn pairs() -> Vec<(&'static str, Benefit, Vec<Table>)> {
    let all = PAIRS.iter().chain(&PAIRS_OF_YULIN);
    all.map(|(city, id, rows)| {
        let catalogue = of(city);
        let benefit = catalogue
            .benefits
            .into_iter()
            .find(|benefit| benefit.id == *id);
        let benefit = benefit.unwrap_or_else(|| panic!("{city}: no benefit {id}"));
        let table = table(city);
        let row = |wanted: &&str| {
            let found = table.iter().find(|row| word(row, "id") == *wanted);
            found
                .unwrap_or_else(|| panic!("{city}: no row {wanted}"))
                .clone()
        };
        (*city, benefit, rows.iter().map(row).collect())
    })
    .collect()
}

fn of(city: &str) -> Catalogue {
    let (folder, _) = CITIES.iter().find(|(_, name)| *name == city).unwrap();
    catalogue(folder)
}

#[test]
fn no_row_of_either_side_stands_alone() {
    for (folder, city) in CITIES {
        let pairs: Vec<_> = PAIRS
            .iter()
            .chain(&PAIRS_OF_YULIN)
            .filter(|(of, ..)| *of == city)
            .collect();
        let paired: BTreeSet<&str> = pairs.iter().map(|(_, id, _)| *id).collect();
        for benefit in catalogue(folder).real().filter(|benefit| !benefit.national) {
            assert!(
                paired.contains(benefit.id.as_str()),
                "{city}: {} has no row",
                benefit.id
            );
        }
        let left: Vec<&str> = LEFT_OUT
            .iter()
            .filter(|(of, ..)| *of == city)
            .map(|(_, id, _)| *id)
            .collect();
        for row in table(city) {
            let id = word(&row, "id");
            let is_paired = pairs.iter().any(|(.., rows)| rows.contains(&id));
            assert!(
                is_paired != left.contains(&id),
                "{city}: {id} is neither held nor left out, or both"
            );
        }
    }
}

/// Every amount for one person or home, with unit, period and class, and no other.
#[test]
fn amounts_are_those_of_the_documents() {
    for (city, benefit, rows) in pairs() {
        let own: Vec<&Amount> = benefit
            .amounts
            .iter()
            .filter(|a| a.holds == Holds::Person)
            .collect();
        for row in &rows {
            let Some(number) = row["amount"].as_integer() else {
                let none = own.iter().any(|amount| amount.figure.number().is_none());
                let only_units = own.iter().all(|amount| amount.unit != Unit::Yuan);
                assert!(
                    none || only_units,
                    "{city} {}: the document states no money",
                    benefit.id
                );
                continue;
            };
            let class = words(row, "levels").first().and_then(|word| class_of(word));
            let same = own.iter().find(|amount| {
                amount.figure.number().map(i64::from) == Some(number)
                    && amount.unit.id() == word(row, "unit")
                    && amount.period.id() == word(row, "period")
                    && amount.class == class
            });
            assert!(
                same.is_some(),
                "{city} {}: {number} {}",
                benefit.id,
                word(row, "unit")
            );
        }
        no_money_of_its_own(city, &benefit, &rows);
    }
}

fn no_money_of_its_own(city: &str, benefit: &Benefit, rows: &[Table]) {
    let yuan = |amount: &&Amount| (amount.unit, amount.holds) == (Unit::Yuan, Holds::Person);
    let own = benefit.amounts.iter().filter(yuan);
    for number in own.filter_map(|amount| amount.figure.number()) {
        let is_it = |row: &Table| row["amount"].as_integer() == Some(i64::from(number));
        let stated = rows.iter().any(is_it);
        assert!(
            stated,
            "{city} {}: {number} yuan stands in no row",
            benefit.id
        );
    }
}

fn class_of(word: &str) -> Option<Class> {
    match word.trim_end_matches("老人") {
        "自理" => Some(Class::SelfCare),
        "半失能" => Some(Class::Half),
        "全失能" => Some(Class::Full),
        _ => None,
    }
}

/// Every figure that a city file has, of a person or of a programme, stands in the document.
#[test]
fn no_figure_is_without_its_row() {
    for (city, benefit, rows) in pairs() {
        let stated: BTreeSet<String> = rows
            .iter()
            .flat_map(|row| row["numbers"].as_array().unwrap().clone())
            .map(|number| number["value"].to_string())
            .collect();
        let each = benefit
            .amounts
            .iter()
            .filter_map(|amount| amount.each.map(|(n, _)| n));
        let numbers = benefit
            .amounts
            .iter()
            .filter_map(|amount| amount.figure.number());
        for number in numbers.chain(each) {
            assert!(
                stated.contains(&number.to_string()),
                "{city} {}: {number}",
                benefit.id
            );
        }
    }
}

/// Ages that the document names, each in a way of its own; an age of ours is said to be one.
#[test]
fn ages_are_those_of_the_documents() {
    for (city, benefit, rows) in pairs() {
        let age = |row: &Table, key| row.get(key).and_then(Value::as_integer);
        let stated: BTreeSet<_> = rows
            .iter()
            .filter_map(|row| Some((age(row, "age_from")?, age(row, "age_to"))))
            .collect();
        let mut held = BTreeSet::new();
        for condition in benefit.conditions.iter() {
            if let Condition::Age(range) = condition {
                held.insert((i64::from(range.from), range.to.map(i64::from)));
            }
        }
        // 高龄 without a number: 80 is ours, and each of these rows says so.
        let ours: BTreeSet<_> = held.difference(&stated).copied().collect();
        assert!(
            stated.is_subset(&held),
            "{city} {}: {stated:?} {held:?}",
            benefit.id
        );
        if !ours.is_empty() {
            assert_eq!(ours, BTreeSet::from([(80, None)]), "{city} {}", benefit.id);
            let said = benefit
                .assumptions
                .iter()
                .any(|text| text.zh_cn.contains("80"));
            assert!(said, "{city} {}: our age is not said", benefit.id);
        }
    }
}

/// Money in the hand where the document says so and nowhere else.
#[test]
fn cash_is_what_the_documents_give_to_a_person() {
    for (city, benefit, rows) in pairs() {
        let cash = rows.iter().any(|row| {
            row.get("cash_to_person").and_then(Value::as_bool) == Some(true)
                || word(row, "kind") == "cash"
        });
        assert_eq!(
            benefit.kind == BenefitKind::Cash,
            cash,
            "{city} {}",
            benefit.id
        );
    }
    assert!(
        of("yulin")
            .real()
            .all(|benefit| benefit.kind != BenefitKind::Cash)
    );
}

#[test]
fn statuses_are_those_of_the_documents() {
    for (city, benefit, rows) in pairs() {
        let settled = SETTLED
            .iter()
            .any(|(of, id, _)| (*of, *id) == (city, benefit.id.as_str()));
        for row in rows {
            let is_over = benefit.validity.to.is_some();
            let same = match word(&row, "status") {
                "stated" => benefit.status == Status::Current && !is_over,
                "past" => is_over || benefit.covered_to.is_some(),
                "planned" => benefit.status == Status::Goal,
                _ => false,
            };
            assert!(
                same != settled,
                "{city} {}: {}",
                benefit.id,
                word(&row, "status")
            );
            if let Some(until) = row
                .get("until")
                .and_then(Value::as_str)
                .filter(|_| same && is_over)
            {
                let to = benefit.validity.to.unwrap().to_string();
                assert!(to.starts_with(until), "{city} {}: {to} {until}", benefit.id);
            }
        }
    }
}

/// Only the pilot of Jinshi is for some areas; an economic situation is a condition where one is named.
#[test]
fn areas_and_means_are_those_of_the_documents() {
    for (city, benefit, rows) in pairs() {
        let limited = benefit
            .conditions
            .iter()
            .any(|c| matches!(c, Condition::In(_)));
        assert_eq!(
            limited,
            (city, benefit.id.as_str()) == ("jinshi", "home-visits-pilot")
        );
        let means = rows.iter().any(|row| !word(row, "means").is_empty());
        let held = benefit
            .conditions
            .iter()
            .any(|c| matches!(c, Condition::Income(_) | Condition::Unstated(_)));
        assert!(
            !means || held,
            "{city} {}: the document names a situation",
            benefit.id
        );
    }
}

#[test]
fn the_pilot_areas_of_jinshi_are_those_of_the_letter() {
    let text = std::fs::read_to_string(geo().join("430781-jinshi/divisions.json")).unwrap();
    let divisions: serde_json::Value = serde_json::from_str(&text).unwrap();
    let towns = divisions["districts"][0]["towns"].as_array().unwrap();
    let pilot = of("jinshi")
        .benefits
        .into_iter()
        .find(|b| b.id == "home-visits-pilot")
        .unwrap();
    let mut names = BTreeSet::new();
    for condition in pilot.conditions.iter() {
        let Condition::In(areas) = condition else {
            continue;
        };
        for area in areas {
            let town = towns
                .iter()
                .find(|town| town["code"] == area.code())
                .unwrap();
            names.insert(town["name"].as_str().unwrap().to_owned());
        }
    }
    let row = table("jinshi")
        .into_iter()
        .find(|row| word(row, "id") == "home-visits-pilot");
    assert_eq!(names, words(&row.unwrap(), "areas").into_iter().collect());
}

/// Both units of 人次 in one sentence: 900 packages of 30 visits each.
#[test]
fn a_package_of_jinshi_is_thirty_visits() {
    let jinshi = of("jinshi");
    let past = jinshi
        .benefits
        .iter()
        .find(|b| b.id == "home-service-2023")
        .unwrap();
    let package = past
        .amounts
        .iter()
        .find(|amount| amount.unit == Unit::Package)
        .unwrap();
    assert_eq!(package.figure.number(), Some(900));
    assert_eq!(package.each, Some((30, Unit::Visit)));
    assert_eq!(package.period, Period::Once);
}
