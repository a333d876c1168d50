//! Figures: number, unit, period, and whether it is one person's or the whole programme's.

use std::collections::BTreeSet;

use eldercare_entitlements::{
    Amount, Benefit, BenefitKind, Class, Condition, Figure, Holds, Period, Unit,
};

use crate::row::{Number, Row, unit};

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Counted {
    value: u32,
    unit: Unit,
    period: Period,
    holds: Holds,
    class: Option<Class>,
    /// Of how many areas each, where it is of some only.
    areas: Vec<String>,
}

/// What a number of the table is, when it is a figure of the benefit: its unit, its own period, and
/// whose it is.
fn meaning(number: &Number) -> Option<(Unit, Option<Period>, Holds)> {
    use Holds::{Person, Programme};
    use Period::{Month, Quarter, Year};
    Some(match number.counts.as_str() {
        "yuan/person/month" => (Unit::Yuan, Some(Month), Person),
        "yuan/person/year, standard at which the service is bought" => {
            (Unit::Yuan, Some(Year), Person)
        }
        "visits/person/month" => (Unit::Visit, Some(Month), Person),
        "visit/quarter" => (Unit::Visit, Some(Quarter), Person),
        "visits in one 人次" => (Unit::Visit, None, Person),
        "check/person/year, free" => (Unit::Check, Some(Year), Person),
        "homes"
        | "homes done"
        | "homes, task"
        | "homes/district"
        | "homes, each of four others" => (Unit::Home, None, Programme),
        "beds" => (Unit::Bed, None, Programme),
        "people, about" | "护老员" => (Unit::Person, Some(Period::Unstated), Programme),
        "人次" => (Unit::Package, None, Programme),
        "yuan, city budget" => (Unit::Yuan, None, Programme),
        other => {
            assert!(IS_NONE.contains(&other), "\"{other}\" has no meaning here");
            return None;
        }
    })
}

/// Numbers that are no figure of the benefit: ages, shares, what was done so far, places.
const IS_NONE: [&str; 13] = [
    "years, from",
    "years, to",
    "percent of people from 65, goal for 2020",
    "institutions",
    "institution/county, at least",
    "bathing service providers, at least",
    "groups, not named",
    "homes, accepted by June 2023",
    "yuan, total put in",
    "visits done",
    "services this year, more than",
    "counties and districts",
    "public institutions rebuilt",
];
/// Further ones.
const NOR: [&str; 1] = ["township homes"];

fn period(row: &Row) -> Period {
    match row.period.as_str() {
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        "once" => Period::Once,
        "not stated" => Period::Unstated,
        other => panic!("{}: the period {other} has no meaning here", row.id),
    }
}

fn class(row: &Row) -> Option<Class> {
    let word = row.levels.first()?.strip_suffix("老人")?;
    match word {
        "自理" => Some(Class::SelfCare),
        "半失能" => Some(Class::Half),
        "全失能" => Some(Class::Full),
        _ => None,
    }
}

/// The figures of the document.
fn stated(rows: &[Row]) -> BTreeSet<Counted> {
    let of_row = |row: &Row| {
        let counted = |number: &Number| {
            if NOR.contains(&number.counts.as_str()) {
                return None;
            }
            let (unit, own, holds) = meaning(number)?;
            // A programme has the period of its row where the row's own unit is what it counts.
            let period = own.unwrap_or_else(|| period(row));
            Some(Counted {
                value: number.value,
                unit,
                period,
                holds,
                class: class(row),
                areas: areas(number),
            })
        };
        row.numbers.iter().filter_map(counted).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of_row).collect()
}

/// 「每个区」 are the four districts that are called so; the others are named.
fn areas(number: &Number) -> Vec<String> {
    let codes: &[&str] = match number.counts.as_str() {
        "homes/district" => &["340102", "340103", "340104", "340111"],
        "homes, each of four others" => &["340176", "340177", "340178", "340181"],
        _ => &[],
    };
    codes.iter().map(ToString::to_string).collect()
}

fn held(benefit: &Benefit) -> BTreeSet<Counted> {
    let counted = |amount: &Amount| {
        let Figure::Exactly(value) = amount.figure else {
            return None;
        };
        let areas = amount.for_whom.iter().filter_map(|one| match one {
            Condition::In(areas) => Some(areas.iter().map(|area| area.code().to_owned())),
            _ => None,
        });
        Some(Counted {
            value,
            unit: amount.unit,
            period: amount.period,
            holds: amount.holds,
            class: amount.class,
            areas: areas.flatten().collect(),
        })
    };
    benefit.amounts.iter().filter_map(counted).collect()
}

