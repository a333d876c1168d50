//! Every way in which what is unknown of a person could turn out, as far as a benefit can tell them
//! apart.
//!
//! An unknown fact has finitely many values that differ for the conditions: ages between two limits
//! are one, all towns that no condition names are one. A benefit reads few facts, so all
//! combinations are tried. That is exact, where three-valued "and" and "or" alone would be not:
//! "level 0 or 1, or level 2 to 4" holds for everybody.

use std::collections::BTreeSet;

use eldercare_assessment::{LevelSpan, Truth};
use eldercare_days::Day;

use crate::age::{age_on, ages_on};
use crate::benefit::Benefit;
use crate::condition::{Case, Condition};
use crate::lists::{Income, Living, Setting, Tag};
use crate::person::{Area, Fact, Known, Person};
use crate::standing::Standing;

/// The worst level of GB/T 42195-2022.
const WORST_LEVEL: u8 = 4;

/// What a benefit is to a person of whom everything is known. `Unknown` where only the document
/// leaves it open; the mask has a bit for each amount that is for this person.
pub(super) type Verdict = (Truth, u64);

/// All verdicts, and which unknown facts they depend on.
pub(super) struct Verdicts {
    /// One for each completion; at least one.
    pub(super) all: Vec<Verdict>,
    /// The unknown facts, each with how many values it may have; the last one changes fastest.
    unknown: Vec<(Fact, usize)>,
}

/// A value of one fact.
#[derive(Clone)]
enum Value {
    Age(u8),
    Level(u8),
    Living(Living),
    Setting(Setting),
    Area(Area),
    Income(Income),
    Tag(Tag, bool),
}

/// The verdicts on a benefit, by its conditions and amounts alone; what is over is judged elsewhere.
pub(super) fn verdicts(benefit: &Benefit, person: &Person, today: Day) -> Verdicts {
    let axes = axes(benefit, person, today);
    let sizes = axes.iter().map(|(fact, values)| (*fact, values.len()));
    let unknown: Vec<(Fact, usize)> = sizes.collect();
    let count = unknown.iter().map(|(_, size)| size).product();
    let verdict = |number| verdict(benefit, &case(person, &axes, number, today), today);
    Verdicts {
        all: (0..count).map(verdict).collect(),
        unknown,
    }
}

impl Verdicts {
    /// The facts of which two values can make a difference, the rest being the same.
    pub(super) fn facts_that_change<T: PartialEq>(&self, of: impl Fn(&Verdict) -> T) -> Vec<Fact> {
        let mut step: usize = self.all.len();
        let mut found = Vec::new();
        for (fact, size) in &self.unknown {
            // Neighbours along this axis are so many verdicts apart.
            step /= (*size).max(1);
            let differs = (0..self.all.len()).any(|at| {
                let value = at / step.max(1) % (*size).max(1);
                let next = (value + 1 < *size)
                    .then(|| self.all.get(at + step))
                    .flatten();
                let here = self.all.get(at);
                here.zip(next).is_some_and(|(a, b)| of(a) != of(b))
            });
            if differs {
                found.push(*fact);
            }
        }
        found
    }
}

fn verdict(benefit: &Benefit, case: &Case, today: Day) -> Verdict {
    let mut truth = benefit.conditions.truth(case);
    // A plan gives nothing yet, and nobody knows of the time that no document covers, whoever asks.
    if benefit.standing(today) != Standing::Open {
        truth = truth.min(Truth::Unknown);
    }
    if truth == Truth::No {
        return (truth, 0);
    }
    let mut mask = 0;
    for (at, amount) in benefit.amounts.iter().enumerate().take(64) {
        if amount.validity.holds(today) && amount.for_whom.truth(case).is_possible() {
            mask |= 1 << at;
        }
    }
    (truth, mask)
}

/// The unknown facts that a benefit reads, in the order in which they are asked, with all values.
fn axes(benefit: &Benefit, person: &Person, today: Day) -> Vec<(Fact, Vec<Value>)> {
    let amounts = benefit.amounts.iter().filter(|a| a.validity.holds(today));
    let of_amounts = amounts.flat_map(|amount| amount.for_whom.iter());
    let read: Vec<&Condition> = benefit.conditions.iter().chain(of_amounts).collect();
    let facts: BTreeSet<Fact> = read.iter().filter_map(|c| c.fact()).collect();
    let axis = |fact| match values(fact, &read, person, today) {
        (fact, values) if values.len() > 1 => Some((fact, values)),
        _ => None,
    };
    facts.into_iter().filter_map(axis).collect()
}

