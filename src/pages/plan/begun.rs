//! A request that is begun from the plan: what is known goes into its sealed draft, never into an
//! address, and nothing that somebody filled in is changed.

use leptos::prelude::*;

use crate::state::atlas::use_atlas;
use crate::state::check::{Who, use_check};
use crate::state::divisions::{Divisions, use_divisions};
use crate::state::map_view::use_map_view;
use crate::state::request::use_requests;

/// Notes for whom the request is and in which town, unless the draft says it already.
pub fn begin_request() {
    let requests = use_requests();
    if !requests.is_open.get_untracked() {
        return;
    }
    let (whom, town) = (whom(), town());
    let draft = requests.draft.get_untracked();
    if draft.for_whom.is_none() && whom.is_some() {
        requests.edit(|draft| draft.for_whom = whom.map(str::to_owned));
    }
    if draft.town.is_none() && town.is_some() {
        requests.edit(|draft| draft.town = town);
    }
}

/// For whom the self-check is, as a request says it.
fn whom() -> Option<&'static str> {
    match untrack(|| use_check().session())?.who {
        Who::Own => Some("self"),
        Who::Mother => Some("mother"),
        Who::Father => Some("father"),
        Who::Spouse => Some("spouse"),
        Who::Elder => None,
    }
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
