//! What the desk and the places themselves changed since the published lists were made, laid over the packs: so
//! that everything the server tells of a place says the same.

mod edited;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

pub(crate) use edited::Edited;

use crate::store::{Store, StoreError};

/// How long what was read is believed. A change made through this server is seen at once; one that another server on
/// the same database took in, after this time.
const BELIEVED: Duration = Duration::from_secs(5);

/// What was changed in each city, as it was read last.
#[derive(Default)]
pub(crate) struct Overlay {
    read: Mutex<Read>,
}

#[derive(Default)]
struct Read {
    /// Grows with every change made here: what was read before a change is not kept after it.
    changes: u64,
    cities: HashMap<String, (Instant, Arc<Edited>)>,
}

impl Overlay {
    /// What holds in a city now. While the database does not answer, what was read last still holds.
    pub(crate) async fn of(&self, store: &Store, city: &str) -> Result<Arc<Edited>, StoreError> {
        let (changes, known) = self.known(city);
        if let Some((since, edited)) = &known
            && since.elapsed() < BELIEVED
        {
            return Ok(Arc::clone(edited));
        }
        let begun = Instant::now();
        match (read(store, city).await, known) {
            (Ok(new), known) => {
                // What was written out of it stays written while nothing changes.
                let same = known.filter(|(_, known)| known.tag() == new.tag());
                let edited = same.map_or_else(|| Arc::new(new), |(_, known)| known);
                self.keep(city, changes, (begun, Arc::clone(&edited)));
                Ok(edited)
            }
            (Err(error), Some((_, known))) => {
                tracing::error!(
                    class = error.class(),
                    "changes of places: the last ones hold"
                );
                Ok(known)
            }
            (Err(error), None) => Err(error),
        }
    }

    /// Reads a city anew when somebody asks the next time: something was changed.
    pub(crate) fn forget(&self, city: &str) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.changes += 1;
        read.cities.remove(city);
    }

    fn known(&self, city: &str) -> (u64, Option<(Instant, Arc<Edited>)>) {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        (read.changes, read.cities.get(city).cloned())
    }

    fn keep(&self, city: &str, changes: u64, entry: (Instant, Arc<Edited>)) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if read.changes == changes {
            read.cities.insert(city.to_owned(), entry);
        }
    }
}

async fn read(store: &Store, city: &str) -> Result<Edited, StoreError> {
    let edits = store.edits_of_city(city).await?;
    Ok(Edited::new(&edits))
}
