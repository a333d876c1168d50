//! What `services.toml` says of a service against the rows of the table.

use std::collections::BTreeSet;

use eldercare_days::Day;
use eldercare_entitlements::{Offered, Setting, Status};

use crate::cities::{CITIES, catalogue};
use crate::pairs::{LEFT_OUT, SERVICE, SERVICES, SETTLED};
use crate::row::{Row, counts, rows};

/// All differences of one service.
fn differ(city: &str, offered: &Offered, of: &[Row]) -> Vec<String> {
    let mut found = Vec::new();
    for row in of {
        if !stands(city, offered, row) {
            found.push(format!("{}: {:?}", row.id, offered.status));
        }
    }
    if !of.is_empty() && offered.setting != setting_of(of) {
        found.push(format!("for whom: {:?}", offered.setting));
    }
    let stated = numbers_of(city, of);
    for number in numbers_in(&offered.what.zh_cn) {
        if !stated.contains(&number) {
            found.push(format!("{number} stands in no row"));
        }
    }
    found
}

/// Whether a service stands as a row does, by the rule that holds for benefits (`times.rs`).
fn stands(city: &str, offered: &Offered, row: &Row) -> bool {
    let ids = [offered.id.id(), &row.id];
    let settled = SETTLED
        .iter()
        .find(|one| one.city == city && one.column == "until" && ids.contains(&one.of));
    let last = Day::last_of(settled.map_or(row.until.as_str(), |one| one.is));
    let (to, covered) = (offered.to, offered.covered_to);
    match row.status.as_str() {
        "planned" => offered.status == Status::Goal && to.is_none() && covered.is_none(),
        "past" if row.is_programme() => {
            let last = last.or_else(|| Day::last_of(&row.from));
            offered.status == Status::Past && to == last && covered.is_none()
        }
        "stated" | "past" => offered.status == Status::Current && to.is_none() && covered == last,
        _ => false,
    }
}

/// Where people live for whom all of these rows are.
fn setting_of(rows: &[Row]) -> Option<Setting> {
    let areas = |row: &Row, word: &str| row.areas.iter().any(|area| area.contains(word));
    if rows.iter().all(|row| row.lives(&["农村", "農村"])) {
        return Some(Setting::Village);
    }
    let in_town = rows.iter().all(|row| areas(row, "城市"));
    in_town.then_some(Setting::Town)
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

/// Every service of every city with the rows that it stands for.
fn each() -> impl Iterator<Item = (&'static str, Offered, Vec<Row>)> {
    CITIES.into_iter().flat_map(|(folder, city)| {
        let services = catalogue(folder).services.into_iter();
        services.map(move |offered| {
            let id = offered.id.id();
            let mut pairs = SERVICES.iter();
            let pair = pairs.find(|(of, service, _)| (*of, *service) == (city, id));
            let (.., ids) = pair.unwrap_or_else(|| panic!("{city}: {id} has no row"));
            (city, offered, of(city, ids))
        })
    })
}

#[test]
fn services_stand_and_count_as_the_documents_say() {
    let differences = each().flat_map(|(city, offered, rows)| {
        let found = differ(city, &offered, &rows).into_iter();
        found.map(move |what| format!("{city} {}: {what}", offered.id.id()))
    });
    let found: Vec<String> = differences.collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_service_that_stands_or_counts_otherwise_is_seen() {
    for (city, offered, rows) in each() {
        for wrong in made_wrong(&offered, !rows.is_empty()) {
            assert!(!differ(city, &wrong, &rows).is_empty(), "{city} {wrong:?}");
        }
    }
}

/// The service with one thing wrong. What has a row of its own has its times and its people.
fn made_wrong(offered: &Offered, has_row: bool) -> Vec<Offered> {
    let with = |change: &dyn Fn(&mut Offered)| {
        let mut wrong = offered.clone();
        change(&mut wrong);
        wrong
    };
    let mut found = vec![
        with(&|it| it.what.zh_cn.push_str("共 123456 处")),
        with(&|it| it.what.zh_cn.push_str("2031 年")),
    ];
    if has_row {
        let day = |year: &str| Day::last_of(year);
        found.push(with(&|it| it.to = day("2016")));
        found.push(with(&|it| it.covered_to = day("2016")));
        if offered.covered_to.is_some() {
            found.push(with(&|it| it.covered_to = None));
        }
        let settings = [None, Some(Setting::Village), Some(Setting::Town)];
        let others = settings.into_iter().filter(|it| *it != offered.setting);
        found.extend(others.map(|setting| with(&|it| it.setting = setting)));
        let others = Status::ALL.into_iter();
        let others = others.filter(|it| *it != offered.status);
        found.extend(others.map(|status| with(&|it| it.status = status)));
    }
    found
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