fn values(fact: Fact, read: &[&Condition], person: &Person, today: Day) -> (Fact, Vec<Value>) {
    match fact {
        Fact::BirthYear | Fact::Birthday => {
            let (fact, ages) = ages(read, person, today);
            (fact, ages.into_iter().map(Value::Age).collect())
        }
        Fact::Level => {
            let span = span(person);
            (fact, (span.best..=span.worst).map(Value::Level).collect())
        }
        Fact::Living => match person.living {
            Known::Known(living) => (fact, vec![Value::Living(living)]),
            _ => (fact, Living::ALL.map(Value::Living).to_vec()),
        },
        Fact::Setting => match person.setting {
            Known::Known(setting) => (fact, vec![Value::Setting(setting)]),
            _ => (fact, Setting::ALL.map(Value::Setting).to_vec()),
        },
        Fact::Area => (
            fact,
            areas(read, person).into_iter().map(Value::Area).collect(),
        ),
        Fact::Income => match person.income {
            Known::Known(income) => (fact, vec![Value::Income(income)]),
            _ => (fact, Income::ALL.map(Value::Income).to_vec()),
        },
        Fact::Tag(tag) => match person.tag(tag) {
            Known::Known(has) => (fact, vec![Value::Tag(tag, has)]),
            _ => (fact, [false, true].map(|has| Value::Tag(tag, has)).to_vec()),
        },
    }
}

fn span(person: &Person) -> LevelSpan {
    let all = LevelSpan {
        best: 0,
        worst: WORST_LEVEL,
    };
    person.level.told().copied().unwrap_or(all)
}

/// The persons that one condition can tell apart.
pub(super) fn cases_of(condition: &Condition, person: &Person, today: Day) -> Vec<Case> {
    let read = [condition];
    let fact = condition.fact();
    let axes: Vec<(Fact, Vec<Value>)> = fact
        .map(|fact| values(fact, &read, person, today))
        .into_iter()
        .collect();
    let count: usize = axes.iter().map(|(_, values)| values.len()).product();
    (0..count)
        .map(|number| case(person, &axes, number, today))
        .collect()
}

/// One age for each stretch between limits, and the fact that would settle it.
fn ages(read: &[&Condition], person: &Person, today: Day) -> (Fact, BTreeSet<u8>) {
    let Known::Known(year) = person.birth_year else {
        let turns = read.iter().flat_map(|condition| condition.turns());
        return (Fact::BirthYear, std::iter::once(0).chain(turns).collect());
    };
    let ages = match person.birthday {
        Known::Known(day) => BTreeSet::from([age_on(today, year, day)]),
        _ => BTreeSet::from(ages_on(today, year)),
    };
    (Fact::Birthday, ages)
}

/// The areas that conditions name, and one that is in none of them. Whoever told a district only
/// may live in each of its towns.
fn areas(read: &[&Condition], person: &Person) -> BTreeSet<Area> {
    let named = read.iter().filter_map(|condition| match condition {
        Condition::In(areas) => Some(areas),
        _ => None,
    });
    let named = named.flatten();
    match &person.area {
        Known::Known(area) => {
            let inside = named.filter(|other| other.is_in(area)).cloned();
            inside
                .chain([Area::elsewhere(area.code())])
                .chain([area.clone()])
                .collect()
        }
        _ => named.cloned().chain([Area::elsewhere("")]).collect(),
    }
}

/// The completion with this number.
fn case(person: &Person, axes: &[(Fact, Vec<Value>)], number: usize, today: Day) -> Case {
    let mut case = told(person, today);
    let mut rest = number;
    for (_, values) in axes.iter().rev() {
        let value = values.get(rest % values.len().max(1));
        rest /= values.len().max(1);
        match value {
            Some(Value::Age(age)) => case.age = *age,
            Some(Value::Level(level)) => case.level = *level,
            Some(Value::Living(living)) => case.living = *living,
            Some(Value::Setting(setting)) => case.setting = *setting,
            Some(Value::Area(area)) => case.area = area.clone(),
            Some(Value::Income(income)) => case.income = *income,
            Some(Value::Tag(tag, has)) => set_tag(&mut case, *tag, *has),
            None => {}
        }
    }
    case
}

/// What was told; of the rest any value, since an axis or nothing reads it.
fn told(person: &Person, today: Day) -> Case {
    let year = person.birth_year.told().copied();
    let day = person.birthday.told().copied();
    let mut case = Case {
        age: match (year, day) {
            (Some(year), Some(day)) => age_on(today, year, day),
            (Some(year), None) => ages_on(today, year)[0],
            (None, _) => 0,
        },
        level: span(person).best,
        living: person.living.told().copied().unwrap_or(Living::Home),
        setting: person.setting.told().copied().unwrap_or(Setting::Town),
        area: person.area.told().cloned().unwrap_or_default(),
        income: person.income.told().copied().unwrap_or(Income::Other),
        tags: [false; Tag::ALL.len()],
    };
    for tag in Tag::ALL {
        set_tag(&mut case, tag, person.tag(tag).told() == Some(&true));
    }
    case
}

fn set_tag(case: &mut Case, tag: Tag, has: bool) {
    for (place, known) in case.tags.iter_mut().zip(Tag::ALL) {
        if known == tag {
            *place = has;
        }
    }
}
