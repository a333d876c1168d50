//! Places as rows: of the list, of the chosen place, of those that no map shows.

use std::ops::Range;

use eldercare_places::coordinates::distance_m;
use eldercare_places::pack::TextField;
use eldercare_places::{Facility, Wgs84};
use leptos::prelude::*;

use super::MapView;
use super::filters::look_at_doors;
use crate::state::city_data::{Held, Known};
use crate::state::load::Load;
use crate::state::openness::{Tag, beds_words, demo_tags, row_tags, shut_tag};
use crate::state::shown::Row;

impl MapView {
    /// What the order of a list is made under, as it is now.
    pub fn known(self) -> Known {
        Known {
            now: self.now.minute_untracked(),
            doors: self.data.doors.get_untracked(),
        }
    }

    /// A stretch of the list, best fit and nearest first.
    pub fn rows(self, stretch: Range<usize>, known: &Known) -> Vec<Row> {
        let origin = untrack(|| self.origin_point());
        self.shown.with_untracked(|shown| {
            self.data
                .with_mut(|held| shown.rows_in_order(held, origin, stretch, known))
                .unwrap_or_default()
        })
    }

    /// What the list says of a place beside its name, this minute. That it is closed altogether
    /// demonstration places say too.
    pub fn row_tags(self, row: u32, demo: bool) -> Vec<Tag> {
        let reports = self.data.doors.with(|doors| doors.count(row));
        let now = self.now.minute();
        let tags = |held: &Held| {
            let facts = held.facts.as_ref()?;
            let witness = facts.witness(row);
            let shut = witness.closure_on(now.day());
            let mut tags: Vec<Tag> = shut.map(shut_tag).into_iter().collect();
            tags.extend(if demo {
                demo_tags(reports)
            } else {
                row_tags(witness, &facts.opening(row, now), now, reports)
            });
            Some(tags)
        };
        self.data.with(tags).flatten().unwrap_or_default()
    }

    /// How many beds a row has, in words; with the year where that is another than the place's.
    pub fn beds_in_words(self, row: &Row) -> Option<String> {
        let (today, beds) = (self.now.minute_untracked().day(), row.place.beds?);
        let words = |held: &Held| {
            let facts = held.facts.as_ref()?;
            Some(beds_words(facts.witness(row.number), beds, today))
        };
        self.data.with(words).flatten()
    }

    /// Where distances are measured from, when that is chosen.
    pub fn origin_point(self) -> Option<Wgs84> {
        self.origin.get().map(|origin| origin.point)
    }

    /// The chosen place.
    pub fn chosen_row(self) -> Option<Row> {
        let row = self.chosen.get()?;
        self.data.facts.track();
        let origin = self.origin_point();
        self.data.with(|held| Row::of(held, row, origin)).flatten()
    }

    /// Matching places without a door or a published position.
    pub fn unplaced(self) -> Vec<Row> {
        let rows = self.unplaced_rows();
        self.data
            .with(|held| {
                rows.iter()
                    .filter_map(|row| Row::of(held, *row, None))
                    .collect()
            })
            .unwrap_or_default()
    }

    /// How many of them there are.
    pub fn unplaced_count(self) -> usize {
        self.unplaced_rows().len()
    }

    fn unplaced_rows(self) -> Vec<u32> {
        self.data.facts.track();
        self.selection.with(|selection| {
            look_at_doors(self.data, self.now, selection);
            let found = self.data.found(selection).unwrap_or_default();
            self.data
                .with(|held| held.index.unplaced(found.rows()).collect())
                .unwrap_or_default()
        })
    }

    /// The facility with this id, once the facts are there.
    pub fn facility(self, id: &str) -> Load<Option<Facility>> {
        match self.data.facts.get() {
            Load::Ready(()) => Load::Ready(
                self.row_of(id)
                    .and_then(|row| self.data.with(|held| held.facility(row)).flatten()),
            ),
            Load::Loading => Load::Loading,
            Load::Failed(error) => Load::Failed(error),
        }
    }

    pub(super) fn row_of(self, id: &str) -> Option<u32> {
        self.data
            .with(|held| held.facts.as_ref()?.row_of(id))
            .flatten()
    }

    /// How far a place is from the origin, in metres.
    pub fn distance_to(self, place: &Facility) -> Option<f64> {
        Some(distance_m(self.origin_point()?, place.point?))
    }

    /// The ids of rows: what the map drew, for whoever checks it against the list.
    pub fn ids_of(self, rows: &[u32]) -> Vec<String> {
        let id = |held: &Held, row: &u32| {
            held.facts
                .as_ref()?
                .text(TextField::Id, *row)
                .map(str::to_owned)
        };
        self.data
            .with(|held| rows.iter().filter_map(|row| id(held, row)).collect())
            .unwrap_or_default()
    }
}
