//! What a person may call the place from which to count: names of the base map and towns of the list.

use eldercare_places::coordinates::distance_m;
use eldercare_places::gazetteer::{Likeness, Names, Town, towns};
use leptos::prelude::*;

use super::MapView;
use crate::state::city_data::Held;
use crate::state::origin::NamedPoint;

/// A town of the list that is this near to a place of the same name on the base map is that place, in
/// metres: towns are some kilometres wide, and the next of the same name is in another county.
const SAME_TOWN_M: f64 = 10_000.0;

/// A name with its position.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownName {
    /// The name and where it is.
    pub named: NamedPoint,
    /// The district, where the list tells it.
    pub within: Option<String>,
}

/// All names of a city that a person may say: districts of the base map, its towns, those of the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KnownNames {
    names: Names,
    all: Vec<KnownName>,
}

impl KnownNames {
    /// Those that fit to what was typed, the best first, at most so many.
    pub fn like(&self, typed: &str, most: usize) -> Vec<KnownName> {
        let fits = |known: &KnownName| self.names.likeness(typed, &known.named.name);
        let mut found: Vec<(Likeness, &KnownName)> = self
            .all
            .iter()
            .filter_map(|known| Some((fits(known)?, known)))
            .collect();
        // Of equal likeness the order stays.
        found.sort_by_key(|(likeness, _)| *likeness);
        let best = found.into_iter().map(|(_, known)| known.clone());
        best.take(most).collect()
    }
}

impl MapView {
    /// The names of the open city, as far as they have come. They are gathered from all places: once,
    /// not at each letter that is typed.
    pub fn known_names(self) -> KnownNames {
        self.data.facts.track();
        let read = |held: &Held| {
            let facts = held.facts.as_ref()?;
            Some((Names::of(facts), towns(held.index.points(), facts)))
        };
        let (names, towns) = self.data.with(read).flatten().unwrap_or_default();
        let labels = self.named_points();
        let is_label = |town: &Town| {
            labels.iter().any(|label| {
                names.likeness(&town.name, &label.name) == Some(Likeness::Same)
                    && distance_m(town.middle, label.point) < SAME_TOWN_M
            })
        };
        let towns: Vec<Town> = towns.into_iter().filter(|town| !is_label(town)).collect();
        let all = labels
            .into_iter()
            .map(of_label)
            .chain(towns.into_iter().map(of_town))
            .collect();
        KnownNames { names, all }
    }
}

fn of_label(named: NamedPoint) -> KnownName {
    KnownName {
        named,
        within: None,
    }
}

fn of_town(town: Town) -> KnownName {
    KnownName {
        named: NamedPoint {
            name: town.name,
            point: town.middle,
        },
        within: Some(town.district),
    }
}
