//! A request that is begun from the plan: what is known goes into its sealed draft, never into an
//! address, and nothing that somebody filled in is changed.

use eldercare_care::{NeedRule, NeedRules};
use eldercare_requests::NOTE_CHARS;
use leptos::prelude::*;

use super::desk::need_name;
use crate::i18n::t_with;
use crate::state::atlas::use_atlas;
use crate::state::check::use_check;
use crate::state::divisions::{Divisions, use_divisions};
use crate::state::map_view::use_map_view;
use crate::state::request::attach::{fits, whom};
use crate::state::request::use_requests;

/// What is said of somebody's mind, which goes to an office only with the consent for the self-check.
const UNSAID: [&str; 5] = [
    "behaviour",
    "consciousness",
    "memory",
    "mental-care",
    "self-harm",
];

/// The words for a need that a request may carry.
pub fn telling(need: &NeedRule) -> Option<&'static str> {
    (!UNSAID.contains(&need.id.as_str())).then(|| need_name(need))
}

/// Notes for whom the request is and in which town, unless the draft says it already, and for which need
/// it is: a line of the note, which the person reads, changes or takes out before sending.
pub fn begin_request(rules: &NeedRules, need: Option<&str>) {
    let requests = use_requests();
    if !requests.is_open.get_untracked() {
        return;
    }
    let who = untrack(|| use_check().session()).map(|session| session.who);
    let draft = requests.draft.get_untracked();
    if who.is_some_and(|who| !fits(who, draft.for_whom.as_deref())) {
        // It was begun for somebody else, whose need this is not.
        return;
    }
    let (whom, town) = (who.and_then(whom), town());
    if draft.for_whom.is_none() && whom.is_some() {
        requests.edit(|draft| draft.for_whom = whom.map(str::to_owned));
    }
    if draft.town.is_none() && town.is_some() {
        requests.edit(|draft| draft.town = town);
    }
    let known: Vec<String> = rules
        .rules()
        .iter()
        .map(|rule| line(need_name(rule)))
        .collect();
    let need = need.map(line);
    let note = with_line(draft.note.as_deref(), need.as_deref(), &known);
    requests.edit(|draft| draft.note = note);
    requests.from_plan.set(need);
}

/// The need in the words of the plan.
fn line(need: &str) -> String {
    t_with("plan.request.note", &[("need", need)])
}

/// A note with this line in the place of another one from the plan; as it is where there is no room.
fn with_line(note: Option<&str>, line: Option<&str>, known: &[String]) -> Option<String> {
    let rest = note.unwrap_or_default().lines();
    let rest = rest.filter(|written| !known.iter().any(|known| known == written));
    let all: Vec<&str> = line.into_iter().chain(rest).collect();
    let all = all.join("\n");
    if all.chars().count() > NOTE_CHARS {
        return note.map(str::to_owned);
    }
    (!all.is_empty()).then_some(all)
}

/// The town from which distances are counted, where it is one of the city's by its name.
fn town() -> Option<String> {
    let map = use_map_view();
    let name = map.origin.get_untracked()?.named()?.name;
    let city = untrack(|| use_atlas().id())?;
    let divisions = use_divisions().ready(&city)?;
    town_named(&divisions, &name)
}

/// The code of the only town with this name.
fn town_named(divisions: &Divisions, name: &str) -> Option<String> {
    let towns = divisions.districts.iter().flat_map(|it| &it.towns);
    let mut named = towns.filter(|town| town.name == name);
    let town = named.next()?;
    named.next().is_none().then(|| town.code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_need_takes_the_place_of_another_and_of_nothing_that_was_typed() {
        let known = ["甲", "乙"].map(str::to_owned);
        let with = |note| with_line(note, Some("乙"), &known);
        assert_eq!(with(None).as_deref(), Some("乙"));
        assert_eq!(with(Some("甲")).as_deref(), Some("乙"));
        let typed = with(Some("甲\n演示：耳朵背"));
        assert_eq!(typed.as_deref(), Some("乙\n演示：耳朵背"));
        let long = "长".repeat(NOTE_CHARS);
        assert_eq!(with(Some(&long)), Some(long.clone()));
        assert_eq!(with_line(Some("甲"), None, &known), None);
        assert_eq!(with_line(None, None, &known), None);
    }

    #[test]
    fn every_need_that_stays_unsaid_is_one_of_the_rules() {
        let file = include_str!("../../../assets/needs/gbt-42195-2022.json");
        for id in UNSAID {
            assert!(file.contains(&format!("\"id\": \"{id}\"")), "{id}");
        }
    }

    #[test]
    fn a_town_is_known_by_its_whole_name_and_only_where_it_is_the_only_one() {
        let divisions = Divisions::parse(
            r#"{"districts":[
                {"code":"1","name":"甲区","towns":[{"code":"101","name":"演示镇","villages":[]},{"code":"102","name":"同名镇","villages":[]}]},
                {"code":"2","name":"乙区","towns":[{"code":"201","name":"同名镇","villages":[]}]}]}"#,
        )
        .unwrap();
        assert_eq!(town_named(&divisions, "演示镇").as_deref(), Some("101"));
        assert_eq!(town_named(&divisions, "同名镇"), None);
        assert_eq!(town_named(&divisions, "演示"), None);
    }
}
