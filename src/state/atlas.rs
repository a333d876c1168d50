//! The cities that are installed, and the one that is open.

use eldercare_places::coordinates::distance_m;
use eldercare_places::{City, Emergency, Wgs84};
use leptos::prelude::*;

use super::config::{Config, use_config};
use super::load::Load;
use crate::platform::fetch::{self, LoadError};
use crate::platform::{dom, prefs};
use crate::route::Route;

/// All cities, and which of them is open.
#[derive(Clone, Copy)]
pub struct Atlases {
    cities: RwSignal<Load<Vec<City>>>,
    open: RwSignal<Option<String>>,
    /// A city id that was asked for and is not installed.
    pub unknown: RwSignal<Option<String>>,
    /// The city that the first address names.
    asked: StoredValue<Option<String>>,
}

impl Atlases {
    /// All installed cities in the operator's order.
    pub fn cities(self) -> Vec<City> {
        self.cities
            .with(|cities| cities.ready().cloned().unwrap_or_default())
    }

    /// How the list of cities stands.
    pub fn loading(self) -> Load<()> {
        self.cities.with(|cities| match cities {
            Load::Loading => Load::Loading,
            Load::Ready(_) => Load::Ready(()),
            Load::Failed(error) => Load::Failed(error.clone()),
        })
    }

    /// The id of the open city.
    pub fn id(self) -> Option<String> {
        self.open.get()
    }

    /// The path of a place of the open city. It names the city: the address of the page is copied
    /// and opened elsewhere, where another city may be open.
    pub fn place_path(self, id: &str) -> String {
        let city = untrack(|| self.id()).unwrap_or_default();
        format!("{}?city={city}", Route::Place(id.to_owned()).path())
    }

    /// The open city.
    pub fn city(self) -> Option<City> {
        let id = self.open.get()?;
        self.cities
            .with(|cities| cities.ready()?.iter().find(|city| city.id == id).cloned())
    }

    /// The name of the open city in the language of the page.
    pub fn city_name(self) -> Option<String> {
        let language = super::prefs::use_prefs().language.get().tag();
        self.city().map(|city| city.name.get(language).to_owned())
    }

    /// The city whose rectangle holds this point; the nearest centre wins where two do.
    pub fn city_at(self, point: Wgs84) -> Option<String> {
        self.cities()
            .into_iter()
            .filter(|city| city.bounds.contains(point))
            .min_by(|a, b| {
                let far = |city: &City| distance_m(city.centre, point);
                far(a).total_cmp(&far(b))
            })
            .map(|city| city.id)
    }

    /// Opens a city and remembers it on this device.
    pub fn open(self, id: &str) {
        if self.open.with_untracked(|open| open.as_deref() == Some(id)) {
            return;
        }
        prefs::write("city", id);
        self.unknown.set(None);
        self.open.set(Some(id.to_owned()));
    }

    /// Reads the list of cities and opens the one that the address, the device or the operator names.
    pub async fn start(self, config: Config) {
        let result = fetch::json::<Vec<City>>("/geo/cities.json").await;
        let result = result.and_then(|cities| installed(cities, &config));
        self.cities.set(result.into());
        self.open_first(&config);
    }

    fn open_first(self, config: &Config) {
        let installed = |id: &String| self.cities().iter().any(|city| city.id == *id);
        let asked = self.asked.get_value();
        self.unknown.set(asked.clone().filter(|id| !installed(id)));
        let first = [
            asked.clone(),
            prefs::read("city"),
            Some(config.default_city.clone()),
        ]
        .into_iter()
        .flatten()
        .find(installed)
        .or_else(|| self.cities().first().map(|city| city.id.clone()));
        // A link names the city once; the pages behind it, loaded again, must still find it.
        if let Some(id) = first.as_ref().filter(|id| asked.as_ref() == Some(id)) {
            prefs::write("city", id);
        }
        self.open.set(first);
    }
}

/// Keeps the operator's choice of cities, in the operator's order.
fn installed(cities: Vec<City>, config: &Config) -> Result<Vec<City>, LoadError> {
    if config.cities.is_empty() {
        return Ok(cities);
    }
    let chosen: Vec<City> = config
        .cities
        .iter()
        .filter_map(|id| cities.iter().find(|city| city.id == *id).cloned())
        .collect();
    if chosen.is_empty() {
        return Err(LoadError::Damaged("config.json: cities".to_owned()));
    }
    Ok(chosen)
}

/// Makes the cities known to the whole app.
pub fn provide_atlases() -> Atlases {
    let atlases = Atlases {
        cities: RwSignal::new(Load::Loading),
        open: RwSignal::new(None),
        unknown: RwSignal::new(None),
        asked: StoredValue::new(dom::query_parameter("city")),
    };
    provide_context(atlases);
    atlases
}

/// The cities.
pub fn use_atlas() -> Atlases {
    expect_context()
}

/// The hotline of the open city, or the operator's, as a signal.
pub fn use_hotline_signal() -> Signal<String> {
    let atlases = use_atlas();
    let set = use_config().hotline;
    Signal::derive(move || {
        set.clone()
            .or_else(|| atlases.city().map(|city| city.hotline))
            .unwrap_or_else(|| "12345".to_owned())
    })
}

/// The numbers for danger: the operator's, else those of the open city, else the national ones.
pub fn use_emergency() -> Emergency {
    let of_city = || untrack(|| use_atlas().city())?.emergency;
    use_config().emergency.or_else(of_city).unwrap_or_default()
}

/// The hotline as it is now.
pub fn use_hotline() -> String {
    use_hotline_signal().get_untracked()
}
