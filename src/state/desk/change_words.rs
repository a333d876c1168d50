//! A change to a fact in words.

use eldercare_desk::edit::Edit;
use eldercare_places::details::Confirmer;
use eldercare_places::{Day, Facility, Kind};
use serde_json::Value;

use crate::i18n::{t, t_of, t_with};
use crate::state::place_facts::{Setting, Topic, closed_in_words, facts_of};

/// "开门时间：每天 9:00–17:00"; what is not known here stays as it is written.
pub fn change_in_words(edit: &Value) -> String {
    match serde_json::from_value::<Edit>(edit.clone()) {
        Ok(edit) => of_edit(&edit),
        Err(_) => edit.to_string(),
    }
}

/// What is said now, as a change that would set it: a place that is open is open, not reopened.
pub fn standing_in_words(edit: &Edit) -> String {
    match edit {
        Edit::Open {} => t("desk.fact.open").to_owned(),
        other => of_edit(other),
    }
}

/// The same of a change in our form: the words that the page of an otherwise empty place would have.
pub fn of_edit(edit: &Edit) -> String {
    let mut place = Facility::new("", Kind::Institution, "", "", "", "");
    edit.apply(&mut place, Day(0), Confirmer::Worker);
    let setting = Setting::of(None);
    let (topic, label) = match edit {
        Edit::Hours { .. } => (Topic::Hours, t(Topic::Hours.label())),
        Edit::Phone { .. } => (Topic::Phone, t(Topic::Phone.label())),
        Edit::Price { .. } => (Topic::Prices, t(Topic::Prices.label())),
        Edit::FreeBeds { class, free } => {
            let values = [
                ("class", t_of("bed-class", class.id())),
                ("count", &free.to_string()),
            ];
            return t_with("desk.change.beds", &values);
        }
        Edit::Closed { .. } => {
            return closed_in_words(&place, &setting)
                .unwrap_or_else(|| t("desk.change.closed").to_owned());
        }
        Edit::Open {} => return t("desk.change.open").to_owned(),
    };
    let facts = facts_of(&place, &setting);
    let lines = facts
        .into_iter()
        .find(|fact| fact.topic == topic)
        .map(|fact| fact.value.lines.join(t("common.comma")));
    t_with(
        "desk.change",
        &[("fact", label), ("value", &lines.unwrap_or_default())],
    )
}
