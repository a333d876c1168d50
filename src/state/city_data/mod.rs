//! The open city's places: fetched as three files at once, held once, shared by map and list.

mod held;
mod reader;

use std::rc::Rc;
use std::sync::Arc;

use eldercare_desk::overlay::{self, Confirmed, Told};
use eldercare_places::basemap::Basemap;
use eldercare_places::index::{SymbolSizes, Symbols};
use eldercare_places::pack::{PackError, PackFile, Points, TextField};
use eldercare_places::search::{Found, Selection};
use eldercare_places::truth::ClosedDoors;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use held::{Held, Known};
pub use reader::READER;
use reader::Reader;

use super::load::Load;
use super::prefs::use_prefs;
use crate::platform::clock::in_slices;
use crate::platform::fetch::{self, Age, LoadError};

/// The city that is open, and its places as soon as the points are there.
#[derive(Default)]
struct Open {
    city: Option<String>,
    held: Option<Held>,
}

/// The places of the open city and how their loading stands.
#[derive(Clone, Copy)]
pub struct CityData {
    open: StoredValue<Open, LocalStorage>,
    /// The points: enough to draw the map.
    pub points: RwSignal<Load<()>>,
    /// The facts: enough to fill the list and to search.
    pub facts: RwSignal<Load<()>>,
    /// The base map.
    pub base: RwSignal<Load<Arc<Basemap>>>,
    /// What visitors found closed; nobody as long as the server was not asked or does not answer.
    pub doors: RwSignal<Arc<ClosedDoors>>,
}

impl CityData {
    fn new() -> CityData {
        CityData {
            open: StoredValue::new_local(Open::default()),
            points: RwSignal::new(Load::Loading),
            facts: RwSignal::new(Load::Loading),
            base: RwSignal::new(Load::Loading),
            doors: RwSignal::default(),
        }
    }

    /// Lets go of the city before and fetches this one.
    pub fn open(self, id: String, sizes: SymbolSizes) {
        self.open.set_value(Open {
            city: Some(id.clone()),
            held: None,
        });
        self.points.set(Load::Loading);
        self.facts.set(Load::Loading);
        self.base.set(Load::Loading);
        self.doors.set(Arc::default());
        spawn_local(self.load_places(id.clone(), sizes));
        spawn_local(self.load_base(id));
    }

    /// Looks into what is held; nothing while the points are on their way.
    pub fn with<R>(self, look: impl FnOnce(&Held) -> R) -> Option<R> {
        self.open.with_value(|open| open.held.as_ref().map(look))
    }

    /// The same with the right to fill the symbol cache.
    pub fn with_mut<R>(self, look: impl FnOnce(&mut Held) -> R) -> Option<R> {
        self.open
            .try_update_value(|open| open.held.as_mut().map(look))
            .flatten()
    }

    /// Makes the symbols of a zoom to which the map is on its way, and then whatever `prepare` makes of
    /// them, so that both are there when it arrives.
    pub fn look_ahead(
        self,
        zoom: u8,
        selection: &Selection,
        prepare: impl Fn(&Symbols, &dyn Fn() -> bool) -> bool + 'static,
    ) {
        self.with_mut(|held| held.cache.expect(&held.index, zoom, selection));
        spawn_local(async move {
            in_slices(|more| {
                self.with_mut(|held| held.cache.go_on(&held.index, more))
                    .unwrap_or(false)
            })
            .await;
            if let Some(symbols) = self.with(|held| held.cache.ready(zoom)).flatten() {
                in_slices(|more| prepare(&symbols, more)).await;
            }
        });
    }

    /// Notes what visitors of a city's places found closed, by facility id; nothing when another
    /// city is open by now.
    pub fn note_doors<'a>(self, city: &str, counts: impl IntoIterator<Item = (&'a str, u32)>) {
        if !self.is_open(city) {
            return;
        }
        let doors = |held: &Held| {
            let facts = held.facts.as_ref()?;
            let id = |row| facts.text(TextField::Id, row);
            let rows = 0..u32::try_from(facts.len()).unwrap_or(u32::MAX);
            Some(ClosedDoors::of(rows.map(id), counts))
        };
        let Some(doors) = self.with(doors).flatten() else {
            return;
        };
        if self.doors.with_untracked(|known| **known != doors) {
            self.doors.set(Arc::new(doors));
        }
    }

    /// Shows what the desk of a city changed about its places; nothing when another city is open by
    /// now. Whoever looks at the doors looks again.
    pub fn show_edits(self, city: &str, told: &[Told], confirmed: &[Confirmed]) {
        if !self.is_open(city) {
            return;
        }
        let show = |held: &mut Held| {
            let (facts, points) = (held.facts.as_mut()?, held.index.points());
            Some(overlay::show(facts, points, told, confirmed))
        };
        if self.with_mut(show).flatten() == Some(true) {
            self.doors.update(|_| ());
        }
    }

    /// Notes who is open, for selections that ask for it.
    pub fn note_openness(self, known: &Known) {
        self.with_mut(|held| held.note_openness(known));
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
            Err((_, error)) => {
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
        spawn_local(reader::fetch_ahead());
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
        let reader = reader::reader().await;
        let reader = reader.map_err(|_| (PackFile::Facts, LoadError::Unreachable))?;
        if !self.is_open(id) {
            return Ok(());
        }
        self.attach(reader, &bytes).map_err(wrong(PackFile::Facts))
    }

    fn hold(self, points: Points, sizes: SymbolSizes) {
        let held = Held::new(points, sizes);
        self.open.update_value(|open| open.held = Some(held));
        self.points.set(Load::Ready(()));
    }

    fn attach(self, reader: Reader, bytes: &[u8]) -> Result<(), PackError> {
        self.with_mut(|held| {
            held.reader = Some(reader);
            (reader.attach)(held, bytes)
        })
        .unwrap_or(Ok(()))
    }

    async fn load_base(self, id: String) {
        let path = file(&id, PackFile::Base.name());
        let base = fetch::decoded(&path, |bytes| {
            Basemap::decode(bytes)
                .map(Arc::new)
                .map_err(|error| error.to_string())
        })
        .await;
        if self.is_open(&id) {
            self.base.set(base.into());
        }
    }

    /// False when another city was opened in the meantime; a late answer is then dropped.
    pub fn is_open(self, id: &str) -> bool {
        self.open
            .with_value(|open| open.city.as_deref() == Some(id))
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
        data.with_mut(|held| {
            if let Some(reader) = held.reader {
                (reader.understand)(held);
            }
        });
    });
    provide_context(data);
    data
}

/// The open city's places.
pub fn use_city_data() -> CityData {
    expect_context()
}
