//! Amounts, conditions and times of the city files against the independent table, which was written from the
//! documents alone by somebody who had not seen them (`independent/README.md`).
//!
//! Where the two differed, the document was opened again; [`pairs::SETTLED`] and [`pairs::LEFT_OUT`] say what it
//! says. Nothing else may differ, and no row of either side may stand alone. That the comparison sees what is
//! wrong is a test of its own: every value of every row is made wrong once ([`mutations`]).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[path = "../cities/mod.rs"]
mod cities;
mod figures;
mod household;
mod mutations;
mod pairs;
mod people;
mod row;
mod services;
mod times;

use std::collections::BTreeSet;

use cities::{CITIES, catalogue};
use eldercare_entitlements::{Benefit, BenefitKind, Catalogue};
use pairs::{LEFT_OUT, PAIRS, PAIRS_OF_YULIN, SETTLED};
use row::{Row, rows};

/// The pairs of all cities with their rows.
fn pairs() -> Vec<(&'static str, Benefit, Vec<Row>)> {
    let all = PAIRS.iter().chain(&PAIRS_OF_YULIN);
    all.map(|(city, id, ids)| {
        let mut benefits = of(city).benefits.into_iter();
        let benefit = benefits.find(|benefit| benefit.id == *id);
        let benefit = benefit.unwrap_or_else(|| panic!("{city}: no benefit {id}"));
        let all = rows(city);
        let row = |wanted: &&str| {
            let found = all.iter().find(|row| row.id == *wanted);
            found
                .unwrap_or_else(|| panic!("{city}: no row {wanted}"))
                .clone()
        };
        (*city, benefit, ids.iter().map(row).collect())
    })
    .collect()
}

fn of(city: &str) -> Catalogue {
    let (folder, _) = CITIES.iter().find(|(_, name)| *name == city).unwrap();
    catalogue(folder)
}

/// Everything in which a benefit is not what its rows say.
fn differ(city: &str, benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let mut found = figures::differ(benefit, rows);
    found.extend(figures::kinds_differ(benefit, rows));
    found.extend(people::differ(benefit, rows));
    found.extend(household::differ(benefit, rows));
    found.extend(times::differ(city, benefit, rows));
    found
}

#[test]
fn every_benefit_is_what_its_rows_say() {
    let mut found = Vec::new();
    for (city, benefit, rows) in pairs() {
        let differences = differ(city, &benefit, &rows).into_iter();
        found.extend(differences.map(|what| format!("{city} {}: {what}", benefit.id)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The proof that the comparison bites: no single value can be wrong unseen.
#[test]
fn every_value_that_is_made_wrong_is_seen() {
    let (mut tried, mut unseen) = (0, Vec::new());
    for (city, benefit, rows) in pairs() {
        for (what, wrong) in mutations::all(&benefit) {
            tried += 1;
            if differ(city, &wrong, &rows).is_empty() {
                unseen.push(format!("{city} {}: {what}", benefit.id));
            }
        }
    }
    assert!(
        unseen.is_empty(),
        "{} of {tried}:\n{}",
        unseen.len(),
        unseen.join("\n")
    );
    assert!(tried > 900, "{tried}");
}

#[test]
fn no_row_of_either_side_stands_alone() {
    for (folder, city) in CITIES {
        let pairs = PAIRS.iter().chain(&PAIRS_OF_YULIN);
        let pairs: Vec<_> = pairs.filter(|(of, ..)| *of == city).collect();
        let paired: BTreeSet<&str> = pairs.iter().map(|(_, id, _)| *id).collect();
        for benefit in catalogue(folder).real().filter(|benefit| !benefit.national) {
            let id = benefit.id.as_str();
            assert!(paired.contains(id), "{city}: {id} has no row");
        }
        let left = LEFT_OUT.iter().filter(|(of, ..)| *of == city);
        let left: Vec<&str> = left.map(|(_, id, _)| *id).collect();
        for row in rows(city) {
            let id = row.id.as_str();
            let is_paired = pairs.iter().any(|(.., ids)| ids.contains(&id));
            assert_ne!(
                is_paired,
                left.contains(&id),
                "{city}: {id} is neither held nor left out, or both"
            );
        }
    }
}

/// A row may be settled only by a sentence of the document, and only where the table says something else.
#[test]
fn what_is_settled_differs_and_quotes_the_document() {
    for settled in &SETTLED {
        assert!(settled.quote.chars().count() > 10);
        let pair = pairs()
            .into_iter()
            .find(|(city, benefit, _)| (*city, benefit.id.as_str()) == (settled.city, settled.of));
        let named = || rows(settled.city).into_iter();
        let held = pair.map_or_else(
            || named().filter(|row| row.id == settled.of).collect(),
            |(.., rows)| rows,
        );
        assert!(!held.is_empty(), "{}", settled.of);
        for row in held {
            let stands = match settled.column {
                "status" => row.status,
                "until" => row.until,
                other => panic!("{other} cannot be settled"),
            };
            assert_ne!(stands, settled.is, "{}", settled.of);
        }
    }
}

#[test]
fn yulin_states_no_money_to_a_person() {
    let yulin = of("yulin");
    assert!(
        yulin
            .real()
            .all(|benefit| benefit.kind != BenefitKind::Cash)
    );
}
