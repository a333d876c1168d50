//! The places that a person wants to see side by side, kept on this device. Ids of places are
//! public; nothing here says who compares them.

use crate::platform::prefs;
use crate::route::Route;

/// More columns than this cannot be read side by side, on a screen or on a sheet.
pub const MOST: usize = 3;

const PREFERENCE: &str = "compare";

/// Places of one city that are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// The city they are of.
    pub city: String,
    /// Their ids, at most [`MOST`].
    pub ids: Vec<String>,
}

impl Compared {
    /// What is kept on this device for a city; another city's places are left where they are
    /// until something of this one is added.
    pub fn kept(city: &str) -> Compared {
        let kept = prefs::read(PREFERENCE).unwrap_or_default();
        let ids = kept.split_once(':').filter(|(of, _)| *of == city);
        Compared {
            city: city.to_owned(),
            ids: ids.map(|(_, ids)| ids_of(ids)).unwrap_or_default(),
        }
    }

    /// What is kept of another city than this one; nothing where that is empty.
    pub fn elsewhere(city: &str) -> Option<Compared> {
        let kept = prefs::read(PREFERENCE)?;
        let (of, ids) = kept.split_once(':').filter(|(of, _)| *of != city)?;
        let ids = ids_of(ids);
        (!ids.is_empty()).then(|| Compared {
            city: of.to_owned(),
            ids,
        })
    }

    /// Whether it is what is kept on this device, and not what somebody sent.
    pub fn is_own(&self) -> bool {
        Compared::kept(&self.city) == *self
    }

    /// Keeps it.
    pub fn keep(&self) {
        prefs::write(PREFERENCE, &format!("{}:{}", self.city, self.list()));
    }

    /// The ids as they stand in an address.
    pub fn list(&self) -> String {
        self.ids.join(",")
    }

    /// The path of the page that shows it.
    pub fn path(&self) -> String {
        Route::Compare {
            ids: self.list(),
            city: self.city.clone(),
        }
        .path()
    }

    /// Whether a place is in it.
    pub fn has(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    /// Whether no further place fits.
    pub fn is_full(&self) -> bool {
        self.ids.len() >= MOST
    }

    /// Puts a place in, or takes it out; a full one takes no more.
    pub fn toggle(&mut self, id: &str) {
        if self.has(id) {
            self.ids.retain(|known| known != id);
        } else if !self.is_full() {
            self.ids.push(id.to_owned());
        }
    }
}

/// The ids of an address, each once, as many as fit.
pub fn ids_of(list: &str) -> Vec<String> {
    named_in(list).into_iter().take(MOST).collect()
}

/// All ids of an address, each once.
pub fn named_in(list: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in list.split(',').map(str::trim).filter(|id| !id.is_empty()) {
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_three_places_at_most_and_each_once() {
        assert_eq!(ids_of("a, b,,a,c,d"), ["a", "b", "c"]);
        assert_eq!(named_in("a, b,,a,c,d").len(), 4);
        assert!(ids_of("").is_empty());
    }

    #[test]
    fn a_place_goes_in_and_out_and_a_full_comparison_takes_no_more() {
        let mut compared = Compared::default();
        for id in ["a", "b", "c", "d"] {
            compared.toggle(id);
        }
        assert_eq!(compared.list(), "a,b,c");
        assert!(compared.is_full() && !compared.has("d"));
        compared.toggle("b");
        assert_eq!(compared.list(), "a,c");
    }
}
