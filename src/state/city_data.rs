//! The open city's places: fetched as three files at once, held once, shared by map and list.

use std::sync::Arc;

use eldercare_places::basemap::Basemap;
use eldercare_places::index::{Index, SymbolCache, SymbolSizes};
use eldercare_places::pack::{Facts, Points};
use eldercare_places::{Facility, RowSet};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::load::Load;
use crate::platform::fetch::{self, LoadError};

/// What is in memory of the open city.
pub struct Held {
    /// The index over its points.
    pub index: Index,
    /// Names, addresses and all other facts; they arrive after the points.
    pub facts: Option<Facts>,
    /// Symbols by zoom for the last selection.
    pub cache: SymbolCache,
}

impl Held {
    /// Everything known about a row. Before the facts arrive, nothing.
    pub fn facility(&self, row: u32) -> Option<Facility> {
        self.facts.as_ref()?.facility(row, self.index.points())
    }
}

/// The places of the open city and how their loading stands.
#[derive(Clone, Copy)]
pub struct CityData {
    held: StoredValue<Option<Held>, LocalStorage>,
    city: RwSignal<Option<String>>,
    /// The points: enough to draw the map.
    pub points: RwSignal<Load<()>>,
    /// The facts: enough to fill the list and to search.
    pub facts: RwSignal<Load<()>>,
    /// The base map.
    pub base: RwSignal<Load<Arc<Basemap>>>,
}

impl CityData {
    fn new() -> CityData {
        CityData {
            held: StoredValue::new_local(None),
            city: RwSignal::new(None),
            points: RwSignal::new(Load::Loading),
            facts: RwSignal::new(Load::Loading),
            base: RwSignal::new(Load::Loading),
        }
    }

    /// Lets go of the city before and fetches this one.
    pub fn open(self, id: String, sizes: SymbolSizes) {
        self.held.set_value(None);
        self.points.set(Load::Loading);
        self.facts.set(Load::Loading);
        self.base.set(Load::Loading);
        self.city.set(Some(id.clone()));
        spawn_local(self.load_places(id.clone(), sizes));
        spawn_local(self.load_base(id));
    }

    /// Looks into what is held; nothing while the points are on their way.
    pub fn with<R>(self, look: impl FnOnce(&Held) -> R) -> Option<R> {
        self.held.with_value(|held| held.as_ref().map(look))
    }

    /// The same with the right to fill the symbol cache.
    pub fn with_mut<R>(self, look: impl FnOnce(&mut Held) -> R) -> Option<R> {
        self.held
            .try_update_value(|held| held.as_mut().map(look))
            .flatten()
    }

    /// The rows that match a selection.
    pub fn select(self, selection: &eldercare_places::search::Selection) -> Option<RowSet> {
        self.with(|held| held.index.select(selection))
    }

    async fn load_places(self, id: String, sizes: SymbolSizes) {
        let (points, facts) = (file(&id, "points.cbor"), file(&id, "facts.cbor"));
        // Both files are asked for at once; the map does not wait for the second.
        let facts_coming = spawn_fetch(facts.clone());
        let read = fetch::bytes(&points)
            .await
            .and_then(|bytes| Points::decode(&bytes).map_err(|error| damaged(&points, &error)));
        if !self.is_open(&id) {
            return;
        }
        match read {
            Ok(points) => {
                self.hold(points, sizes);
                let bytes = facts_coming.await.unwrap_or(Err(LoadError::Unreachable));
                if self.is_open(&id) {
                    self.facts.set(self.attach(&facts, bytes).into());
                }
            }
            Err(error) => {
                self.facts.set(Load::Failed(error.clone()));
                self.points.set(Load::Failed(error));
            }
        }
    }

    fn hold(self, points: Points, sizes: SymbolSizes) {
        self.held.set_value(Some(Held {
            index: Index::build(points),
            facts: None,
            cache: SymbolCache::new(sizes),
        }));
        self.points.set(Load::Ready(()));
    }

    fn attach(self, path: &str, bytes: Result<Vec<u8>, LoadError>) -> Result<(), LoadError> {
        let facts = Facts::decode(&bytes?).map_err(|error| damaged(path, &error))?;
        self.with_mut(|held| {
            held.index
                .attach(&facts)
                .map_err(|error| damaged(path, &error))?;
            held.facts = Some(facts);
            Ok(())
        })
        .unwrap_or(Ok(()))
    }

    async fn load_base(self, id: String) {
        let path = file(&id, "basemap.topojson");
        let base = fetch::text(&path).await.and_then(|text| {
            Basemap::parse(&text)
                .map(Arc::new)
                .map_err(|error| damaged(&path, &error))
        });
        if self.is_open(&id) {
            self.base.set(base.into());
        }
    }

    /// False when another city was opened in the meantime; a late answer is then dropped.
    fn is_open(self, id: &str) -> bool {
        self.city.with_untracked(|city| city.as_deref() == Some(id))
    }
}

fn file(id: &str, name: &str) -> String {
    format!("/geo/{id}/{name}")
}

fn damaged(path: &str, error: &dyn std::fmt::Display) -> LoadError {
    LoadError::Damaged(format!("{path}: {error}"))
}

fn spawn_fetch(path: String) -> futures_channel::oneshot::Receiver<Result<Vec<u8>, LoadError>> {
    let (sender, receiver) = futures_channel::oneshot::channel();
    spawn_local(async move {
        // Nobody waits any more when the points failed; then the facts are of no use.
        let _ = sender.send(fetch::bytes(&path).await);
    });
    receiver
}

/// Makes the open city's places known to the whole app.
pub fn provide_city_data() -> CityData {
    let data = CityData::new();
    provide_context(data);
    data
}

/// The open city's places.
pub fn use_city_data() -> CityData {
    expect_context()
}
