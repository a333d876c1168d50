//! The ledger of visits: once in every quarter, by town, those who were missed first.

use std::sync::Arc;

use eldercare_api::v1::desk::{ExportVisits, VisitList, VisitPerson};
use eldercare_desk::visit::Quarter;
use leptos::prelude::*;

use super::frame::{Ledger, Words};
use super::past_visits::past_visits;
use super::person_form::{is_begun, person_form};
use super::visit_forms::{Removal, VisitForm, is_begun_for};
use crate::components::desk::take_away::take_away;
use crate::i18n::{t, t_of, t_with};
use crate::platform::dom;
use crate::state::desk::{may, use_desk, words};
use crate::state::divisions::use_divisions;
use crate::state::now::use_now;

/// The ids of the buttons that open the form of a visit begin so.
const VISIT: &str = "visit-";

/// What is open in the list: the person and whether they are to be removed.
type Opened = RwSignal<Option<(String, bool)>>;

/// The ledger.
#[component]
pub fn Visits() -> impl IntoView {
    let ledger = Ledger::<VisitList>::open("visits", is_begun(use_desk()));
    let words = Words {
        box_label: "desk.visits.only-due",
        add: "desk.visits.add",
        may_add: may::WRITE_VISITS,
    };
    let asked = move |whole| ExportVisits {
        due: ledger.is_ticked.get_untracked(),
        whole,
    };
    let from = (may::EXPORT_VISITS, "visits/export", "visits");
    let files = take_away(from, ledger.problem, asked).into_any();
    ledger.view(words, files, person_form, move |said| {
        list(said, ledger.is_ticked, ledger.written())
    })
}

fn list(
    said: &Arc<VisitList>,
    only_due: RwSignal<bool>,
    written: Callback<&'static str>,
) -> AnyView {
    if said.people.is_empty() {
        return view! { <p class="card desk-empty">{t("desk.visits.none")}</p> }.into_any();
    }
    // What was written of a visit and not sent is there again after signing in anew.
    let desk = use_desk();
    let begun = said
        .people
        .iter()
        .find(|one| is_begun_for(desk, &one.person_id));
    let opened: Opened = RwSignal::new(begun.map(|one| (one.person_id.clone(), false)));
    let said = said.clone();
    let summary = sum(&said.people);
    let towns = move || {
        let due = only_due.get();
        by_town(&said.people, due)
            .into_iter()
            .map(|(town, people)| group(town, &people, opened, written))
            .collect_view()
    };
    view! { <p class="desk-sum" role="status">{summary}</p>{towns} }.into_any()
}

/// How many are visited in this quarter, and how many are not.
fn sum(people: &[VisitPerson]) -> String {
    let count = |standing: &str| people.iter().filter(|one| one.standing == standing).count();
    let quarter = Quarter::of(use_now().minute_untracked().day());
    let (due, missed) = (count("due"), count("missed"));
    t_with(
        "desk.visits.sum",
        &[
            ("year", &quarter.year.to_string()),
            ("quarter", t_of("desk.quarter", &quarter.number.to_string())),
            ("all", &people.len().to_string()),
            ("visited", &count("visited").to_string()),
            ("left", &(due + missed).to_string()),
            ("missed", &missed.to_string()),
        ],
    )
}

/// Missed first, then due, then visited; in each by where they live, so that one way leads past several doors.
fn by_town(people: &[VisitPerson], only_due: bool) -> Vec<(String, Vec<VisitPerson>)> {
    let order = |one: &VisitPerson| match one.standing.as_str() {
        "missed" => 0,
        "due" => 1,
        _ => 2,
    };
    let mut towns: Vec<(String, Vec<VisitPerson>)> = Vec::new();
    for one in people {
        if only_due && one.standing == "visited" {
            continue;
        }
        match towns.iter_mut().find(|(town, _)| *town == one.town) {
            Some((_, of_town)) => of_town.push(one.clone()),
            None => towns.push((one.town.clone(), vec![one.clone()])),
        }
    }
    towns.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (_, of_town) in &mut towns {
        of_town.sort_by(|a, b| (order(a), &a.door, &a.name).cmp(&(order(b), &b.door, &b.name)));
    }
    towns
}

