//! What the page knows about the city, in the form that the shared check asks for.

use std::sync::Arc;

use eldercare_places::City;
use eldercare_requests::{CityFacts, ServiceId, Villages};

use crate::state::divisions::Divisions;

/// The open city and, once they are there, its divisions.
#[derive(Clone)]
pub struct PageCity {
    /// The city.
    pub city: City,
    /// Its towns and villages; without them no town is known.
    pub divisions: Option<Arc<Divisions>>,
}

impl CityFacts for PageCity {
    fn id(&self) -> &str {
        &self.city.id
    }

    fn takes_requests(&self) -> bool {
        self.city.requests
    }

    fn offers(&self, service: ServiceId) -> bool {
        self.city.services.iter().any(|id| id == service.id())
    }

    /// A facility comes from a page of this very city; the server looks it up again.
    fn has_facility(&self, _facility: &str) -> bool {
        true
    }

    fn town(&self, town: &str) -> Option<Villages> {
        let (_, town) = self.divisions.as_ref()?.town(town)?;
        Some(if town.villages.is_empty() {
            Villages::Unlisted
        } else {
            Villages::Listed
        })
    }

    fn has_village(&self, town: &str, village: &str) -> bool {
        self.divisions
            .as_ref()
            .is_some_and(|divisions| divisions.village(town, village).is_some())
    }
}
