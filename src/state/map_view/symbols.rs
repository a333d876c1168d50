//! What a symbol stands for, in words; and what a tap or a key does with it.

use std::sync::Arc;

use eldercare_places::index::{Symbol, Symbols};
use eldercare_places::kind::KIND_COUNT;
use eldercare_places::pack::TextField;
use eldercare_places::{Kind, Wgs84};
use leptos::prelude::*;

use super::{MapCommand, MapView, Picking, Said};
use crate::i18n::{t, t_of, t_with};
use crate::state::city_data::Held;
use crate::state::shown::{Hit, Row};

impl MapView {
    /// A tap on the map: a place is chosen, a group is opened or listed, the ground lets go.
    pub fn tap(self, at: Wgs84) {
        if self.aids().picking.get_untracked() != Picking::Off {
            self.pick(at);
            return;
        }
        self.aids().said.set(None);
        self.aids().gathered.set(None);
        match self.shown.with_untracked(|shown| shown.hit(self.data, at)) {
            None => self.chosen.set(None),
            Some(Hit::Place(row)) => {
                self.chosen.set(Some(row));
                self.show_both();
            }
            Some(Hit::Stack(rows)) => {
                self.chosen.set(None);
                self.aids().gathered.set(Some(rows));
                self.show_both();
            }
            Some(Hit::Group(bounds, mix)) => {
                self.chosen.set(None);
                self.say(mix_in_words(&mix));
                self.ask(MapCommand::Open(bounds));
            }
        }
    }

    /// Says something over the map. The move that comes with it leaves the words.
    pub(super) fn say(self, words: String) {
        let moved = false;
        self.aids().said.set(Some(Said { words, moved }));
    }

    /// The map begins to zoom to this level; `prepare` paints ahead what its symbols look like.
    pub fn zooming(
        self,
        zoom: u8,
        prepare: impl Fn(&Symbols, &dyn Fn() -> bool) -> bool + 'static,
    ) {
        self.selection
            .with_untracked(|selection| self.data.look_ahead(zoom, selection, prepare));
    }

    /// The map came to rest in another window.
    pub fn moved(self) {
        self.aids().said.update(|said| match said {
            Some(Said { moved: true, .. }) => *said = None,
            Some(said) => said.moved = true,
            None => {}
        });
    }

    /// What a symbol stands for: the place's name and kind, or how many of which kinds.
    pub fn symbol_in_words(self, symbol: &Symbol) -> Option<String> {
        let symbols = self.shown.with(|shown| shown.symbols.clone())?;
        let [row] = symbols.members(symbol) else {
            return Some(mix_in_words(&symbols.counts(symbol)));
        };
        let kind = t_of("kind", symbols.kinds(symbol).first()?.id());
        let name = |held: &Held| {
            let facts = held.facts.as_ref()?;
            facts.text(TextField::Name, *row).map(str::to_owned)
        };
        Some(match self.data.with(name).flatten() {
            Some(name) => t_with("symbol.place", &[("name", &name), ("kind", kind)]),
            None => kind.to_owned(),
        })
    }

    /// The places that stand at one spot, nearest first as in the list.
    pub fn gathered_rows(self) -> Vec<Row> {
        let rows = self.aids().gathered.get().unwrap_or_default();
        let origin = self.origin_point();
        self.data
            .with(|held| {
                rows.iter()
                    .filter_map(|row| Row::of(held, *row, origin))
                    .collect()
            })
            .unwrap_or_default()
    }

    /// What they are, in words.
    pub fn gathered_in_words(self) -> String {
        let rows: Arc<Vec<u32>> = self.aids().gathered.get().unwrap_or_default();
        self.data
            .with(|held| mix_in_words(&held.index.counts(rows.iter().copied())))
            .unwrap_or_default()
    }
}

/// "12 places: 3 institutions, 9 canteens", in the order of the kinds.
pub fn mix_in_words(mix: &[u32; KIND_COUNT]) -> String {
    let parts: Vec<String> = Kind::ALL
        .into_iter()
        .zip(mix)
        .filter(|(_, count)| **count > 0)
        .map(|(kind, count)| {
            let count = count.to_string();
            t_with(
                "symbol.part",
                &[("kind", t_of("kind", kind.id())), ("count", &count)],
            )
        })
        .collect();
    let total: u32 = mix.iter().sum();
    let list = parts.join(t("common.comma"));
    t_with(
        "symbol.group",
        &[("count", &total.to_string()), ("list", &list)],
    )
}
