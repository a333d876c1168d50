//! Made-up benefits and persons, and a second, plain way to judge one about the other.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use eldercare_assessment::LevelSpan;
use eldercare_days::Day;
use eldercare_entitlements::{
    AgeRange, AllOf, Amount, Area, Benefit, BenefitKind, Cited, Condition, Conditions, Confidence,
    Fact, Figure, Holds, Income, Known, Living, Period, Person, Setting, Status, Tag, Text, Unit,
    Validity,
};
use proptest::prelude::*;

/// 2026-11-26.
pub const TODAY: Day = Day(20_783);
const PLACES: [&str; 4] = ["430781001", "430781002", "430781", "500101001"];
const TAGS: [Tag; 2] = [Tag::Alone, Tag::EmptyNest];

pub fn text(words: &str) -> Text {
    Text {
        zh_cn: words.to_owned(),
        zh_hant: words.to_owned(),
        en: words.to_owned(),
    }
}

fn area(code: &str) -> Area {
    Area::parse(code).unwrap()
}

fn condition() -> impl Strategy<Value = Condition> {
    prop_oneof![
        (60_u8..100, proptest::option::of(0_u8..15)).prop_map(|(from, more)| {
            Condition::Age(AgeRange {
                from,
                to: more.map(|more| from + more),
            })
        }),
        (0_u8..5, 0_u8..5).prop_map(|(a, b)| Condition::Level {
            best: a.min(b),
            worst: a.max(b),
            class: None,
        }),
        (55_u8..80).prop_map(|sure_from| Condition::Elder {
            sure_from,
            said: text("no age")
        }),
        prop_oneof![Just(Living::Home), Just(Living::Institution)].prop_map(Condition::Lives),
        proptest::sample::select(Setting::ALL.to_vec()).prop_map(Condition::Setting),
        prop_oneof![Just("430781001"), Just("430781"), Just("430702")]
            .prop_map(|code| Condition::In(vec![area(code)])),
        proptest::sample::subsequence(Income::ALL.to_vec(), 1..3).prop_map(Condition::Income),
        prop_oneof![Just(TAGS[0]), Just(TAGS[1])].prop_map(Condition::Tag),
        Just(Condition::Unstated(text("open"))),
    ]
}

/// Each fact stands in one condition of an all-of at most.
fn all_of() -> impl Strategy<Value = AllOf> {
    proptest::collection::vec(condition(), 1..4).prop_map(|mut all| {
        let mut seen = Vec::new();
        all.retain(|condition| {
            let fact = condition.fact();
            let is_new = !seen.contains(&fact);
            seen.push(fact);
            is_new
        });
        AllOf(all)
    })
}

fn amount() -> impl Strategy<Value = Amount> {
    (1_u32..500, proptest::option::of(all_of())).prop_map(|(number, all)| Amount {
        figure: Figure::Exactly(number),
        unit: Unit::Yuan,
        period: Period::Month,
        holds: Holds::Person,
        each: None,
        for_whom: Conditions(all.into_iter().collect()),
        class: None,
        note: None,
        validity: Validity::default(),
        confidence: Confidence::High,
    })
}

pub fn benefit() -> impl Strategy<Value = Benefit> {
    let ways = proptest::collection::vec(all_of(), 0..3);
    let amounts = proptest::collection::vec(amount(), 0..3);
    let status = prop_oneof![4 => Just(Status::Current), 1 => Just(Status::Goal)];
    let days = (
        proptest::option::of(-900_i32..900),
        proptest::option::of(0_i32..1500),
        proptest::option::weighted(0.3, -400_i32..400),
    );
    (ways, amounts, status, days, any::<u64>()).prop_map(|(ways, amounts, status, days, id)| {
        let from = days.0.map(|days| TODAY.plus(days));
        let to = days
            .1
            .map(|days| from.unwrap_or(TODAY.plus(-500)).plus(days));
        Benefit {
            id: format!("made-{id}"),
            kind: BenefitKind::Cash,
            status,
            national: false,
            demo: false,
            name: text("made"),
            what: text("made"),
            who: text("made"),
            amounts,
            conditions: Conditions(ways),
            validity: Validity { from, to },
            covered_to: days.2.map(|days| TODAY.plus(days)),
            office: String::new(),
            papers: Vec::new(),
            service: None,
            cited: Cited {
                source: String::new(),
                section: String::new(),
                quote: String::new(),
                paraphrased: false,
                checked: TODAY,
            },
            confidence: Confidence::High,
            assumptions: Vec::new(),
        }
    })
}

