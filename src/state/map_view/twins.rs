//! Places of one name and kind at one spot: what tells one from the other.

use leptos::prelude::GetUntracked;

use super::MapView;
use crate::i18n::{t, t_with};
use crate::state::prefs::use_prefs;
use crate::state::shown::Row;

/// What may tell places apart, the plainest first.
type Tell = [Option<String>; 3];

impl MapView {
    /// The places that stand at one spot, each with what tells it from the ones of the same name.
    pub fn gathered_apart(self) -> Vec<(Row, Option<String>)> {
        let rows = self.gathered_rows();
        let names: Vec<_> = rows.iter().map(named).collect();
        let tells: Vec<Tell> = rows.iter().map(|row| self.tells(row)).collect();
        let apart = told_apart(&names, &tells);
        rows.iter().cloned().zip(apart).collect()
    }

    /// From which list it is, what it offers, its telephone.
    fn tells(self, row: &Row) -> Tell {
        let language = use_prefs().language.get_untracked().tag();
        let city = self.atlas.city();
        let list = city
            .as_ref()
            .and_then(|city| city.source(&row.place.source));
        let list = list.map(|list| t_with("list.from", &[("list", list.title.get(language))]));
        let services = row.place.services.join(t("common.comma"));
        [list, Some(services), row.place.phone.clone()]
    }
}

fn named(row: &Row) -> (String, String) {
    (row.place.name.clone(), row.place.kind.id().to_owned())
}

/// For each place that has twins the first line in which it differs from all of them, as far as one
/// does; else the first in which it differs from any.
fn told_apart<N: PartialEq>(names: &[N], tells: &[Tell]) -> Vec<Option<String>> {
    let twins = |own: usize| {
        let same = move |(other, name): &(usize, &N)| *other != own && names.get(own) == Some(name);
        names
            .iter()
            .enumerate()
            .filter(same)
            .map(|(other, _)| other)
    };
    let line = |place: usize, way: usize| tells.get(place)?.get(way)?.as_deref();
    let own_line = |own: usize| {
        let differs = |way: &usize, other| line(own, *way) != line(other, *way);
        let is_said = |way: &usize| line(own, *way).is_some_and(|words| !words.is_empty());
        let ways = || (0..3).filter(is_said);
        let alone = ways().find(|way| twins(own).all(|other| differs(way, other)));
        let way = alone.or_else(|| ways().find(|way| twins(own).any(|other| differs(way, other))));
        line(own, way?).map(str::to_owned)
    };
    let has_twins = |own: usize| twins(own).next().is_some();
    (0..names.len())
        .map(|own| has_twins(own).then(|| own_line(own)).flatten())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Tell, told_apart};

    fn tell(list: &str, services: &str, phone: &str) -> Tell {
        [list, services, phone].map(|words| Some(words.to_owned()))
    }

    #[test]
    fn only_twins_are_told_apart_and_by_their_lists_first() {
        let tells = [
            tell("甲", "x", "1"),
            tell("乙", "y", "2"),
            tell("甲", "z", "3"),
        ];
        let told = told_apart(&["同", "同", "别"], &tells);
        assert_eq!(told, [Some("甲".to_owned()), Some("乙".to_owned()), None]);
    }

    #[test]
    fn twins_of_one_list_are_told_apart_by_what_they_offer_or_by_their_telephone() {
        let tells = [
            tell("甲", "一里", "1"),
            tell("甲", "二里", "1"),
            tell("甲", "", "2"),
        ];
        let told = told_apart(&["同"; 3], &tells);
        let told: Vec<_> = told.iter().flatten().map(String::as_str).collect();
        assert_eq!(told, ["一里", "二里", "2"]);
    }

    #[test]
    fn nothing_is_said_of_twins_that_are_the_same_in_everything() {
        let tells = [tell("甲", "x", "1"), tell("甲", "x", "1")];
        assert_eq!(told_apart(&["同"; 2], &tells), [None, None]);
    }
}
