//! The installed packs into the search, beside the running server.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use eldercare_places::pack::{Facts, Points};
use eldercare_places::{City, Facility};
use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

use super::load::CityPlaces;
use super::query::Query;
use super::reading::Found;
use super::store::{SearchError, SearchStore};
use crate::codes::hex;

/// The search over the installed cities. Queries wait until the packs were looked at once.
pub(crate) struct Installed {
    store: SearchStore,
    ready: watch::Receiver<bool>,
}

impl Installed {
    /// Starts to bring the tables up to date with `SITE/geo`, and does not wait for it.
    pub(crate) fn start(store: SearchStore, site: &Path) -> Self {
        let (done, ready) = watch::channel(false);
        let (refreshed, geo) = (store.clone(), site.join("geo"));
        tokio::spawn(async move {
            if let Err(error) = refresh(&refreshed, &geo).await {
                tracing::error!(%error, "the search is not up to date");
            }
            // Nobody waits any more when the server has stopped.
            let _ = done.send(true);
        });
        Self { store, ready }
    }

    /// The places that fit.
    pub(crate) async fn find(&self, query: &Query) -> Result<Found, SearchError> {
        // An error means that the task has ended: then there is nothing to wait for.
        let _ = self.ready.clone().wait_for(|ready| *ready).await;
        self.store.find(query).await
    }
}

/// Puts in what is new or changed and takes out what is no longer installed.
async fn refresh(store: &SearchStore, geo: &Path) -> Result<(), SearchError> {
    let start = Instant::now();
    let known = store.checksums().await?;
    let installed = installed(geo);
    let mut changed = 0;
    for city in &installed {
        let folder = geo.join(city);
        let before = known.get(city).cloned();
        let read = move |city: String| move || read(&folder, city, before.as_deref());
        let read = tokio::task::spawn_blocking(read(city.clone())).await;
        if let Ok(Some(places)) = read {
            store.replace(places).await?;
            changed += 1;
        }
    }
    for gone in known.keys().filter(|city| !installed.contains(*city)) {
        store.remove(gone).await?;
        changed += 1;
    }
    if changed > 0 {
        store.analyze().await?;
    }
    let ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(cities = installed.len(), changed, ms, "search up to date");
    Ok(())
}

/// The ids in the list of cities; a list that cannot be read has been reported already.
fn installed(geo: &Path) -> BTreeSet<String> {
    let cities = std::fs::read(geo.join("cities.json"));
    let cities: Vec<City> = cities
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    cities.into_iter().map(|city| city.id).collect()
}

/// The places of a pack; None when it is the known one, or broken, which has been reported.
fn read(folder: &Path, city: String, known: Option<&str>) -> Option<CityPlaces> {
    let points = std::fs::read(folder.join("points.cbor")).ok()?;
    let facts = std::fs::read(folder.join("facts.cbor")).ok()?;
    let mut hash = Sha256::new();
    hash.update(&points);
    hash.update(&facts);
    let checksum = hex(&hash.finalize());
    if known == Some(checksum.as_str()) {
        return None;
    }
    let (points, facts) = (Points::decode(&points).ok()?, Facts::decode(&facts).ok()?);
    facts.check(&points).ok()?;
    let places: Vec<Facility> = points
        .rows()
        .filter_map(|row| facts.facility(row, &points))
        .collect();
    Some(CityPlaces {
        city,
        checksum,
        places,
    })
}
