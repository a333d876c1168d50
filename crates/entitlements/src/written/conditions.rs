//! Conditions of their written form.

use super::reader::Row;
use super::wrong::Problem;
use super::{Classes, Elder, WrittenAll};
use crate::age::AgeRange;
use crate::condition::{AllOf, Condition, Conditions};
use crate::lists::{Class, Income, Living, Setting, Tag};
use crate::person::Area;

/// The worst level.
const WORST: u8 = 4;

/// What words of the documents stand for, by the city's own file.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) elder: Option<&'a Elder>,
    pub(super) classes: Option<&'a Classes>,
}

impl Elder {
    pub(super) fn check(&self, row: &mut Row<'_>) {
        row.text("said", &self.said);
    }
}

impl Classes {
    /// The levels of a class; the best and the worst.
    fn levels(&self, class: Class) -> Option<(u8, u8)> {
        let levels = match class {
            Class::SelfCare => &self.self_care,
            Class::Half => &self.half,
            Class::Full => &self.full,
        };
        Some((*levels.iter().min()?, *levels.iter().max()?))
    }

    /// Notes a mapping that is not one level to one class, each class without a hole.
    pub(super) fn check(&self, row: &mut Row<'_>) {
        let lists = [&self.self_care, &self.half, &self.full];
        let mut all: Vec<u8> = lists.iter().flat_map(|list| list.iter().copied()).collect();
        let is_whole = |list: &&Vec<u8>| {
            let (least, most) = (list.iter().min(), list.iter().max());
            let span = least.zip(most).map(|(least, most)| most - least);
            span.map(usize::from) == list.len().checked_sub(1)
        };
        let whole = lists.iter().all(is_whole);
        all.sort_unstable();
        if all != [0, 1, 2, 3, 4] || !whole {
            row.wrong("self-care", "", Problem::Classes);
        }
        row.text("assumption", &self.assumption);
    }
}

/// All ways.
pub(super) fn conditions(any: &[WrittenAll], words: Words<'_>, row: &mut Row<'_>) -> Conditions {
    Conditions(any.iter().map(|all| all_of(all, words, row)).collect())
}

/// The condition that somebody is of a class.
pub(super) fn of_class(class: &str, words: Words<'_>, row: &mut Row<'_>) -> Option<Condition> {
    let class = row.listed::<Class>("class", class)?;
    let levels = words.classes.and_then(|classes| classes.levels(class));
    let Some((best, worst)) = levels else {
        row.wrong("class", class.id(), Problem::NoClasses);
        return None;
    };
    Some(Condition::Level {
        best,
        worst,
        class: Some(class),
    })
}

fn all_of(all: &WrittenAll, words: Words<'_>, row: &mut Row<'_>) -> AllOf {
    let mut read = Vec::new();
    read.extend(age(all, row));
    read.extend(elder(all, words, row));
    read.extend(levels(all, row));
    if let Some(class) = &all.class {
        read.extend(of_class(class, words, row));
    }
    if let Some(lives) = &all.lives {
        let found = row.listed::<Living>("lives", lives);
        read.extend(found.map(Condition::Lives));
    }
    if let Some(setting) = &all.setting {
        let found = row.listed::<Setting>("setting", setting);
        read.extend(found.map(Condition::Setting));
    }
    if !all.areas.is_empty() {
        read.push(Condition::In(areas(all, row)));
    }
    if !all.income.is_empty() {
        read.push(Condition::Income(incomes(all, row)));
    }
    for tag in &all.tags {
        let found = row.listed::<Tag>("tags", tag);
        read.extend(found.map(Condition::Tag));
    }
    if let Some(text) = &all.unstated {
        row.text("unstated", text);
        read.push(Condition::Unstated(text.clone()));
    }
    if *all == WrittenAll::default() {
        row.wrong("any", "", Problem::Nobody);
    }
    AllOf(read)
}

fn age(all: &WrittenAll, row: &mut Row<'_>) -> Option<Condition> {
    let from = all.age_from.or(all.age_to.map(|_| 0))?;
    if all.age_to.is_some_and(|to| to < from) {
        let ages = format!("{from} to {}", all.age_to.unwrap_or_default());
        row.wrong(
            "age-to",
            "",
            Problem::Range(ages, "the younger age comes first"),
        );
    }
    Some(Condition::Age(AgeRange {
        from,
        to: all.age_to,
    }))
}

/// An older person without an age; beside an age it would say nothing.
fn elder(all: &WrittenAll, words: Words<'_>, row: &mut Row<'_>) -> Option<Condition> {
    if !all.elder {
        return None;
    }
    if all.age_from.is_some() || all.age_to.is_some() {
        row.wrong("elder", "", Problem::ElderWithAge);
    }
    let Some(elder) = words.elder else {
        row.wrong("elder", "", Problem::NoElder);
        return None;
    };
    Some(Condition::Elder {
        sure_from: elder.sure_from,
        said: elder.said.clone(),
    })
}

fn levels(all: &WrittenAll, row: &mut Row<'_>) -> Option<Condition> {
    let [best, worst] = all.levels?;
    if best > worst || worst > WORST {
        let levels = format!("[{best}, {worst}]");
        let advice = "write the best and the worst level, 0 to 4";
        row.wrong("levels", &levels, Problem::Range(levels.clone(), advice));
    }
    Some(Condition::Level {
        best,
        worst,
        class: None,
    })
}

fn areas(all: &WrittenAll, row: &mut Row<'_>) -> Vec<Area> {
    let mut areas = Vec::new();
    for code in &all.areas {
        let area = Area::parse(code);
        if area.is_none() {
            let advice = "write the six digits of a district or the nine of a town";
            row.wrong("areas", code, Problem::Range(code.clone(), advice));
        }
        areas.extend(area);
    }
    areas
}

fn incomes(all: &WrittenAll, row: &mut Row<'_>) -> Vec<Income> {
    let listed = |income: &String| row.listed::<Income>("income", income);
    all.income.iter().filter_map(listed).collect()
}
