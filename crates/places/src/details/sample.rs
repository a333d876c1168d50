//! Details for property tests, every member present and absent.

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{
    Accepts, BedClass, Beds, Closure, Confirmer, Covers, Deposit, Details, Fact, Grade, LevelSet,
    Meal, Meals, Medical, Per, Price, Provenance, Record, Risk, RiskColour,
};
use crate::hours::sample::schedule;

fn day() -> impl Strategy<Value = String> {
    "202[0-9]-0[1-9]-1[0-9]"
}

fn beds() -> impl Strategy<Value = Vec<Beds>> {
    let one = (
        select(&BedClass::ALL[..]),
        option::of(0..500_u32),
        option::of(0..50_u32),
        option::of(day()),
    );
    vec(one, 0..3).prop_map(|list| {
        let beds = |(class, beds, free, as_of)| Beds {
            class,
            beds,
            free,
            as_of,
        };
        list.into_iter().map(beds).collect()
    })
}

fn prices() -> impl Strategy<Value = Vec<Price>> {
    let one = (
        select(vec![Per::Month, Per::Day, Per::Meal, Per::Visit]),
        select(vec![
            Covers::AllIn,
            Covers::Bed,
            Covers::Care,
            Covers::Meals,
        ]),
        0..9000_u32,
        option::of(9000..20_000_u32),
    );
    vec(one, 0..3).prop_map(|list| {
        let price = |(per, covers, from, to)| Price {
            per,
            covers,
            from,
            to,
        };
        list.into_iter().map(price).collect()
    })
}

fn services() -> impl Strategy<Value = (Option<Accepts>, Option<Meals>, Option<Medical>)> {
    let accepts =
        (vec(0..=4_u8, 0..4), option::of(any::<bool>())).prop_map(|(levels, special)| Accepts {
            levels: levels.into_iter().fold(LevelSet::default(), LevelSet::with),
            special_need: special,
        });
    let meals = (
        vec(
            select(vec![Meal::Breakfast, Meal::Lunch, Meal::Dinner]),
            0..3,
        ),
        option::of(any::<bool>()),
        option::of(0..5000_u32),
    )
        .prop_map(|(served, eat_in, delivery_m)| Meals {
            served,
            eat_in,
            delivery: delivery_m.map(|_| true),
            delivery_m,
        });
    let medical = (option::of(any::<bool>()), option::of("演示[医院]{1,2}"))
        .prop_map(|(clinic, contracted)| Medical { clinic, contracted });
    (option::of(accepts), option::of(meals), option::of(medical))
}

fn standing() -> impl Strategy<Value = Details> {
    let grade = (1..=5_u8, day()).prop_map(|(level, date)| Grade { level, date });
    let colours = vec![
        RiskColour::Green,
        RiskColour::Yellow,
        RiskColour::Orange,
        RiskColour::Red,
    ];
    let risk = (select(colours), day()).prop_map(|(colour, date)| Risk {
        colour,
        date,
        source: "letter".to_owned(),
    });
    let closed = (day(), option::of(day())).prop_map(|(since, until)| Closure { since, until });
    let deposit = select(vec![Deposit::Guarded, Deposit::Unguarded]);
    (
        option::of(grade),
        option::of(risk),
        option::of(closed),
        option::of(deposit),
    )
        .prop_map(|(grade, risk, closed, deposit)| Details {
            grade,
            deposit,
            risk,
            closed,
            ..Details::default()
        })
}

fn origins() -> impl Strategy<Value = (Vec<Provenance>, Vec<Record>)> {
    let confirmers = vec![Confirmer::Publisher, Confirmer::Operator, Confirmer::Worker];
    let provenance = (select(&Fact::ALL[..]), "[st]", day(), select(confirmers)).prop_map(
        |(fact, source, as_of, confirmed_by)| Provenance {
            fact,
            source,
            as_of,
            confirmed_by,
        },
    );
    let record = ("[st]", "[0-9]{1,4}").prop_map(|(source, id)| Record { source, id });
    (vec(provenance, 0..3), vec(record, 0..3))
}

/// Any details, also none.
pub fn details() -> impl Strategy<Value = Details> {
    let hours = option::of(schedule());
    (beds(), prices(), services(), standing(), origins(), hours).prop_map(
        |(beds, prices, (accepts, meals, medical), standing, (provenance, records), schedule)| {
            Details {
                beds,
                prices,
                accepts,
                meals,
                medical,
                provenance,
                records,
                schedule,
                ..standing
            }
        },
    )
}
