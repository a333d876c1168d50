//! Every way to get one value of a benefit wrong: the comparison must see each of them.

use eldercare_days::Day;
use eldercare_entitlements::{
    AllOf, Amount, Benefit, BenefitKind, Class, Condition, Figure, Holds, Income, Living, Period,
    Setting, Status, Tag, Unit, Validity,
};

/// A benefit with one value wrong, and which.
pub type Wrong = (String, Benefit);

/// All of them.
pub fn all(benefit: &Benefit) -> Vec<Wrong> {
    let mut found = times(benefit);
    for at in 0..benefit.amounts.len() {
        found.extend(of_amount(benefit, at));
    }
    for way in 0..benefit.conditions.0.len() {
        found.extend(of_way(benefit, way));
    }
    let kind = if benefit.kind == BenefitKind::Cash {
        BenefitKind::Service
    } else {
        BenefitKind::Cash
    };
    found.push(changed("kind", benefit, |one| one.kind = kind));
    found
}

fn changed(what: &str, benefit: &Benefit, change: impl FnOnce(&mut Benefit)) -> Wrong {
    let mut wrong = benefit.clone();
    change(&mut wrong);
    (what.to_owned(), wrong)
}

fn later(day: Option<Day>) -> Day {
    day.map_or(Day(17_000), |day| day.plus(366))
}

fn times(benefit: &Benefit) -> Vec<Wrong> {
    let Validity { from, to } = benefit.validity;
    let mut found = vec![
        changed("from", benefit, |one| one.validity.from = Some(later(from))),
        changed("to", benefit, |one| one.validity.to = Some(later(to))),
        changed("covered-to", benefit, |one| {
            one.covered_to = Some(later(benefit.covered_to));
        }),
    ];
    if from.is_some() {
        found.push(changed("no from", benefit, |one| one.validity.from = None));
    }
    if to.is_some() {
        found.push(changed("no to", benefit, |one| one.validity.to = None));
    }
    if benefit.covered_to.is_some() {
        found.push(changed("no covered-to", benefit, |one| {
            one.covered_to = None;
        }));
    }
    let others = Status::ALL.into_iter().filter(|it| *it != benefit.status);
    found.extend(others.map(|status| changed("status", benefit, |one| one.status = status)));
    found
}

fn of_amount(benefit: &Benefit, at: usize) -> Vec<Wrong> {
    let one = &benefit.amounts[at];
    let mut found: Vec<Wrong> = counted(one)
        .into_iter()
        .chain(meant(one))
        .map(|wrong| {
            let what = format!("{:?} {:?} {:?}", wrong.figure, wrong.unit, wrong.period);
            changed(&what, benefit, |benefit| benefit.amounts[at] = wrong)
        })
        .collect();
    // That a document states no figure beside that of the programme need not be said.
    if one.figure != Figure::NotStated || benefit.amounts.len() == 1 {
        found.push(changed("an amount less", benefit, |wrong| {
            wrong.amounts.remove(at);
        }));
    }
    found
}

fn with(one: &Amount, change: impl FnOnce(&mut Amount)) -> Amount {
    let mut wrong = one.clone();
    change(&mut wrong);
    wrong
}

/// Another figure, another unit, another period.
fn counted(one: &Amount) -> Vec<Amount> {
    let figures = match one.figure {
        Figure::Exactly(number) => vec![
            Figure::Exactly(number + 1),
            Figure::UpTo(number),
            Figure::NotStated,
        ],
        Figure::UpTo(_) | Figure::NotStated => vec![Figure::Exactly(7)],
    };
    let figures = figures.into_iter();
    let units = Unit::ALL.into_iter().filter(|unit| *unit != one.unit);
    let periods = Period::ALL.into_iter().filter(|it| *it != one.period);
    figures
        .map(|figure| with(one, |wrong| wrong.figure = figure))
        .chain(units.map(|unit| with(one, |wrong| wrong.unit = unit)))
        .chain(periods.map(|period| with(one, |wrong| wrong.period = period)))
        .collect()
}

/// Somebody else whom it is for, another class, other packages.
fn meant(one: &Amount) -> Vec<Amount> {
    let holds = match one.holds {
        Holds::Person => Holds::Programme,
        Holds::Programme => Holds::Person,
    };
    let class = if one.class == Some(Class::Half) {
        Class::Full
    } else {
        Class::Half
    };
    let mut found = vec![
        with(one, |wrong| wrong.holds = holds),
        with(one, |wrong| wrong.class = Some(class)),
        with(one, |wrong| wrong.each = Some((31, Unit::Visit))),
    ];
    if one.for_whom.iter().any(|it| matches!(it, Condition::In(_))) {
        found.push(with(one, |wrong| wrong.for_whom.0.clear()));
    }
    found
}

fn of_way(benefit: &Benefit, way: usize) -> Vec<Wrong> {
    let all = &benefit.conditions.0[way];
    let is_open = all
        .0
        .iter()
        .any(|one| matches!(one, Condition::Unstated(_)));
    let mut found = Vec::new();
    for (at, condition) in all.0.iter().enumerate() {
        let is_unstated = matches!(condition, Condition::Unstated(_));
        // What stands beside words that the document leaves open is ours to the point of caution.
        if is_open && !is_unstated {
            continue;
        }
        let name = format!("way {way} without {condition:?}");
        found.push(changed(&name, benefit, |wrong| {
            wrong.conditions.0[way].0.remove(at);
        }));
        for other in others(condition) {
            let name = format!("way {way}: {other:?} for {condition:?}");
            found.push(changed(&name, benefit, |wrong| {
                wrong.conditions.0[way].0[at] = other;
            }));
        }
    }
    if benefit.conditions.0.len() > 1 && !is_open {
        found.push(changed(&format!("without way {way}"), benefit, |wrong| {
            wrong.conditions.0.remove(way);
        }));
    }
    found.push(changed("an open way more", benefit, |wrong| {
        wrong
            .conditions
            .0
            .push(AllOf(vec![Condition::Lives(Living::ALL[way % 2])]));
    }));
    found
}

/// Other values of a condition.
fn others(condition: &Condition) -> Vec<Condition> {
    match condition.clone() {
        Condition::Age(range) => {
            let (mut older, mut open) = (range, range);
            older.from += 1;
            open.to = Some(range.to.map_or(120, |to| to + 1));
            vec![Condition::Age(older), Condition::Age(open)]
        }
        Condition::Elder { said, .. } => vec![Condition::Elder {
            sure_from: 55,
            said,
        }],
        Condition::Level { best, worst, class } => {
            [(best + 1, worst), (best, worst - 1), (0, worst)]
                .into_iter()
                .filter(|(best, worst)| best <= worst)
                .map(|(best, worst)| Condition::Level { best, worst, class })
                .collect()
        }
        Condition::Lives(Living::Home) => vec![Condition::Lives(Living::Institution)],
        Condition::Lives(Living::Institution) => vec![Condition::Lives(Living::Home)],
        Condition::Setting(Setting::Village) => vec![Condition::Setting(Setting::Town)],
        Condition::Setting(Setting::Town) => vec![Condition::Setting(Setting::Village)],
        Condition::In(areas) => vec![Condition::In(areas[1..].to_vec())],
        Condition::Income(classes) => {
            let mut more = classes.clone();
            more.push(Income::Other);
            vec![
                Condition::Income(more),
                Condition::Income(vec![Income::Low]),
            ]
        }
        Condition::Tag(tag) => Tag::ALL
            .into_iter()
            .filter(|other| *other != tag)
            .map(Condition::Tag)
            .collect(),
        Condition::Unstated(_) => Vec::new(),
    }
}
