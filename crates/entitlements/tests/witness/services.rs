//! What `services.toml` says of a service against the rows of the table.

use std::collections::BTreeSet;

use eldercare_days::Day;
use eldercare_entitlements::{Offered, Status};

use crate::cities::{CITIES, catalogue};
use crate::pairs::{LEFT_OUT, SERVICE, SERVICES, SETTLED};
use crate::row::{Row, counts, rows};

/// All differences of one service.
fn differ(city: &str, offered: &Offered, of: &[Row]) -> Vec<String> {
    let mut found = Vec::new();
    let settled = SETTLED
        .iter()
        .find(|one| (one.city, one.benefit) == (city, offered.id.id()));
    let settled = settled.filter(|one| one.column == "until");
    for row in of {
        let until = settled.map_or(row.until.as_str(), |one| one.is);
        let last = Day::last_of(until);
        let same = match row.status.as_str() {
            "stated" => {
                offered.status == Status::Current
                    && offered.to.is_none()
                    && offered.covered_to == last
            }
            "planned" => {
                let ends = offered.to.or(offered.covered_to);
                offered.status == Status::Goal && ends.is_none()
            }
            "past" if offered.covered_to.is_some() => offered.covered_to == last,
            "past" => {
                let last = last.or_else(|| Day::last_of(&row.from));
                offered.status == Status::Past && offered.to == last
            }
            _ => false,
        };
        if !same {
            found.push(format!("{}: {:?}", row.id, offered.status));
        }
    }
    let stated = numbers_of(city, of);
    for number in numbers_in(&offered.what.zh_cn) {
        if !stated.contains(&number) {
            found.push(format!("{number} stands in no row"));
        }
    }
    found
}

/// The numbers of these rows with their years; of a service without a row those that the document counts.
fn numbers_of(city: &str, of: &[Row]) -> BTreeSet<u32> {
    let own = of
        .iter()
        .flat_map(|row| row.numbers.iter().map(|number| number.value));
    let days = of.iter().flat_map(|row| [&row.from, &row.until]);
    let days = days.flat_map(|day| numbers_in(&day.replace('-', " ")));
    let settled = SETTLED.iter().filter(|one| one.city == city);
    let settled = settled.flat_map(|one| numbers_in(one.is));
    let counted = counts(city).into_iter().map(|number| number.value);
    own.chain(days).chain(settled).chain(counted).collect()
}

/// The numbers that stand in a text.
pub fn numbers_in(text: &str) -> Vec<u32> {
    let parts = text.split(|sign: char| !sign.is_ascii_digit());
    let digits = parts.filter(|part| !part.is_empty());
    digits.map(|digits| digits.parse().unwrap()).collect()
}

fn of(city: &str, ids: &[&str]) -> Vec<Row> {
    let all = rows(city);
    let row = |id: &&str| {
        let found = all.iter().find(|row| row.id == *id);
        found
            .unwrap_or_else(|| panic!("{city}: no row {id}"))
            .clone()
    };
    ids.iter().map(row).collect()
}

#[test]
fn services_stand_and_count_as_the_documents_say() {
    for (folder, city) in CITIES {
        for offered in catalogue(folder).services {
            let id = offered.id.id();
            let pair = SERVICES
                .iter()
                .find(|(of, service, _)| (*of, *service) == (city, id));
            let (.., ids) = pair.unwrap_or_else(|| panic!("{city}: {id} has no row"));
            let found = differ(city, &offered, &of(city, ids));
            assert!(found.is_empty(), "{city} {id}: {found:?}");
        }
    }
}

#[test]
fn a_service_that_stands_or_counts_otherwise_is_seen() {
    for (folder, city) in CITIES {
        for offered in catalogue(folder).services {
            let id = offered.id.id();
            let pair = SERVICES
                .iter()
                .find(|(of, service, _)| (*of, *service) == (city, id));
            let rows = of(city, pair.unwrap().2);
            let mut wrong = vec![offered.clone(), offered.clone()];
            wrong[0].what.zh_cn.push_str("共 123456 处");
            wrong[1].what.zh_cn.push_str("2031 年");
            // What has a row of its own has its times.
            if !rows.is_empty() {
                let mut ended = offered.clone();
                ended.to = Some(Day::last_of("2016").unwrap());
                ended.covered_to = None;
                let mut planned = offered.clone();
                planned.status = if offered.status == Status::Goal {
                    Status::Current
                } else {
                    Status::Goal
                };
                planned.covered_to = None;
                wrong.extend([ended, planned]);
            }
            for wrong in wrong {
                assert!(!differ(city, &wrong, &rows).is_empty(), "{city} {wrong:?}");
            }
        }
    }
}

/// What is left out of the benefits as a service does stand among the services.
#[test]
fn what_is_left_out_as_a_service_is_one() {
    for (city, row, why) in LEFT_OUT.iter().filter(|(.., why)| *why == SERVICE) {
        let mut pairs = SERVICES.iter().filter(|(of, ..)| of == city);
        let pair = pairs.find(|(.., rows)| rows.contains(row));
        let (_, service, _) = pair.unwrap_or_else(|| panic!("{city}: {row} is not {why}"));
        let (folder, _) = CITIES.iter().find(|(_, name)| name == city).unwrap();
        let services = catalogue(folder).services;
        assert!(
            services.iter().any(|one| one.id.id() == *service),
            "{city} {row}"
        );
    }
}
