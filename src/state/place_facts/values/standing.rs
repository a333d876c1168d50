//! Prices, money paid ahead, and what authorities say.

use eldercare_places::Facility;
use eldercare_places::details::{Deposit, Price, Risk};

use super::lines;
use crate::i18n::{t, t_of, t_with};
use crate::state::place_facts::age::{ago, date_in_words};
use crate::state::place_facts::topic::takes_deposits;
use crate::state::place_facts::{Setting, Value};

pub(super) fn prices(place: &Facility, setting: &Setting) -> Option<Value> {
    lines(
        place
            .details
            .prices
            .iter()
            .map(|price| price_in_words(price, setting))
            .collect(),
    )
}

fn price_in_words(price: &Price, setting: &Setting) -> String {
    let amount = match price.to.filter(|to| *to != price.from) {
        Some(to) => format!("{}–{to}", price.from),
        None => price.from.to_string(),
    };
    let money = t_with(setting.currency, &[("amount", &amount)]);
    t_with(
        "place.price.line",
        &[
            ("per", t_of("per", price.per.id())),
            ("amount", &money),
            ("covers", t_of("covers", price.covers.id())),
        ],
    )
}

/// Said also where nobody published it: money is paid there before anything is received.
pub(super) fn deposit(place: &Facility) -> Option<Value> {
    let state = match place.details.deposit {
        Some(Deposit::Guarded) => "place.deposit.guarded",
        Some(Deposit::Unguarded) => "place.deposit.unguarded",
        None if takes_deposits(place) => "place.deposit.unknown",
        None => return None,
    };
    Some(Value {
        lines: vec![t(state).to_owned()],
        note: Some(t("place.deposit.ask").to_owned()),
    })
}

pub(super) fn grade(place: &Facility, setting: &Setting) -> Option<Value> {
    let grade = place.details.grade.as_ref()?;
    let (level, date) = (grade.level.to_string(), date_in_words(&grade.date));
    let line = t_with("place.grade.line", &[("level", &level), ("date", &date)]);
    let is_over = grade.is_over_on(setting.today);
    Some(Value {
        lines: vec![line],
        note: is_over.then(|| t("place.grade.over").to_owned()),
    })
}

pub(super) fn risk(risk: &Risk, setting: &Setting) -> Value {
    let source = setting.source_title(&risk.source).unwrap_or_default();
    let (date, age) = (date_in_words(&risk.date), ago(&risk.date, setting.today));
    let key = if risk.is_old_on(setting.today) {
        "place.risk.source.old"
    } else {
        "place.risk.source"
    };
    let values = [("source", source.as_str()), ("date", &date), ("ago", &age)];
    Value {
        lines: vec![t_of("risk", risk.colour.id()).to_owned()],
        note: Some(t_with(key, &values)),
    }
}
