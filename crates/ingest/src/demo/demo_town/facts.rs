//! The invented values of 演示镇, chosen so that every form of every field is seen once: a free bed
//! counted lately and one counted long ago, a mild and a severe warning, a guarded and an unguarded
//! deposit, a place closed for a time and one closed for good.

use eldercare_places::details::{
    Accepts, BedClass, Beds, Closure, Confirmer, Covers, Deposit, Fact, Grade, LevelSet, Meal,
    Meals, Medical, Per, Price, Provenance, Risk, RiskColour,
};
use eldercare_places::{Facility, Ownership};

use super::SOURCE;

/// Lately, and long ago.
const LATELY: &str = "2025-09-28";
const LONG_AGO: &str = "2023-05-10";

/// Gives the place with this number its values.
pub(super) fn furnish(place: &mut Facility, number: u32) {
    match number {
        1 => good_home(place),
        2 => plain_home(place),
        3 => closed_home(place),
        4 => place.hours = Some("Mo-Fr 08:30-17:30".to_owned()),
        5 => place.hours = Some("Mo-Su 08:00-18:00".to_owned()),
        6 => day_care(place),
        7 => canteen(place),
        8 => place.hours = Some("Mo-Sa 09:00-16:00; PH off".to_owned()),
        9 => bath(place),
        10 => place.hours = Some("Tu,Th 09:00-11:30,14:00-16:30".to_owned()),
        11 => place.hours = Some("24/7".to_owned()),
        _ => place.details.prices = vec![price(Per::Visit, Covers::Care, 50, Some(80))],
    }
}

fn good_home(place: &mut Facility) {
    place.ownership = Some(Ownership::PublicBuiltPrivateRun);
    place.operator = Some("演示养老运营方".to_owned());
    place.beds = Some(120);
    place.hours = Some("Mo-Su 09:00-17:00".to_owned());
    let details = &mut place.details;
    details.beds = vec![
        beds(BedClass::SelfCare, 40, 3, LATELY),
        beds(BedClass::Nursing, 60, 5, LATELY),
        beds(BedClass::Dementia, 12, 0, LATELY),
        beds(BedClass::ShortStay, 8, 2, LATELY),
    ];
    details.prices = vec![price(Per::Month, Covers::AllIn, 2_800, Some(4_200))];
    details.accepts = Some(accepts(&[0, 1, 2, 3, 4], Some(true)));
    details.medical = Some(Medical {
        clinic: Some(true),
        contracted: Some("演示医院".to_owned()),
    });
    details.grade = Some(grade(4, "2024-12-01"));
    details.deposit = Some(Deposit::Guarded);
    details.risk = Some(risk(RiskColour::Green));
    details.provenance = vec![
        known(Fact::Beds, LATELY, Confirmer::Operator),
        known(Fact::Price, "2025-01-15", Confirmer::Publisher),
        known(Fact::Deposit, LATELY, Confirmer::Worker),
    ];
}

fn plain_home(place: &mut Facility) {
    place.ownership = Some(Ownership::Private);
    place.beds = Some(60);
    let details = &mut place.details;
    // Counted without a class, as many lists do.
    details.beds = vec![Beds {
        beds: None,
        ..beds(BedClass::Any, 60, 6, LONG_AGO)
    }];
    details.prices = vec![
        price(Per::Month, Covers::Bed, 900, Some(1_500)),
        price(Per::Month, Covers::Care, 600, Some(2_400)),
        price(Per::Month, Covers::Meals, 600, None),
    ];
    details.accepts = Some(accepts(&[0, 1, 2], None));
    details.grade = Some(grade(2, "2021-06-30"));
    details.deposit = Some(Deposit::Unguarded);
    details.risk = Some(risk(RiskColour::Orange));
    details.provenance = vec![known(Fact::Beds, LONG_AGO, Confirmer::Operator)];
}

fn closed_home(place: &mut Facility) {
    place.ownership = Some(Ownership::Public);
    place.details.accepts = Some(accepts(&[], Some(true)));
    place.details.risk = Some(risk(RiskColour::Red));
    place.details.closed = Some(Closure {
        since: "2025-03-01".to_owned(),
        until: None,
    });
}

fn day_care(place: &mut Facility) {
    place.places = Some(20);
    place.hours = Some("Mo-Fr 08:00-17:00; PH off".to_owned());
    let details = &mut place.details;
    details.beds = vec![beds(BedClass::ShortStay, 4, 1, LATELY)];
    details.prices = vec![
        price(Per::Day, Covers::AllIn, 45, Some(60)),
        price(Per::Meal, Covers::Meals, 8, None),
    ];
    details.accepts = Some(accepts(&[0, 1, 2], None));
    details.closed = Some(Closure {
        since: "2025-09-01".to_owned(),
        until: Some("2025-09-14".to_owned()),
    });
}

fn canteen(place: &mut Facility) {
    place.hours = Some("Mo-Su 11:00-13:00,17:00-18:30; PH off".to_owned());
    place.details.meals = Some(Meals {
        served: vec![Meal::Lunch, Meal::Dinner],
        eat_in: Some(true),
        delivery: Some(true),
        delivery_m: Some(1_500),
    });
    place.details.prices = vec![price(Per::Meal, Covers::Meals, 8, Some(15))];
}

fn bath(place: &mut Facility) {
    place.hours = Some("We-Su 13:00-18:00".to_owned());
    place.details.prices = vec![price(Per::Visit, Covers::AllIn, 60, Some(100))];
    place.details.risk = Some(risk(RiskColour::Yellow));
}

fn beds(class: BedClass, beds: u32, free: u32, as_of: &str) -> Beds {
    Beds {
        class,
        beds: Some(beds),
        free: Some(free),
        as_of: Some(as_of.to_owned()),
    }
}

fn price(per: Per, covers: Covers, from: u32, to: Option<u32>) -> Price {
    Price {
        per,
        covers,
        from,
        to,
    }
}

fn accepts(levels: &[u8], special_need: Option<bool>) -> Accepts {
    let levels = levels
        .iter()
        .fold(LevelSet::default(), |set, level| set.with(*level));
    Accepts {
        levels,
        special_need,
    }
}

fn grade(level: u8, date: &str) -> Grade {
    Grade {
        level,
        date: date.to_owned(),
    }
}

fn risk(colour: RiskColour) -> Risk {
    Risk {
        colour,
        date: "2025-06-30".to_owned(),
        source: SOURCE.to_owned(),
    }
}

fn known(fact: Fact, as_of: &str, confirmed_by: Confirmer) -> Provenance {
    Provenance {
        fact,
        source: SOURCE.to_owned(),
        as_of: as_of.to_owned(),
        confirmed_by,
    }
}
