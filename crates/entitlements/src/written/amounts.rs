//! Amounts of their written form.

use super::conditions::{Words, conditions, of_class};
use super::meeting::meet;
use super::reader::Row;
use super::wrong::Problem;
use super::{Each, WrittenAmount, WrittenValue};
use crate::amount::{Amount, Figure, Holds};
use crate::condition::{AllOf, Condition, Conditions};
use crate::lists::{BenefitKind, Class, Confidence, Unit};

/// How a benefit without a number says so.
const NOT_STATED: &str = "not-stated";

/// What the amounts of one benefit have in common.
pub(super) struct Common<'a> {
    pub(super) kind: BenefitKind,
    pub(super) confidence: Confidence,
    pub(super) words: Words<'a>,
}

/// The units in which benefits of a kind are counted.
const fn units_of(kind: BenefitKind) -> &'static [Unit] {
    match kind {
        BenefitKind::Cash | BenefitKind::Voucher | BenefitKind::Insurance => &[Unit::Yuan],
        BenefitKind::Service => &[Unit::Yuan, Unit::Visit, Unit::Package, Unit::Person],
        BenefitKind::Works => &[Unit::Home, Unit::Yuan],
        BenefitKind::Bed => &[Unit::Bed, Unit::Person, Unit::Home],
        BenefitKind::Device => &[Unit::Device, Unit::Home],
        BenefitKind::Check => &[Unit::Check],
        BenefitKind::Visit => &[Unit::Visit, Unit::Person],
        BenefitKind::Membership => &[Unit::Person, Unit::Yuan],
    }
}

/// Reads all of them, and notes those that are for the same people on the same days.
pub(super) fn amounts(
    written: &[WrittenAmount],
    common: &Common<'_>,
    row: &mut Row<'_>,
) -> Vec<Amount> {
    let mut all: Vec<Amount> = Vec::new();
    for amount in written {
        let Some(read) = amount_of(amount, common, row) else {
            continue;
        };
        if all.iter().any(|before| contradict(before, &read)) {
            let from = amount.valid_from.clone().unwrap_or_default();
            row.wrong("amounts", &from, Problem::Overlap);
        }
        all.push(read);
    }
    all
}

/// Of one person one of two figures is too many; a part of a programme stands beside its whole.
fn contradict(one: &Amount, other: &Amount) -> bool {
    let counts = |amount: &Amount| (amount.unit, amount.period, amount.holds);
    let whom = match one.holds {
        Holds::Person => meet(&one.for_whom, &other.for_whom),
        Holds::Programme => one.for_whom == other.for_whom,
    };
    counts(one) == counts(other) && whom && one.validity.overlaps(other.validity)
}

fn amount_of(written: &WrittenAmount, common: &Common<'_>, row: &mut Row<'_>) -> Option<Amount> {
    let figure = figure(written, row);
    let unit = row.listed("unit", &written.unit);
    let period = row.listed("period", &written.period);
    let holds = row.listed("of", written.of.as_deref().unwrap_or(Holds::Person.id()));
    let each = written.each.as_ref().and_then(|each| each_of(each, row));
    let own = written.confidence.as_deref();
    let own = own.and_then(|text| row.listed("confidence", text));
    let validity = row.validity(written.valid_from.as_deref(), written.valid_to.as_deref());
    if let Some(note) = &written.note {
        row.text("note", note);
    }
    let (for_whom, class) = for_whom(written, common, row);
    check_unit(unit?, common.kind, row);
    Some(Amount {
        figure: figure?,
        unit: unit?,
        period: period?,
        holds: holds?,
        each,
        for_whom,
        class,
        note: written.note.clone(),
        validity,
        confidence: own.unwrap_or(common.confidence),
    })
}

fn check_unit(unit: Unit, kind: BenefitKind, row: &mut Row<'_>) {
    let known = units_of(kind);
    if !known.contains(&unit) {
        let ids: Vec<&str> = known.iter().map(|unit| unit.id()).collect();
        let problem = Problem::UnitOfKind {
            kind: kind.id(),
            unit: unit.id(),
            known: ids.join(", "),
        };
        row.wrong("unit", unit.id(), problem);
    }
}

/// Its conditions, those of its class among them.
fn for_whom(
    written: &WrittenAmount,
    common: &Common<'_>,
    row: &mut Row<'_>,
) -> (Conditions, Option<Class>) {
    let mut ways = conditions(&written.any, common.words, row);
    let class = written.class.as_deref();
    let Some(of) = class.and_then(|class| of_class(class, common.words, row)) else {
        return (ways, None);
    };
    join(&mut ways, &of);
    (ways, class.and_then(Class::from_id))
}

/// The class holds in every way.
fn join(conditions: &mut Conditions, of: &Condition) {
    if conditions.0.is_empty() {
        conditions.0.push(AllOf::default());
    }
    for all in &mut conditions.0 {
        all.0.push(of.clone());
    }
}

fn figure(written: &WrittenAmount, row: &mut Row<'_>) -> Option<Figure> {
    match (&written.value, written.up_to) {
        (Some(WrittenValue::Number(number)), None) => Some(Figure::Exactly(*number)),
        (Some(WrittenValue::Word(word)), None) if word == NOT_STATED => Some(Figure::NotStated),
        (None, Some(most)) => Some(Figure::UpTo(most)),
        _ => {
            row.wrong("amounts", "", Problem::Figure);
            None
        }
    }
}

fn each_of(each: &Each, row: &mut Row<'_>) -> Option<(u32, Unit)> {
    let unit = row.listed("each", &each.unit)?;
    if each.value < 2 {
        let advice = "one of this is made of two or more of the other";
        row.wrong("each", "", Problem::Range(each.value.to_string(), advice));
    }
    Some((each.value, unit))
}
