//! Who may come, beds, meals, and who treats the ill.

use eldercare_places::Facility;
use eldercare_places::details::Beds;
use eldercare_places::truth::{Witness, free_beds};

use super::{joined, lines};
use crate::decimal::decimal;
use crate::i18n::{t, t_of, t_with};
use crate::state::distance::distance_in_words;
use crate::state::place_facts::age::{ago, date_in_words};
use crate::state::place_facts::{Setting, Value};

const METRES_OF_KILOMETRE: f64 = 1000.0;

pub(super) fn accepts(place: &Facility) -> Option<Value> {
    let accepts = place.details.accepts?;
    let levels = accepts
        .levels
        .iter()
        .map(|level| t_of("care-level", &level.to_string()));
    let special = accepts.special_need.map(|takes| {
        t(if takes {
            "place.accepts.special"
        } else {
            "place.accepts.no-special"
        })
    });
    lines(
        joined(levels)
            .into_iter()
            .chain(special.map(str::to_owned))
            .collect(),
    )
}

/// Beds by class with what is free and when; the total where no class is published.
pub(super) fn beds(place: &Facility, setting: &Setting) -> Option<Value> {
    let total = place
        .beds
        .map(|beds| t_with("place.beds.total", &[("count", &beds.to_string())]));
    let classes = place
        .details
        .beds
        .iter()
        .map(|beds| beds_of(place, beds, setting));
    lines(total.into_iter().chain(classes).collect())
}

fn beds_of(place: &Facility, beds: &Beds, setting: &Setting) -> String {
    let class = t_of("bed-class", beds.class.id());
    let all = beds
        .beds
        .map(|count| t_with("place.beds.count", &[("count", &count.to_string())]));
    let free = free_beds(Witness::from(place), beds, setting.today).map(|free| {
        let key = if free.is_current {
            "place.beds.free-on"
        } else {
            "place.beds.free-was"
        };
        t_with(
            key,
            &[
                ("count", &free.count.to_string()),
                ("ago", &ago(free.as_of, setting.today)),
                ("date", &date_in_words(free.as_of)),
            ],
        )
    });
    let parts: Vec<String> = [all, free].into_iter().flatten().collect();
    t_with(
        "place.beds.class",
        &[("class", class), ("beds", &parts.join(t("common.part")))],
    )
}

pub(super) fn meals(place: &Facility, setting: &Setting) -> Option<Value> {
    let meals = place.details.meals.as_ref()?;
    let served = joined(meals.served.iter().map(|meal| t_of("meal", meal.id())));
    let eat_in = meals.eat_in.map(|can| {
        t(if can {
            "place.meals.eat-in"
        } else {
            "place.meals.no-eat-in"
        })
    });
    let delivers = match (meals.delivery_m, meals.delivery) {
        (Some(metres), _) => Some(t_with(
            "place.meals.within",
            &[("count", &kilometres(f64::from(metres)))],
        )),
        (None, Some(true)) => Some(t("place.meals.delivery").to_owned()),
        (None, Some(false)) => Some(t("place.meals.no-delivery").to_owned()),
        (None, None) => None,
    };
    let all = served
        .into_iter()
        .chain(eat_in.map(str::to_owned))
        .chain(delivers);
    let mut value = lines(all.collect())?;
    value.note = meals.delivery_m.and_then(|metres| {
        let (origin, far) = setting.origin.as_ref()?;
        let key = if *far <= f64::from(metres) {
            "place.meals.inside"
        } else {
            "place.meals.outside"
        };
        let far = distance_in_words(*far);
        Some(t_with(key, &[("place", origin), ("distance", &far)]))
    });
    Some(value)
}

/// "1.5": kilometres with no more digits than are there.
fn kilometres(metres: f64) -> String {
    let text = decimal(metres / METRES_OF_KILOMETRE, 2);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub(super) fn medical(place: &Facility) -> Option<Value> {
    let medical = place.details.medical.as_ref()?;
    let clinic = medical.clinic.map(|has| {
        t(if has {
            "place.medical.clinic"
        } else {
            "place.medical.no-clinic"
        })
        .to_owned()
    });
    let contracted = medical
        .contracted
        .as_deref()
        .map(|name| t_with("place.medical.contracted", &[("name", name)]));
    lines(clinic.into_iter().chain(contracted).collect())
}
