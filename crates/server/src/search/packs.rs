//! The installed packs into the search, beside the running server.

use std::sync::Arc;
use std::time::Instant;

use tokio::sync::watch;

use super::load::CityPlaces;
use super::query::Query;
use super::reading::Found;
use super::store::{SearchError, SearchStore};
use crate::packs::{CityPack, Packs};

/// The search over the installed cities. Queries wait until the packs were looked at once.
pub(crate) struct Installed {
    store: SearchStore,
    ready: watch::Receiver<bool>,
}

impl Installed {
    /// Starts to bring the tables up to date with the packs, and does not wait for it.
    pub(crate) fn start(store: SearchStore, packs: Arc<Packs>) -> Self {
        let (done, ready) = watch::channel(false);
        let refreshed = store.clone();
        tokio::spawn(async move {
            if let Err(error) = refresh(&refreshed, &packs).await {
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

/// Puts in what is new or changed and takes out what is no longer named. A city whose pack is
/// broken stays as it was, and so does everything when nobody can tell which cities there are.
async fn refresh(store: &SearchStore, packs: &Packs) -> Result<(), SearchError> {
    let start = Instant::now();
    let Some(named) = packs.named() else {
        return Ok(());
    };
    let known = store.checksums().await?;
    let mut changed = 0;
    for city in packs.usable() {
        if known.get(city.id()).map(String::as_str) != Some(city.checksum()) {
            store.replace(CityPlaces::of(city)).await?;
            changed += 1;
        }
    }
    for gone in known.keys().filter(|city| !named.contains(city.as_str())) {
        store.remove(gone).await?;
        changed += 1;
    }
    if changed > 0 {
        store.analyze().await?;
    }
    let ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(cities = named.len(), changed, ms, "search up to date");
    Ok(())
}

impl CityPlaces {
    fn of(city: &CityPack) -> Self {
        Self {
            city: city.id().to_owned(),
            checksum: city.checksum().to_owned(),
            places: city.facilities(),
        }
    }
}
