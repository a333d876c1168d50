//! Whom: ages, levels, means, and what the document leaves open.

use std::collections::BTreeSet;

use eldercare_entitlements::{AllOf, Benefit, Condition, Income};

use crate::household::{expected_tags, tags_of};
use crate::row::Row;

/// Great age (高龄) without a number: our number, and each such row says so.
const GREAT_AGE: (u8, Option<u8>) = (80, None);
/// An older person without a number: the law's.
const OLD_AGE: u8 = 60;
const RECOGNISED: [Income; 3] = [Income::SpecialHardship, Income::LeastAllowance, Income::Low];

/// All differences.
pub fn differ(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let mut found = ages(benefit, rows);
    found.extend(levels(benefit, rows));
    found.extend(means(benefit, rows));
    found.extend(left_open(benefit, rows));
    found
}

pub fn ways(benefit: &Benefit) -> &[AllOf] {
    &benefit.conditions.0
}

pub fn is_open(way: &AllOf) -> bool {
    way.0
        .iter()
        .any(|one| matches!(one, Condition::Unstated(_)))
}

/// The ways of which the document leaves nothing open but, perhaps, an age.
pub fn certain(benefit: &Benefit) -> impl Iterator<Item = &AllOf> {
    ways(benefit).iter().filter(|way| !is_open(way))
}

/// Rows whose list of people stresses and does not limit say so in the table.
pub fn limits(row: &Row) -> bool {
    !row.caution.contains("does not limit")
}

pub fn said(what: &str, wrong: bool) -> Vec<String> {
    wrong.then(|| what.to_owned()).into_iter().collect()
}

fn age(way: &AllOf) -> Option<(u8, Option<u8>)> {
    way.0.iter().find_map(|one| match one {
        Condition::Age(range) => Some((range.from, range.to)),
        _ => None,
    })
}

fn elder(way: &AllOf) -> Option<u8> {
    way.0.iter().find_map(|one| match one {
        Condition::Elder { sure_from, .. } => Some(*sure_from),
        _ => None,
    })
}

fn ages(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let stated: BTreeSet<_> = rows.iter().filter_map(|row| row.age).collect();
    let held: BTreeSet<_> = ways(benefit).iter().filter_map(age).collect();
    let great = rows.iter().any(|row| row.says(&["高龄", "高齡"]));
    let named_great = rows.iter().any(|row| row.lives(&["高齡"]) && limits(row));
    let unnamed = rows.iter().any(|row| row.age.is_none());
    let is_stated = |one: &_| stated.contains(one) || (great && *one == GREAT_AGE);
    let mut found = said("an age of the document", !stated.is_subset(&held));
    found.extend(said("an age of ours", !held.iter().all(is_stated)));
    found.extend(said("great age", named_great && !held.contains(&GREAT_AGE)));
    if held.contains(&GREAT_AGE) && !stated.contains(&GREAT_AGE) {
        let mut texts = benefit.assumptions.iter();
        let is_said = texts.any(|text| text.zh_cn.contains("80"));
        found.extend(said("our age is not said", !is_said));
    }
    for way in ways(benefit) {
        let sure = elder(way);
        let has_one = age(way).is_some() || sure.is_some() || is_open(way);
        found.extend(said("a way without an age", !has_one));
        let is_law = sure.is_none_or(|age| age == OLD_AGE && unnamed);
        found.extend(said("older people", !is_law));
    }
    for row in rows.iter().filter(|row| row.age.is_some()) {
        let its = |way: &&AllOf| age(way) == row.age;
        let same = |way: &AllOf| tags_of(way) == expected_tags(row);
        let all = ways(benefit).iter().filter(its).all(same);
        found.extend(said("whom an age is for", !all));
    }
    found
}

fn levels(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let mut stated: BTreeSet<u8> = BTreeSet::new();
    for word in rows
        .iter()
        .filter(|row| limits(row))
        .flat_map(|row| &row.levels)
    {
        match word.as_str() {
            "失能" | "半失能" | "失智" => stated.extend(1..=4),
            "生活不能自理" => stated.extend(3..=4),
            // Classes of amounts, and a certificate.
            "自理老人" | "半失能老人" | "全失能老人" | "重度殘疾" => {}
            other => panic!("the level {other} has no meaning here"),
        }
    }
    let of_way = |way: &AllOf| {
        let spans = way.0.iter().filter_map(|one| match one {
            Condition::Level { best, worst, .. } => Some(*best..=*worst),
            _ => None,
        });
        spans.flatten().collect::<BTreeSet<u8>>()
    };
    let held: BTreeSet<u8> = certain(benefit).flat_map(of_way).collect();
    let mut found = said("levels", held != stated);
    let is_other = |way: &&AllOf| is_open(way) && !of_way(way).is_empty() && of_way(way) != stated;
    let other = ways(benefit).iter().any(|way| is_other(&way));
    found.extend(said("levels of an open way", other));
    // A way without a level is of people whom the document names beside the disabled.
    let beside = |way: &AllOf| !tags_of(way).is_empty() || age(way) == Some(GREAT_AGE);
    let all = certain(benefit).all(|way| !of_way(way).is_empty() || beside(way));
    found.extend(said("a way without a level", !stated.is_empty() && !all));
    found
}

fn incomes(way: &AllOf) -> Option<&[Income]> {
    way.0.iter().find_map(|one| match one {
        Condition::Income(classes) => Some(classes.as_slice()),
        _ => None,
    })
}

fn means(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let hardship = ["特困", "特困人员", "特困供养人员"];
    let poor = ["經濟困難", "经济困难", "社会救助家庭", "低收入"];
    let special = ["特殊困難", "特殊困难", "困难 / 特殊困难"];
    let mut wanted: Option<&[Income]> = None;
    for row in rows.iter().filter(|row| !row.means.is_empty()) {
        let means = row.means.as_str();
        if row.says(&["三類"]) || poor.contains(&means) {
            wanted = Some(&RECOGNISED);
        } else if hardship.contains(&means) {
            wanted = Some(&RECOGNISED[..1]);
        } else {
            assert!(special.contains(&means), "{means} has no meaning here");
        }
    }
    let found = certain(benefit).any(|way| incomes(way) != wanted);
    let unclear = rows.iter().any(|row| row.says(&["三類"]));
    let in_open = unclear && ways(benefit).iter().any(|way| incomes(way) != wanted);
    said("means", found || in_open)
}

/// What the document does not say of whom it is for is left open, and nothing else.
fn left_open(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let nobody = |row: &Row| {
        row.who.starts_with("not stated")
            || row.means.contains("特殊困")
            || row.says(&["等特殊群体", "服务对象", "三類", "重病"])
            || row.areas.iter().any(|area| area.ends_with("not named"))
            || row.not_stated.iter().any(|what| what == "from which age")
    };
    let stated = rows.iter().any(nobody);
    let held = ways(benefit).iter().any(is_open);
    let is_named = rows.iter().any(|row| !nobody(row));
    let all_open = rows.iter().all(|row| nobody(row) && row.levels.is_empty());
    let mut found = said("what is left open", stated && !held);
    let none_certain = is_named && certain(benefit).next().is_none();
    found.extend(said("left open for somebody who is named", none_certain));
    found.extend(said(
        "left open for all",
        all_open && certain(benefit).next().is_some(),
    ));
    found
}