/// Both ways: every figure of the document is held, and no other.
pub fn differ(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let (stated, held) = (stated(rows), held(benefit));
    let mut found: Vec<String> = stated
        .symmetric_difference(&held)
        .map(|one| format!("figure {one:?}"))
        .collect();
    if benefit
        .amounts
        .iter()
        .any(|amount| matches!(amount.figure, Figure::UpTo(_)))
    {
        found.push("no document of a city says \"up to\"".to_owned());
    }
    found.extend(packages(benefit, rows));
    found.extend(not_stated(benefit, rows, &stated));
    for row in rows.iter().filter(|row| row.amount.is_some()) {
        let same = |one: &&Counted| Some(one.value) == row.amount && Some(one.unit) == unit(row);
        if !stated
            .iter()
            .any(|one| same(&one) && one.period == period(row))
        {
            found.push(format!(
                "{}: amount and numbers of the table differ",
                row.id
            ));
        }
    }
    found
}

/// Of how many visits one package is made.
fn packages(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let numbers = rows.iter().flat_map(|row| &row.numbers);
    let stated: Vec<(u32, Unit)> = numbers
        .filter(|number| number.counts == "visits in one 人次")
        .map(|number| (number.value, Unit::Visit))
        .collect();
    let held: Vec<(u32, Unit)> = benefit.amounts.iter().filter_map(|one| one.each).collect();
    (stated != held)
        .then(|| format!("packages {held:?} for {stated:?}"))
        .into_iter()
        .collect()
}

/// Where the document states no figure for a person, the unit and the period are its own all the same.
fn not_stated(benefit: &Benefit, rows: &[Row], stated: &BTreeSet<Counted>) -> Vec<String> {
    let mut found = Vec::new();
    let of_person = |amount: &&Amount| amount.holds == Holds::Person;
    let open = |amount: &&Amount| amount.figure == Figure::NotStated;
    for amount in benefit.amounts.iter().filter(open) {
        if !of_person(&amount) || amount.class.is_some() || amount.each.is_some() {
            found.push("what is not stated is of a person, without a class".to_owned());
        }
        let fits = |row: &Row| {
            let unit = unit(row).unwrap_or(usual(benefit.kind));
            row.amount.is_none() && (amount.unit, amount.period) == (unit, period(row))
        };
        if !rows.iter().any(fits) {
            let (unit, period) = (amount.unit, amount.period);
            found.push(format!("not stated: {unit:?} {period:?}"));
        }
    }
    let open = benefit.amounts.iter().filter(open).count();
    let has_figure = stated.iter().any(|one| one.holds == Holds::Person);
    if open > 1 || (has_figure && open > 0) || (stated.is_empty() && open == 0) {
        found.push(format!("{open} amounts that are not stated"));
    }
    found
}

/// In what a benefit is counted where the document names no unit.
fn usual(kind: BenefitKind) -> Unit {
    match kind {
        BenefitKind::Cash
        | BenefitKind::Voucher
        | BenefitKind::Insurance
        | BenefitKind::Membership => Unit::Yuan,
        BenefitKind::Service | BenefitKind::Visit => Unit::Visit,
        BenefitKind::Works => Unit::Home,
        BenefitKind::Bed => Unit::Bed,
        BenefitKind::Device => Unit::Device,
        BenefitKind::Check => Unit::Check,
    }
}

/// What the thing is, as the table calls it.
pub fn kinds_differ(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    use BenefitKind::{Bed, Cash, Check, Device, Insurance, Membership, Service, Visit, Works};
    let may = |row: &Row| -> &[BenefitKind] {
        match row.kind.as_str() {
            "cash" => &[Cash],
            "service" if row.says(&["家庭养老床位"]) => &[Bed],
            "service" if row.says(&["护理保险"]) => &[Insurance],
            "service" if row.says(&["会员"]) => &[Membership],
            "service" if row.says(&["探访", "走訪", "结对帮扶"]) => &[Visit],
            "service" => &[Service],
            "works" if row.says(&["床位"]) => &[Bed],
            "works" => &[Works],
            "goods" => &[Device],
            "place" => &[Bed],
            "check" => &[Check],
            other => panic!("{}: the kind {other} has no meaning here", row.id),
        }
    };
    let mut found = Vec::new();
    for row in rows {
        let is_cash = benefit.kind == Cash;
        if !may(row).contains(&benefit.kind) || is_cash != (row.cash || row.kind == "cash") {
            found.push(format!("{}: {:?}", row.id, benefit.kind));
        }
    }
    found
}