fn known<T: std::fmt::Debug + Clone>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Known<T>> {
    prop_oneof![2 => value.prop_map(Known::Known), 2 => Just(Known::NotAsked), 1 => Just(Known::Declined)]
}

pub fn person() -> impl Strategy<Value = Person> {
    let level = (0_u8..5, 0_u8..5).prop_map(|(a, b)| LevelSpan {
        best: a.min(b),
        worst: a.max(b),
    });
    let living = prop_oneof![Just(Living::Home), Just(Living::Institution)];
    let place = proptest::sample::select(PLACES.to_vec());
    let income = proptest::sample::select(Income::ALL.to_vec());
    let facts = (
        known(1925_u16..1972),
        known((1_u8..13, 1_u8..29)),
        known(level),
        known(living),
        known(proptest::sample::select(Setting::ALL.to_vec())),
        known(place.prop_map(area)),
        known(income),
        known(any::<bool>()),
        known(any::<bool>()),
    );
    facts.prop_map(
        |(year, day, level, living, setting, area, income, alone, empty)| {
            let mut person = Person {
                birth_year: year,
                birthday: if year.told().is_some() {
                    day
                } else {
                    Known::NotAsked
                },
                level,
                living,
                setting,
                area,
                income,
                ..Person::default()
            };
            person.set_tag(TAGS[0], alone);
            person.set_tag(TAGS[1], empty);
            person
        },
    )
}

/// Tells a fact; the value follows from the seed.
pub fn tell(person: &mut Person, fact: Fact, seed: u32) {
    let pick = |count: u32| seed.wrapping_mul(2_654_435_761).rotate_left(7) % count;
    match fact {
        Fact::BirthYear if person.birth_year.told().is_none() => {
            person.birth_year = Known::Known(1925 + u16::try_from(pick(45)).unwrap());
        }
        Fact::Birthday if person.birthday.told().is_none() => {
            person.birthday = Known::Known((1 + u8::try_from(pick(12)).unwrap(), 15));
        }
        Fact::Level if person.level.told().is_none() => {
            let level = u8::try_from(pick(5)).unwrap();
            person.level = Known::Known(LevelSpan {
                best: level,
                worst: level,
            });
        }
        Fact::Living if person.living.told().is_none() => {
            person.living = Known::Known(Living::ALL[usize::try_from(pick(2)).unwrap()]);
        }
        Fact::Setting if person.setting.told().is_none() => {
            person.setting = Known::Known(Setting::ALL[usize::try_from(pick(2)).unwrap()]);
        }
        Fact::Area if person.area.told().is_none() => {
            let codes = ["430781001", "430781002", "500101001"];
            person.area = Known::Known(area(codes[usize::try_from(pick(3)).unwrap()]));
        }
        Fact::Income if person.income.told().is_none() => {
            person.income = Known::Known(Income::ALL[usize::try_from(pick(4)).unwrap()]);
        }
        Fact::Tag(tag) if person.tag(tag).told().is_none() => {
            person.set_tag(tag, Known::Known(pick(2) == 1));
        }
        _ => {}
    }
}

/// A person of whom everything is told, as plainly as possible.
#[derive(Clone)]
pub struct Full {
    age: u8,
    level: u8,
    living: Living,
    setting: Setting,
    area: String,
    income: Income,
    tags: [bool; 2],
}

