//! Amounts, conditions and facts in words.

use eldercare_days::Day;
use eldercare_entitlements::{
    AgeRange, Amount, Condition, Fact, Figure, Holds, Known, Living, Person, Tag, Unit,
};
use leptos::prelude::*;

use crate::i18n::{t, t_of, t_with};
use crate::state::divisions::Divisions;
use crate::state::place_facts::age::date_in_words;
use crate::state::prefs::use_prefs;

/// The tag of the page's language.
pub fn language() -> &'static str {
    use_prefs().language.get_untracked().tag()
}

/// An amount: "每月 150 元", "文件没有写多少".
pub fn amount(amount: &Amount) -> String {
    let Some(number) = amount.figure.number() else {
        return t("rights.amount.none").to_owned();
    };
    let counted = counted(number, amount.unit);
    let counted = match amount.figure {
        Figure::UpTo(_) => t_with("rights.amount.up-to", &[("amount", &counted)]),
        Figure::Exactly(_) | Figure::NotStated => counted,
    };
    let often = t_with(
        &format!("rights.period.{}", amount.period.id()),
        &[("amount", &counted)],
    );
    tight(&match amount.holds {
        Holds::Programme => t_with("rights.amount.programme", &[("amount", &counted)]),
        Holds::Person => often,
    })
}

/// Without the blanks that a text leaves for a number where a character follows instead.
pub fn tight(words: &str) -> String {
    let is_han =
        |sign: Option<char>| sign.is_some_and(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign));
    let mut out = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(sign) = rest.next() {
        let between = is_han(out.chars().next_back()) && is_han(rest.peek().copied());
        if sign != ' ' || !between {
            out.push(sign);
        }
    }
    out
}

/// The last day of which a document speaks: "2020 年底" where it is the last of a year.
pub fn last_day(day: Day) -> String {
    let (year, month, of_month) = day.calendar();
    if (month, of_month) == (12, 31) {
        return t_with("rights.year-end", &[("year", &year.to_string())]);
    }
    date_in_words(&day.to_string())
}

/// A number of a unit.
pub fn counted(number: u32, unit: Unit) -> String {
    let number = grouped(number);
    t_with(
        &format!("rights.unit.{}", unit.id()),
        &[("number", &number)],
    )
}

/// A number with a mark at each thousand from five digits on, as all three languages read it.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The name of the levels that a condition wants.
fn levels(best: u8, worst: u8) -> String {
    let name = |level: u8| t_of("rights.level", &level.to_string());
    if best == worst {
        return name(best).to_owned();
    }
    t_with(
        "rights.level.span",
        &[("best", name(best)), ("worst", name(worst))],
    )
}

/// What a condition wants.
pub fn need(condition: &Condition, divisions: Option<&Divisions>) -> String {
    match condition {
        Condition::Age(range) => age(*range),
        Condition::Elder { said, .. } => said.get(language()).to_owned(),
        Condition::Level { best, worst, class } => match class {
            None => t_with("rights.need.level", &[("level", &levels(*best, *worst))]),
            Some(class) => t_with(
                "rights.need.class",
                &[
                    ("class", t_of("rights.class", class.id())),
                    ("level", &levels(*best, *worst)),
                ],
            ),
        },
        Condition::Lives(Living::Home) => t("rights.need.home").to_owned(),
        Condition::Lives(Living::Institution) => t("rights.need.institution").to_owned(),
        Condition::Setting(setting) => t_of("rights.need.setting", setting.id()).to_owned(),
        Condition::In(areas) => {
            let name = |code: &str| divisions?.town(code).map(|(_, town)| town.name.clone());
            let names: Option<Vec<String>> = areas.iter().map(|area| name(area.code())).collect();
            names.map_or_else(
                || t("rights.need.area.some").to_owned(),
                |names| {
                    t_with(
                        "rights.need.area",
                        &[("list", &names.join(t("common.comma")))],
                    )
                },
            )
        }
        Condition::Income(classes) => {
            let names = classes
                .iter()
                .map(|class| t_of("rights.income", class.id()));
            names.collect::<Vec<_>>().join(t("common.comma"))
        }
        Condition::Tag(tag) => t_of("rights.fact", tag.id()).to_owned(),
        Condition::Unstated(text) => text.get(language()).to_owned(),
    }
}

fn age(range: AgeRange) -> String {
    let from = range.from.to_string();
    match range.to {
        None => t_with("rights.need.age-from", &[("from", &from)]),
        Some(to) => t_with(
            "rights.need.age",
            &[("from", &from), ("to", &to.to_string())],
        ),
    }
}

/// What was told of a fact, or that it was not said; nothing where it was not asked.
pub fn told(person: &Person, fact: Fact, divisions: Option<&Divisions>) -> Option<String> {
    match fact {
        Fact::BirthYear => value(&person.birth_year, |year| {
            t_with("rights.known.year", &[("year", &year.to_string())])
        }),
        Fact::Birthday => value(&person.birthday, |(month, day)| {
            let (month, day) = (month.to_string(), day.to_string());
            t_with("rights.known.day", &[("month", &month), ("day", &day)])
        }),
        Fact::Level => value(&person.level, |span| {
            let words = levels(span.best, span.worst);
            t_with("rights.known.level", &[("level", &words)])
        }),
        Fact::Living => value(&person.living, |living| {
            t_of("rights.living", living.id()).to_owned()
        }),
        Fact::Setting => value(&person.setting, |setting| {
            t_of("rights.setting", setting.id()).to_owned()
        }),
        Fact::Area => value(&person.area, |area| {
            let words = divisions.and_then(|all| all.in_words(area.code(), None));
            words.unwrap_or_else(|| area.code().to_owned())
        }),
        Fact::Income => value(&person.income, |income| {
            t_of("rights.income", income.id()).to_owned()
        }),
        Fact::Tag(tag) => value(&person.tag(tag), |has| yes_or_no(*has)),
    }
}

fn yes_or_no(has: bool) -> String {
    t(if has { "rights.yes" } else { "rights.no" }).to_owned()
}

fn value<T>(known: &Known<T>, words: impl Fn(&T) -> String) -> Option<String> {
    match known {
        Known::Known(value) => Some(words(value)),
        Known::Declined => Some(t("rights.known.declined").to_owned()),
        Known::NotAsked => None,
    }
}

/// The fact with this id.
pub fn fact_of(id: &str) -> Option<Fact> {
    Fact::all().into_iter().find(|fact| fact.id() == id)
}

/// Whether a fact is one of the household's tags.
pub fn tag_of(fact: Fact) -> Option<Tag> {
    match fact {
        Fact::Tag(tag) => Some(tag),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{grouped, tight};

    #[test]
    fn a_blank_stands_between_characters_and_numbers_only() {
        for (loose, tight_words) in [
            ("每月 最多 800 元", "每月最多 800 元"),
            ("每季度 上门 1 次", "每季度上门 1 次"),
            ("满 80 周岁 或者 独居", "满 80 周岁或者独居"),
            ("up to 800 yuan a month", "up to 800 yuan a month"),
        ] {
            assert_eq!(tight(loose), tight_words);
        }
    }

    #[test]
    fn long_numbers_are_read_in_groups() {
        assert_eq!(
            [5000, 27000, 10_000_000].map(grouped),
            ["5000", "27,000", "10,000,000"]
        );
    }
}