fn group(
    code: String,
    people: &[VisitPerson],
    opened: Opened,
    written: Callback<&'static str>,
) -> impl IntoView + use<> {
    let left = people
        .iter()
        .filter(|one| one.standing != "visited")
        .count();
    let divisions = use_divisions();
    let left = t_with("desk.visits.left", &[("count", &left.to_string())]);
    let own = code.clone();
    let town = move || words::town(&own, divisions.get().ready());
    let rows = people
        .iter()
        .map(|one| row(one, opened, written))
        .collect_view();
    view! {
        <section class="desk-group" data-town=code>
            <h2>{town}" "<span class="desk-soft">{left}</span></h2>
            <table class="desk-table">
                <thead><tr>
                    <th scope="col">{t("desk.visits.name")}</th>
                    <th scope="col">{t("desk.visits.door")}</th>
                    <th scope="col">{t("desk.visits.last")}</th>
                    <th scope="col">{t("desk.visits.standing")}</th>
                    <th scope="col" class="desk-act">{t("desk.act")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(
    one: &VisitPerson,
    opened: Opened,
    written: Callback<&'static str>,
) -> impl IntoView + use<> {
    let class = match one.standing.as_str() {
        "visited" => "tag tag-ok",
        "missed" => "tag tag-stop",
        _ => "tag tag-warn",
    };
    let standing = t_of("desk.visits.is", &one.standing);
    let past = one.last_visit.is_some();
    let past = past.then(|| past_visits(&one.person_id, &one.name));
    let last = one.last_visit.clone();
    let last = last.unwrap_or_else(|| t("desk.visits.never").to_owned());
    view! {
        <tr data-id=one.person_id.clone() data-standing=one.standing.clone()>
            <td>
                <span class="desk-name-cell">{one.name.clone()}</span>
                {one.phone.clone().map(|phone| view! { <span class="desk-phone">{phone}</span> })}
            </td>
            <td>{one.door.clone()}</td>
            <td class="desk-when"><span class="desk-only-narrow">{t("desk.visits.last")}" "</span>{last}{past}</td>
            <td><span class=class>{standing}</span></td>
            <td class="desk-act">{actions(one, opened, written)}</td>
        </tr>
    }
}

fn actions(one: &VisitPerson, opened: Opened, written: Callback<&'static str>) -> Option<AnyView> {
    if !use_desk().may(may::WRITE_VISITS) {
        return None;
    }
    let (id, name) = (one.person_id.clone(), one.name.clone());
    let last = one.last_visit.clone();
    let view = move || {
        let button = [VISIT, &id].concat();
        let close = Callback::new(move |()| {
            opened.set(None);
            dom::focus_first_soon(vec![button.clone()]);
        });
        let open = opened.with(|opened| {
            opened
                .as_ref()
                .filter(|(open, _)| *open == id)
                .map(|(_, remove)| *remove)
        });
        match open {
            Some(false) => {
                view! { <VisitForm id=id.clone() last=last.clone() written close /> }.into_any()
            }
            Some(true) => view! { <Removal id=id.clone() written close /> }.into_any(),
            None => buttons(&id, &name, opened),
        }
    };
    Some(view.into_any())
}

fn buttons(id: &str, name: &str, opened: Opened) -> AnyView {
    let (visit, remove) = (id.to_owned(), id.to_owned());
    let named = |key| t_with(key, &[("name", name)]);
    view! {
        <span class="button-row">
            <button type="button" id=[VISIT, id].concat() class="button button-quiet" aria-label=named("desk.visits.write.which")
                on:click=move |_| opened.set(Some((visit.clone(), false)))>{t("desk.visits.write")}</button>
            <button type="button" class="button button-quiet" aria-label=named("desk.visits.remove.which")
                on:click=move |_| opened.set(Some((remove.clone(), true)))>{t("desk.visits.remove")}</button>
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(town: &str, name: &str, door: &str, standing: &str) -> VisitPerson {
        VisitPerson {
            person_id: name.to_owned(),
            town: town.to_owned(),
            name: name.to_owned(),
            phone: None,
            door: Some(door.to_owned()),
            listed_on: "2026-01-01".to_owned(),
            last_visit: None,
            standing: standing.to_owned(),
            due: None,
        }
    }

    #[test]
    fn towns_stand_apart_and_those_who_were_missed_come_first() {
        let people = [
            person("2", "a", "x", "visited"),
            person("1", "b", "y", "due"),
            person("2", "c", "z", "missed"),
            person("2", "d", "a", "due"),
        ];
        let names = |only_due| -> Vec<Vec<String>> {
            let towns = by_town(&people, only_due).into_iter();
            towns
                .map(|(_, people)| people.into_iter().map(|one| one.name).collect())
                .collect()
        };
        assert_eq!(names(false), [vec!["b"], vec!["c", "d", "a"]]);
        assert_eq!(names(true), [vec!["b"], vec!["c", "d"]]);
    }
}