/// Every way to complete a person, without any thought of which of them differ.
pub fn completions(person: &Person) -> impl Iterator<Item = Full> {
    let tags = TAGS.map(|tag| {
        let told = person.tag(tag);
        told.told().map_or(vec![false, true], |has| vec![*has])
    });
    let first = Full {
        age: 0,
        level: 0,
        living: Living::Home,
        setting: Setting::Town,
        area: String::new(),
        income: Income::Other,
        tags: [false; 2],
    };
    let all = each(vec![first], &ages(person), |full, age| full.age = age);
    let all = each(all, &levels(person), |full, level| full.level = level);
    let livings = person.living.told();
    let livings = livings.map_or(Living::ALL.to_vec(), |one| vec![*one]);
    let all = each(all, &livings, |full, living| full.living = living);
    let settings = person.setting.told();
    let settings = settings.map_or(Setting::ALL.to_vec(), |one| vec![*one]);
    let all = each(all, &settings, |full, setting| full.setting = setting);
    let all = each(all, &areas(person), |full, area| full.area = area);
    let incomes = person.income.told();
    let incomes = incomes.map_or(Income::ALL.to_vec(), |one| vec![*one]);
    let all = each(all, &incomes, |full, income| full.income = income);
    let [alone, empty] = tags;
    let all = each(all, &alone, |full, has| full.tags[0] = has);
    each(all, &empty, |full, has| full.tags[1] = has).into_iter()
}

fn each<T: Clone>(all: Vec<Full>, values: &[T], set: impl Fn(&mut Full, T)) -> Vec<Full> {
    let mut more = Vec::new();
    for full in all {
        for value in values {
            let mut full = full.clone();
            set(&mut full, value.clone());
            more.push(full);
        }
    }
    more
}

fn ages(person: &Person) -> Vec<u8> {
    let age = |years: u16| u8::try_from(years).unwrap();
    match (person.birth_year.told(), person.birthday.told()) {
        (None, _) => (0..=120).collect(),
        (Some(year), Some((month, day))) => {
            let had = (*month, *day) <= (11, 26);
            vec![age(2026 - year - u16::from(!had))]
        }
        (Some(year), None) => vec![age(2025 - year), age(2026 - year)],
    }
}

fn levels(person: &Person) -> Vec<u8> {
    let told = person.level.told();
    told.map_or(0..=4, |span| span.best..=span.worst).collect()
}

fn areas(person: &Person) -> Vec<String> {
    let codes: &[&str] = match person.area.told() {
        Some(area) if area.code() == "430781" => &["430781001", "430781009"],
        Some(area) => return vec![area.code().to_owned()],
        None => &["430781001", "430781009", "430702001", "999999001"],
    };
    codes.iter().map(ToString::to_string).collect()
}

/// Whether a person gets it today, where everything that the document leaves open is `open`.
pub fn is_yes(benefit: &Benefit, full: &Full, open: bool) -> bool {
    let timely = benefit.validity.from.is_none_or(|from| from <= TODAY)
        && benefit.validity.to.is_none_or(|to| to >= TODAY);
    let met = |condition: &Condition| match condition {
        Condition::Age(range) => full.age >= range.from && full.age <= range.to.unwrap_or(255),
        Condition::Level { best, worst, .. } => full.level >= *best && full.level <= *worst,
        Condition::Elder { sure_from, .. } => full.age >= *sure_from || open,
        Condition::Lives(living) => full.living == *living,
        Condition::Setting(setting) => full.setting == *setting,
        Condition::In(areas) => areas.iter().any(|area| full.area.starts_with(area.code())),
        Condition::Income(classes) => classes.contains(&full.income),
        Condition::Tag(tag) => full.tags[usize::from(*tag == TAGS[1])],
        Condition::Unstated(_) => open,
    };
    let ways = &benefit.conditions.0;
    let fulfilled = ways.is_empty() || ways.iter().any(|all| all.0.iter().all(met));
    let covered = benefit.covered_to.is_none_or(|day| day >= TODAY);
    timely && fulfilled && ((benefit.status != Status::Goal && covered) || open)
}
