//! The facts that few lists publish: beds by class, prices, grade, who is taken in.

use eldercare_places::Facility;
use eldercare_places::details::{
    Accepts, BedClass, Beds, Closure, Covers, Deposit, Grade, Meals, Medical, Per, Price,
};

use super::Texts;
use crate::clean;
use crate::import::columns::Field;

/// Columns of the bed classes. All beds together are a fact of the place itself, so that only the
/// free ones have a column here.
const CLASSES: [(BedClass, Option<Field>, Field); 5] = [
    (
        BedClass::SelfCare,
        Some(Field::BedsSelfCare),
        Field::FreeSelfCare,
    ),
    (
        BedClass::Nursing,
        Some(Field::BedsNursing),
        Field::FreeNursing,
    ),
    (
        BedClass::Dementia,
        Some(Field::BedsDementia),
        Field::FreeDementia,
    ),
    (
        BedClass::ShortStay,
        Some(Field::BedsShortStay),
        Field::FreeShortStay,
    ),
    (BedClass::Any, None, Field::FreeBeds),
];

/// Columns of prices, what they cover and what they are usually paid for. What a column of prices
/// alone covers stands in its cells, or nowhere.
const PRICES: [(Field, Option<Covers>, Per); 5] = [
    (Field::Price, None, Per::Month),
    (Field::PriceAllIn, Some(Covers::AllIn), Per::Month),
    (Field::PriceBed, Some(Covers::Bed), Per::Month),
    (Field::PriceCare, Some(Covers::Care), Per::Month),
    (Field::PriceMeals, Some(Covers::Meals), Per::Month),
];

/// Fills everything that the row publishes.
pub(super) fn fill(place: &mut Facility, texts: &mut Texts<'_>) {
    place.details.beds = beds(texts, &place.checked);
    place.details.prices = prices(texts);
    place.details.accepts = accepts(texts);
    place.details.meals = meals(texts);
    place.details.medical = medical(texts);
    place.details.grade = grade(texts);
    place.details.deposit = texts.read(Field::Deposit, clean::yes).map(|guarded| {
        if guarded {
            Deposit::Guarded
        } else {
            Deposit::Unguarded
        }
    });
    place.details.closed = closed(texts, &place.checked);
}

fn beds(texts: &mut Texts<'_>, checked: &str) -> Vec<Beds> {
    let mut all = Vec::new();
    for (class, beds, free) in CLASSES {
        let beds = beds.and_then(|beds| texts.read(beds, clean::count));
        let free = texts.read(free, clean::free);
        if beds.is_some() || free.is_some() {
            all.push(Beds {
                class,
                beds,
                free,
                // A number of free beds is worth nothing without its day.
                as_of: Some(checked.to_owned()),
            });
        }
    }
    all
}

fn prices(texts: &mut Texts<'_>) -> Vec<Price> {
    let mut all = Vec::new();
    for (field, covers, usual) in PRICES {
        let Some(text) = texts.get(field) else {
            continue;
        };
        match clean::price(&text, usual) {
            Ok(Some((from, to, per))) => all.push(Price {
                per,
                covers: covers.unwrap_or_else(|| clean::covers(&text, per)),
                from,
                to,
            }),
            Ok(None) => texts.unreadable(field, &text),
            Err(clean::Open) => {
                texts.note("open-price", "a price without an upper end was left out");
            }
        }
    }
    all
}

fn accepts(texts: &mut Texts<'_>) -> Option<Accepts> {
    let said = texts.get(Field::Accepts).unwrap_or_default();
    let named = clean::special_need(&said).then_some(true);
    let levels = clean::levels(&said);
    if !said.is_empty() && levels.is_none() && named.is_none() {
        texts.unreadable(Field::Accepts, &said);
    }
    let special_need = texts.read(Field::SpecialNeed, clean::yes).or(named);
    (levels.is_some() || special_need.is_some()).then(|| Accepts {
        levels: levels.unwrap_or_default(),
        special_need,
    })
}

fn meals(texts: &mut Texts<'_>) -> Option<Meals> {
    let mut meals = texts.read(Field::Meals, clean::meals).unwrap_or_default();
    if let Some(text) = texts.get(Field::Delivery) {
        meals.delivery_m = clean::delivery_m(&text);
        let says = meals.delivery_m.map(|_| true).or_else(|| clean::yes(&text));
        meals.delivery = says.or(meals.delivery);
        if says.is_none() {
            texts.unreadable(Field::Delivery, &text);
        }
    }
    (meals != Meals::default()).then_some(meals)
}

fn medical(texts: &mut Texts<'_>) -> Option<Medical> {
    let clinic = texts.read(Field::Clinic, clean::yes);
    let contracted = texts.get(Field::Hospital);
    (clinic.is_some() || contracted.is_some()).then_some(Medical { clinic, contracted })
}

/// A grade without the day of its award is no fact that can age.
fn grade(texts: &mut Texts<'_>) -> Option<Grade> {
    let said = texts.get(Field::Grade)?;
    let Some(level) = clean::grade(&said) else {
        texts.unreadable(Field::Grade, &said);
        return None;
    };
    let date = texts.read(Field::GradeDate, clean::date);
    if date.is_none() {
        texts.note(
            "grade-without-date",
            "the grade was left out, no column says its date; a mapping may: fixed.grade-date",
        );
    }
    date.map(|date| Grade { level, date })
}

/// Words of a state in which nobody is taken in.
const CLOSED: [&str; 9] = [
    "停业", "停业", "关停", "关闭", "注销", "撤销", "停办", "暂停", "closed",
];

fn closed(texts: &mut Texts<'_>, checked: &str) -> Option<Closure> {
    let state = texts.get(Field::State).unwrap_or_default().to_lowercase();
    let since = texts.read(Field::ClosedSince, clean::date);
    let says = CLOSED.iter().any(|word| state.contains(word));
    if since.is_none() && says {
        let message = format!("closed, no column says since when: at the latest since {checked}");
        texts.note("closed-without-date", message);
    }
    let since = since.or_else(|| says.then(|| checked.to_owned()))?;
    Some(Closure { since, until: None })
}
