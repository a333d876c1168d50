//! The real names of a city's districts, towns and villages, fetched when a page first needs them.

mod entries;
mod names;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use entries::{Choice, Entry};
pub use names::{Divisions, Level};

use super::load::Load;
use crate::platform::fetch;

/// The divisions of the open city, fetched when a page first needs them.
#[derive(Clone, Copy)]
pub struct DivisionsOf {
    city: RwSignal<Option<String>>,
    found: RwSignal<Load<Arc<Divisions>>>,
}

impl DivisionsOf {
    /// How the divisions stand.
    pub fn get(self) -> Load<Arc<Divisions>> {
        self.found.get()
    }

    /// The divisions of this city when they are there, without following changes.
    pub fn ready(self, city: &str) -> Option<Arc<Divisions>> {
        let same = self
            .city
            .with_untracked(|open| open.as_deref() == Some(city));
        same.then(|| self.found.with_untracked(|found| found.ready().cloned()))
            .flatten()
    }

    /// Fetches the divisions of a city unless they are here or on their way.
    pub fn want(self, city: &str) {
        let same = self
            .city
            .with_untracked(|open| open.as_deref() == Some(city));
        let failed = self
            .found
            .with_untracked(|found| matches!(found, Load::Failed(_)));
        if same && !failed {
            return;
        }
        let id = city.to_owned();
        self.city.set(Some(id.clone()));
        self.found.set(Load::Loading);
        spawn_local(async move {
            let path = ["/geo/", &id, "/divisions.json"].concat();
            let result = fetch::parsed(&path, Divisions::parse).await;
            // Another city may have been opened meanwhile.
            if self
                .city
                .with_untracked(|open| open.as_deref() == Some(id.as_str()))
            {
                self.found.set(result.map(Arc::new).into());
            }
        });
    }
}

/// Makes the divisions known to the whole app.
pub fn provide_divisions() {
    provide_context(DivisionsOf {
        city: RwSignal::new(None),
        found: RwSignal::new(Load::Loading),
    });
}

/// The divisions of the open city.
pub fn use_divisions() -> DivisionsOf {
    expect_context()
}
