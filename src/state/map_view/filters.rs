//! What is looked for: the filters of the map page, and leading to what they find.

use eldercare_places::search::{OpenWish, Selection};
use eldercare_places::{Kind, KindSet, Ownership};
use leptos::prelude::*;

use super::{MapCommand, MapView};
use crate::state::city_data::{CityData, Known};
use crate::state::now::Now;

/// Notes who is open, while a selection asks for it. Whoever calls it is run again each minute
/// and when reports of closed doors come.
pub fn look_at_doors(data: CityData, now: Now, selection: &Selection) {
    if selection.open != OpenWish::Any {
        data.note_openness(&Known {
            now: now.minute(),
            doors: data.doors.get(),
        });
    }
}

impl MapView {
    /// Changes the search text.
    pub fn search(self, text: String) {
        self.chosen.set(None);
        self.aids().gathered.set(None);
        self.selection.update(|selection| selection.text = text);
    }

    /// Adds or removes a kind.
    pub fn toggle_kind(self, kind: Kind) {
        self.selection.update(|s| s.kinds = s.kinds.toggled(kind));
    }

    /// Shows this kind alone, whatever else was looked for.
    pub fn show_kind(self, kind: Kind) {
        self.selection.set(only(kind));
    }

    /// Adds or removes an ownership.
    pub fn toggle_ownership(self, ownership: Ownership) {
        self.selection
            .update(|s| s.ownerships = s.ownerships.toggled(ownership));
    }

    /// Sets the smallest number of beds.
    pub fn set_min_beds(self, beds: u32) {
        self.selection.update(|s| s.min_beds = beds);
    }

    /// Asks for open doors or no longer.
    pub fn set_open(self, wish: OpenWish) {
        self.selection.update(|s| s.open = wish);
    }

    /// Shows everything again.
    pub fn clear_filters(self) {
        self.selection.set(Selection::default());
    }

    /// How many filters besides kinds and text are set.
    pub fn other_filters(self) -> usize {
        self.selection.with(|s| {
            usize::from(!s.ownerships.is_empty())
                + usize::from(s.min_beds > 0)
                + usize::from(s.open != OpenWish::Any)
        })
    }

    /// Whether anything is filtered out.
    pub fn is_filtered(self) -> bool {
        self.selection.with(|selection| !selection.is_everything())
    }

    /// How many places of the whole city match.
    pub fn match_count(self) -> usize {
        self.data.facts.track();
        self.selection
            .with(|s| look_at_doors(self.data, self.now, s));
        self.selection
            .with(|selection| self.data.found(selection))
            .map_or(0, |found| found.rows().count())
    }

    /// What was looked for, when nothing is written like it and what is found is only one slip away.
    pub fn near_miss(self) -> Option<String> {
        self.data.facts.track();
        self.selection.with(|selection| {
            let found = self.data.found(selection)?;
            let typed = selection.text.trim();
            found.is_near_only().then(|| typed.to_owned())
        })
    }

    /// How many places of a kind the open city has on the map, and how many besides. Nothing while
    /// the points are on their way.
    pub fn count_of(self, kind: Kind) -> Option<(usize, usize)> {
        self.look(|held| {
            let all = held.index.select(&only(kind));
            let elsewhere = held.index.unplaced(&all).count();
            (all.count() - elsewhere, elsewhere)
        })
    }

    /// Whether the filters hide this row.
    pub(super) fn hides(self, row: u32) -> bool {
        self.selection
            .with_untracked(|selection| self.data.found(selection))
            .is_some_and(|found| !found.rows().contains(row))
    }

    /// Whether a text is looked for.
    pub fn is_searched(self) -> bool {
        self.selection.with(|s| !s.text.trim().is_empty())
    }

    /// How many places with a position match outside the window.
    pub fn elsewhere_count(self) -> usize {
        let here = self.shown.with(|shown| shown.rows.len());
        self.match_count()
            .saturating_sub(here + self.unplaced_count())
    }

    /// Where nothing is known to be open: how many places may be, and whether no list of the city
    /// says of any place when it is.
    pub fn maybe_open(self) -> Option<(usize, bool)> {
        let asked = self.selection.get();
        if asked.open != OpenWish::Open {
            return None;
        }
        let count = |open| {
            let asked = Selection {
                open,
                ..asked.clone()
            };
            self.data
                .with(|held| held.index.find(&asked).rows().count())
        };
        let maybe = count(OpenWish::NotClosed)?;
        (maybe > 0).then_some((maybe, count(OpenWish::Any) == Some(maybe)))
    }

    /// Brings everything that matches into the window.
    pub fn show_matches(self) {
        let bounds = self.selection.with_untracked(|selection| {
            let found = self.data.found(selection)?;
            self.data
                .with(|held| held.index.bounds_of(found.rows().iter()))
                .flatten()
        });
        if let Some(bounds) = bounds {
            self.ask(MapCommand::Fit(bounds));
        }
    }
}

fn only(kind: Kind) -> Selection {
    Selection {
        kinds: KindSet::EMPTY.with(kind),
        ..Selection::default()
    }
}
