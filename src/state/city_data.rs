//! The open city's places: fetched as three files at once, held once, shared by map and list.

use std::rc::Rc;
use std::sync::Arc;

use eldercare_places::basemap::Basemap;
use eldercare_places::hours::OpenState;
use eldercare_places::index::{Index, SymbolCache, SymbolSizes};
use eldercare_places::pack::{Facts, PackError, PackFile, Points};
use eldercare_places::search::{Found, Openness, Selection};
use eldercare_places::truth::{Confidence, Rank, confidence, rank};
use eldercare_places::{Facility, Minute, RowSet};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lexicon::lexicon;
use super::load::Load;
use super::prefs::use_prefs;
use crate::platform::fetch::{self, Age, LoadError};

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

    /// Who is open at a minute. Open by old facts is not open for somebody who is about to walk.
    pub fn openness(&self, now: Minute) -> Openness {
        let Some(facts) = &self.facts else {
            return Openness::default();
        };
        let state = |row| facts.opening(row, now).state;
        let rows = facts.len();
        let relied_on = |row| confidence(facts.witness(row), now.day(), 0) > Confidence::Low;
        Openness {
            open: RowSet::of(rows, |row| state(row) == OpenState::Open && relied_on(row)),
            closed: RowSet::of(rows, |row| state(row) == OpenState::Closed),
        }
    }

    /// Where a row stands among those equally far. Before the facts arrive all stand the same.
    pub fn rank(&self, row: u32, now: Minute) -> Rank {
        let Some(facts) = &self.facts else {
            return Rank::default();
        };
        let confidence = confidence(facts.witness(row), now.day(), 0);
        rank(&facts.opening(row, now), confidence)
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

    /// Notes who is open at a minute, for selections that ask for it.
    pub fn note_openness(self, now: Minute) {
        self.with_mut(|held| {
            let openness = held.openness(now);
            held.index.note_openness(openness);
        });
    }

    /// The rows that match a selection, and how well they fit to its text.
    pub fn found(self, selection: &Selection) -> Option<Rc<Found>> {
        self.with_mut(|held| held.cache.found(&held.index, selection))
    }

    /// The two files must be of one making. Of the copies that a browser has kept one may be older
    /// than the other; then both are fetched anew.
    async fn load_places(self, id: String, sizes: SymbolSizes) {
        let mut read = self.read_places(&id, sizes.clone(), Age::Any).await;
        if matches!(read, Err((_, LoadError::Damaged(_)))) && self.is_open(&id) {
            read = self.read_places(&id, sizes, Age::Newest).await;
        }
        if !self.is_open(&id) {
            return;
        }
        match read {
            Ok(()) => self.facts.set(Load::Ready(())),
            Err((PackFile::Facts, error)) => self.facts.set(Load::Failed(error)),
            Err((PackFile::Points, error)) => {
                self.facts.set(Load::Failed(error.clone()));
                self.points.set(Load::Failed(error));
            }
        }
    }

    /// Reads the points, then the facts. Both are asked for at once; the map does not wait for the
    /// second. Stops without a word when another city was opened in the meantime.
    async fn read_places(
        self,
        id: &str,
        sizes: SymbolSizes,
        age: Age,
    ) -> Result<(), (PackFile, LoadError)> {
        let path = |part: PackFile| file(id, part.name());
        let wrong = |part: PackFile| {
            move |error: PackError| (part, LoadError::Damaged(format!("{}: {error}", path(part))))
        };
        let facts_coming = spawn_fetch(path(PackFile::Facts), age);
        let bytes = fetch::bytes(&path(PackFile::Points), age)
            .await
            .map_err(|error| (PackFile::Points, error))?;
        let points = Points::decode(&bytes).map_err(wrong(PackFile::Points))?;
        if !self.is_open(id) {
            return Ok(());
        }
        self.hold(points, sizes);
        let bytes = facts_coming.await.unwrap_or(Err(LoadError::Unreachable));
        if !self.is_open(id) {
            return Ok(());
        }
        let bytes = bytes.map_err(|error| (PackFile::Facts, error))?;
        self.attach(&bytes).map_err(wrong(PackFile::Facts))
    }

    fn hold(self, points: Points, sizes: SymbolSizes) {
        let mut index = Index::build(points);
        index.understand(lexicon());
        self.held.set_value(Some(Held {
            index,
            facts: None,
            cache: SymbolCache::new(sizes),
        }));
        self.points.set(Load::Ready(()));
    }

    fn attach(self, bytes: &[u8]) -> Result<(), PackError> {
        let facts = Facts::decode(bytes)?;
        self.with_mut(|held| {
            held.index.attach(&facts)?;
            held.facts = Some(facts);
            Ok(())
        })
        .unwrap_or(Ok(()))
    }

    async fn load_base(self, id: String) {
        let path = file(&id, "basemap.topojson");
        let base = fetch::parsed(&path, |text| {
            Basemap::parse(text)
                .map(Arc::new)
                .map_err(|error| error.to_string())
        })
        .await;
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

fn spawn_fetch(
    path: String,
    age: Age,
) -> futures_channel::oneshot::Receiver<Result<Vec<u8>, LoadError>> {
    let (sender, receiver) = futures_channel::oneshot::channel();
    spawn_local(async move {
        // Nobody waits any more when the points failed; then the facts are of no use.
        let _ = sender.send(fetch::bytes(&path, age).await);
    });
    receiver
}

/// Makes the open city's places known to the whole app.
pub fn provide_city_data() -> CityData {
    let data = CityData::new();
    let language = use_prefs().language;
    Effect::new(move || {
        language.track();
        data.with_mut(|held| held.index.understand(lexicon()));
    });
    provide_context(data);
    data
}

/// The open city's places.
pub fn use_city_data() -> CityData {
    expect_context()
}
