//! How many old people each county polygon holds, when the census knows other counties.
//!
//! 2,829 of the 2,990 rows join by code. Of the others 134 are development zones, which have no
//! polygon, and 27 carry codes that were replaced after 2020. A replaced county is found by its
//! name; what is left is spread over its prefecture, so that no person is lost.

use std::collections::BTreeMap;

use crate::raw::{Boundary, CensusRow};

/// People of 60 and older, and the share of people in towns.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Weight {
    pub(super) elders: f64,
    pub(super) urban: f64,
}

/// The weight of every polygon that has one, by code. The sum is that of the rows.
pub(super) fn weights(rows: &[CensusRow], polygons: &[Boundary]) -> BTreeMap<u32, Weight> {
    let mut found = BTreeMap::<u32, Weight>::new();
    let known = |code: u32| polygons.iter().any(|polygon| polygon.code == code);
    let (joined, others): (Vec<&CensusRow>, Vec<&CensusRow>) =
        rows.iter().partition(|row| known(row.code));
    for row in joined {
        add(&mut found, row.code, row);
    }
    let mut left = Vec::new();
    for row in others {
        match successor(row, polygons, &found) {
            Some(code) => add(&mut found, code, row),
            None => left.push(row),
        }
    }
    for row in left {
        spread(&mut found, row, polygons);
    }
    found
}

fn add(found: &mut BTreeMap<u32, Weight>, code: u32, row: &CensusRow) {
    let weight = found.entry(code).or_default();
    weight.elders += row.elders;
    weight.urban = row.urban;
}

/// The polygon without a row in the same province whose name begins like the row's: 沙县 is now
/// 沙县区, 龙海市 is 龙海区, 横县 is 横州市.
fn successor(row: &CensusRow, polygons: &[Boundary], found: &BTreeMap<u32, Weight>) -> Option<u32> {
    if is_zone(row.code) {
        return None;
    }
    let length = row.name.chars().count().saturating_sub(1).clamp(1, 2);
    let start: String = row.name.chars().take(length).collect();
    polygons
        .iter()
        .filter(|p| p.code / 10_000 == row.code / 10_000 && !found.contains_key(&p.code))
        .find(|p| p.name.starts_with(&start))
        .map(|p| p.code)
}

/// Development zones have a 7 in the fifth place.
fn is_zone(code: u32) -> bool {
    code / 10 % 10 == 7
}

/// Spreads a row over its prefecture by the people there; a polygon without a row of its own
/// (a district that was cut out of others) counts like the mean of the others.
fn spread(found: &mut BTreeMap<u32, Weight>, row: &CensusRow, polygons: &[Boundary]) {
    let codes: Vec<u32> = polygons
        .iter()
        .map(|polygon| polygon.code)
        .filter(|code| code / 100 == row.code / 100)
        .collect();
    let known: Vec<f64> = codes
        .iter()
        .filter_map(|code| found.get(code).map(|weight| weight.elders))
        .collect();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a prefecture has tens of counties"
    )]
    let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
    let share_of = |code: &u32| {
        found
            .get(code)
            .map_or(mean.max(1.0), |weight| weight.elders)
    };
    let shares: Vec<f64> = codes.iter().map(share_of).collect();
    let sum: f64 = shares.iter().sum();
    for (code, share) in codes.into_iter().zip(shares) {
        let weight = found.entry(code).or_insert(Weight {
            elders: 0.0,
            urban: row.urban,
        });
        weight.elders += row.elders * share / sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: u32, name: &str, elders: f64) -> CensusRow {
        CensusRow {
            code,
            name: name.to_owned(),
            elders,
            urban: 0.5,
        }
    }

    fn polygon(code: u32, name: &str) -> Boundary {
        Boundary {
            code,
            name: name.to_owned(),
            province: String::new(),
            city: String::new(),
            shape: Vec::new(),
        }
    }

    #[test]
    fn a_replaced_county_goes_to_its_successor_and_a_zone_to_its_prefecture() {
        let rows = [
            row(450_102, "兴宁区", 100.0),
            row(450_103, "青秀区", 300.0),
            row(450_127, "横县", 50.0),
            row(450_171, "高新区", 40.0),
        ];
        let polygons = [
            polygon(450_102, "兴宁区"),
            polygon(450_103, "青秀区"),
            polygon(450_181, "横州市"),
        ];
        let found = weights(&rows, &polygons);
        let elders = |code: u32| found[&code].elders;
        // 40 over 100 : 300 : 50.
        assert!((elders(450_102) - 100.0 - 40.0 * 100.0 / 450.0).abs() < 1e-9);
        assert!((elders(450_181) - 50.0 - 40.0 * 50.0 / 450.0).abs() < 1e-9);
        let sum: f64 = found.values().map(|weight| weight.elders).sum();
        assert!((sum - 490.0).abs() < 1e-9);
    }

    #[test]
    fn a_district_cut_out_of_two_that_are_gone_gets_its_part() {
        let rows = [row(330_102, "上城区", 100.0), row(330_103, "下城区", 60.0)];
        let polygons = [polygon(330_102, "上城区"), polygon(330_114, "钱塘区")];
        let found = weights(&rows, &polygons);
        assert!((found[&330_102].elders - 130.0).abs() < 1e-9);
        assert!((found[&330_114].elders - 30.0).abs() < 1e-9);
    }
}
