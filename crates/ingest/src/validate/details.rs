//! The details of a place: dates, and numbers that contradict each other.

use eldercare_places::details::{BedClass, Beds, Price};

use super::features::Place;
use super::{Findings, Today};
use crate::facilities::FILE;

/// Checks dates and numbers.
pub(super) fn check(place: &Place, today: Today, found: &mut Findings) {
    let details = &place.facility.details;
    let at = (FILE, place.line);
    let dates = details
        .provenance
        .iter()
        .map(|known| ("as_of of a fact", &known.as_of))
        .chain(
            details
                .grade
                .iter()
                .map(|grade| ("date of the grade", &grade.date)),
        )
        .chain(
            details
                .risk
                .iter()
                .map(|risk| ("date of the risk colour", &risk.date)),
        )
        .chain(
            details
                .beds
                .iter()
                .filter_map(|beds| Some(("as_of of beds", beds.as_of.as_ref()?))),
        );
    for (what, date) in dates {
        today.check(what, date, at, found);
    }
    for message in contradictions(place) {
        let message = format!("{}: {message}", place.facility.id);
        found.error(FILE, place.line, "details", message);
    }
}

fn contradictions(place: &Place) -> Vec<&'static str> {
    let details = &place.facility.details;
    let mut wrong = of_beds(place);
    if let Some(grade) = &details.grade
        && !(1..=5).contains(&grade.level)
    {
        wrong.push("grades are 1 to 5");
    }
    if let Some(closed) = &details.closed
        && closed
            .until
            .as_ref()
            .is_some_and(|until| *until < closed.since)
    {
        wrong.push("closed until a day before since");
    }
    let upside_down = |price: &Price| price.to.is_some_and(|to| price.from > to);
    if details.prices.iter().any(upside_down) {
        wrong.push("a price from above its to");
    }
    wrong
}

fn of_beds(place: &Place) -> Vec<&'static str> {
    let classes = &place.facility.details.beds;
    let mut wrong = Vec::new();
    for beds in classes {
        if beds.free.is_some() && beds.as_of.is_none() {
            wrong.push("free beds without as_of; a number of free beds needs its day");
        }
        let own = beds.beds.or(place.facility.beds);
        if own.is_some() && beds.free > own {
            wrong.push("more free beds than beds");
        }
    }
    let counted = |beds: &&Beds| beds.class != BedClass::Any;
    let together: Option<u32> = classes.iter().filter(counted).map(|class| class.beds).sum();
    let all = place.facility.beds;
    if all.zip(together).is_some_and(|(all, sum)| sum > all) {
        wrong.push("the classes have more beds together than beds says");
    }
    wrong
}
