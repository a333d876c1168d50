//! Household and home: tags, villages, at home or in an institution, districts and towns.

use std::collections::BTreeSet;

use eldercare_entitlements::{AllOf, Benefit, Condition, Living, Setting, Tag};

use crate::cities::geo;
use crate::people::{certain, limits, said, ways};
use crate::row::Row;

/// All differences.
pub fn differ(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let mut found = tags(benefit, rows);
    found.extend(villages(benefit, rows));
    found.extend(living(benefit, rows));
    found.extend(areas(benefit, rows));
    found
}

pub fn tags_of(way: &AllOf) -> BTreeSet<Tag> {
    let tags = way.0.iter().filter_map(|one| match one {
        Condition::Tag(tag) => Some(*tag),
        _ => None,
    });
    tags.collect()
}

pub fn expected_tags(row: &Row) -> BTreeSet<Tag> {
    let words: [(&[&str], Tag); 5] = [
        (
            &["失獨", "計劃生育特殊困難家庭", "計生特困家庭"],
            Tag::LostOnlyChild,
        ),
        (&["空巢"], Tag::EmptyNest),
        (&["留守", "農村留守"], Tag::LeftBehind),
        (&["孤寡"], Tag::Alone),
        (&["重度殘疾"], Tag::SevereDisability),
    ];
    let is_named = |words: &[&str]| {
        row.lives(words)
            || row
                .levels
                .iter()
                .any(|level| words.contains(&level.as_str()))
    };
    let named = words.iter().filter(|(words, _)| is_named(words));
    named.map(|(_, tag)| *tag).collect()
}

fn tags(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let stated: BTreeSet<Tag> = rows
        .iter()
        .filter(|row| limits(row))
        .flat_map(expected_tags)
        .collect();
    let held: BTreeSet<Tag> = certain(benefit).flat_map(tags_of).collect();
    let mut found = said("household", held != stated);
    // Without a level, an age or a class of income nothing but the household says whom it is for.
    let alone = rows.iter().all(|row| {
        limits(row) && row.levels.is_empty() && row.means.is_empty() && row.age.is_none()
    });
    let bare = certain(benefit).any(|way| tags_of(way).is_empty());
    found.extend(said(
        "a way without a household",
        alone && !stated.is_empty() && bare,
    ));
    found
}

fn settings(way: &AllOf) -> BTreeSet<Setting> {
    let settings = way.0.iter().filter_map(|one| match one {
        Condition::Setting(setting) => Some(*setting),
        _ => None,
    });
    settings.collect()
}

/// What is for villages is certain for nobody else; what the document says of nobody's village asks for none.
fn villages(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let village = BTreeSet::from([Setting::Village]);
    let all = rows.iter().any(|row| row.lives(&["农村", "農村"]));
    let only_there = rows
        .iter()
        .any(|row| row.areas.iter().any(|area| area == "rural villages"));
    let left_behind = rows.iter().any(|row| row.lives(&["農村留守"]));
    let wrong = certain(benefit).any(|way| {
        let of_village = all || (left_behind && tags_of(way).contains(&Tag::LeftBehind));
        settings(way)
            != if of_village {
                village.clone()
            } else {
                BTreeSet::new()
            }
    });
    let elsewhere = only_there && ways(benefit).iter().any(|way| settings(way) != village);
    said("village", wrong || elsewhere)
}

fn living(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let in_home = |row: &Row| {
        matches!(row.kind.as_str(), "works" | "goods") || row.says(&["居家", "家庭养老床位"])
    };
    let wanted = if rows.iter().any(|row| row.lives(&["入住养老服务机构"])) {
        Some(Living::Institution)
    } else {
        rows.iter().any(in_home).then_some(Living::Home)
    };
    let lives = |way: &AllOf| {
        way.0.iter().find_map(|one| match one {
            Condition::Lives(living) => Some(*living),
            _ => None,
        })
    };
    said(
        "where one lives",
        ways(benefit).iter().any(|way| lives(way) != wanted),
    )
}

/// The districts and towns of the document, by their names in the city's own list.
fn areas(benefit: &Benefit, rows: &[Row]) -> Vec<String> {
    let is_town = |area: &&String| area.ends_with("街道") || area.ends_with('镇');
    let areas = rows.iter().flat_map(|row| &row.areas).filter(is_town);
    let stated: BTreeSet<String> = areas.cloned().collect();
    let mut wrong = false;
    for way in ways(benefit) {
        let codes = way.0.iter().filter_map(|one| match one {
            Condition::In(areas) => Some(areas.iter().map(|area| area.code().to_owned())),
            _ => None,
        });
        let held: BTreeSet<String> = codes.flatten().map(|code| name(&code)).collect();
        wrong |= held != stated;
    }
    said("areas", wrong)
}

/// The name of a town of Jinshi, the only city of which towns are named.
fn name(code: &str) -> String {
    let text = std::fs::read_to_string(geo().join("430781-jinshi/divisions.json")).unwrap();
    let divisions: serde_json::Value = serde_json::from_str(&text).unwrap();
    let towns = divisions["districts"][0]["towns"].as_array().unwrap();
    let town = towns.iter().find(|town| town["code"] == code);
    town.map_or(code.to_owned(), |town| {
        town["name"].as_str().unwrap().to_owned()
    })
}
