//! The services that a city's people can ask for: ids of the closed list, each once.

use std::collections::BTreeSet;

use eldercare_entitlements::ServiceId;

use super::Findings;
use super::city::{CityText, FILE};

/// Checks `services` and `requests` of `city.toml`.
pub(super) fn check(city: &CityText, found: &mut Findings) {
    let line = city.line("services");
    let mut seen = BTreeSet::new();
    for id in &city.city.services {
        if ServiceId::from_id(id).is_none() {
            let known = ServiceId::ALL.map(ServiceId::id).join(", ");
            let message = format!("{id} is no service; there are: {known}");
            found.error(FILE, line, "service", message);
        }
        if !seen.insert(id) {
            let message = format!("service {id} is there twice; take one out");
            found.error(FILE, line, "service-twice", message);
        }
    }
    if city.city.requests && city.city.services.is_empty() {
        let message = "requests = true, but services names nothing that can be asked for";
        found.error(FILE, city.line("requests"), "service", message);
    }
}
