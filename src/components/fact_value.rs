//! A published value: one line for each statement; a warning's colour also by word and shape.

use eldercare_places::Facility;
use eldercare_places::details::{Deposit, RiskColour};
use leptos::prelude::*;

use crate::state::place_facts::{Fact, Topic};

/// The value of a fact.
pub fn fact_value(fact: &Fact, place: &Facility) -> impl IntoView + use<> {
    let class = match (fact.topic, place.details.deposit) {
        (Topic::Deposit, Some(Deposit::Guarded)) => "tag tag-ok",
        (Topic::Deposit, _) => "tag tag-warn",
        _ => "fact-line",
    };
    let sign = match (fact.topic, &place.details.risk) {
        (Topic::Risk, Some(risk)) => Some(risk_sign(risk.colour)),
        _ => None,
    };
    let lines = fact.value.lines.iter().map(|line| {
        view! { <span class=class>{line.clone()}</span> }
    });
    let note = fact.value.note.clone();
    view! {
        <span class="fact-value">
            {sign}
            {lines.collect_view()}
        </span>
        {note.map(|note| view! { <span class="fact-note">{note}</span> })}
    }
}

/// Disc, triangle, diamond and octagon: told apart without seeing colours.
fn risk_sign(colour: RiskColour) -> impl IntoView + use<> {
    let shape = match colour {
        RiskColour::Green => "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
        RiskColour::Yellow => "M12 3 22 21H2Z",
        RiskColour::Orange => "M12 2 22 12 12 22 2 12Z",
        RiskColour::Red => "M8 2h8l6 6v8l-6 6H8l-6-6V8Z",
    };
    view! {
        <svg class=format!("risk risk-{}", colour.id()) viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=shape></path>
        </svg>
    }
}
