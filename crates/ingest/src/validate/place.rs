//! What one place may say, and what a demonstration place may not.

use std::collections::BTreeMap;

use super::city::CityText;
use super::features::Place;
use super::private::private_number;
use super::{DEMO_TOWN, Findings, Today};
use crate::facilities::FILE;

/// What the name of a demonstration place begins with.
const DEMO_MARK: &str = "演示·";
/// The tag of a place that a document names: its position is ours.
const NAMED_BY_DOCUMENT: &str = "position-approximate";

/// Checks everything but details and position.
pub(super) fn check(place: &Place, city: Option<&CityText>, today: Today, found: &mut Findings) {
    let facility = &place.facility;
    let at = (FILE, place.line);
    today.check("checked", &facility.checked, at, found);
    if let Some(opened) = &facility.opened {
        today.check("opened", opened, at, found);
    }
    for (what, text) in [("name", &facility.name), ("district", &facility.district)] {
        if text.trim().is_empty() {
            let message = format!("{}: {what} is empty; every place needs one", facility.id);
            found.error(FILE, place.line, "empty", message);
        }
    }
    check_private(place, found);
    check_demo(place, city, found);
}

/// No number of a person, in any text.
fn check_private(place: &Place, found: &mut Findings) {
    let facility = &place.facility;
    let texts = [
        ("name", Some(&facility.name)),
        ("address", facility.address.as_ref()),
        ("phone", facility.phone.as_ref()),
        ("operator", facility.operator.as_ref()),
        ("hours", facility.hours.as_ref()),
    ];
    let services = facility
        .services
        .iter()
        .map(|text| ("services", Some(text)));
    for (what, text) in texts.into_iter().chain(services) {
        if let Some(number) = text.and_then(|text| private_number(text)) {
            let message = format!(
                "{}: {what} holds the mobile number of a person ({number}); take it out",
                facility.id
            );
            found.error(FILE, place.line, "private", message);
        }
    }
}

fn check_demo(place: &Place, city: Option<&CityText>, found: &mut Findings) {
    let facility = &place.facility;
    let mut wrong = |message: String| found.error(FILE, place.line, "demo", message);
    if let Some(city) = city.filter(|city| city.city.demo != facility.demo) {
        wrong(format!(
            "{}: demo is {} but city.toml says {}; a city is one or the other",
            facility.id, facility.demo, city.city.demo
        ));
    }
    let marked = facility.name.starts_with(DEMO_MARK);
    if !facility.demo {
        if marked || facility.has_tag(DEMO_TOWN) {
            wrong(format!(
                "{}: looks like demonstration data; set demo",
                facility.id
            ));
        }
        return;
    }
    let named = facility.has_tag(NAMED_BY_DOCUMENT);
    if !marked && !named {
        wrong(format!(
            "{}: the name of a demonstration place begins with {DEMO_MARK}; a place that a \
             document names has the tag {NAMED_BY_DOCUMENT}",
            facility.id
        ));
    }
    for (what, value) in invented(place) {
        if value && !facility.has_tag(DEMO_TOWN) {
            wrong(format!(
                "{}: a demonstration place carries no {what}; remove it",
                facility.id
            ));
        }
    }
    if named && (facility.beds.is_some() || facility.places.is_some()) {
        wrong(format!(
            "{}: a place that a document names carries only what the document says: no beds",
            facility.id
        ));
    }
}

/// Values that would have to be invented.
fn invented(place: &Place) -> [(&'static str, bool); 4] {
    let facility = &place.facility;
    [
        ("phone", facility.phone.is_some()),
        ("operator", facility.operator.is_some()),
        ("opening hours", facility.hours.is_some()),
        (
            "details (free beds, price, grade, deposit, risk …)",
            !facility.details.is_empty(),
        ),
    ]
}

/// A hub is another place of the city, and no place leads itself.
pub(super) fn check_hubs(places: &[Place], found: &mut Findings) {
    let hubs: BTreeMap<&str, Option<&str>> = places
        .iter()
        .map(|place| (place.facility.id.as_str(), place.facility.hub.as_deref()))
        .collect();
    for place in places {
        let (id, Some(hub)) = (&place.facility.id, place.facility.hub.as_deref()) else {
            continue;
        };
        let message = match hubs.get(hub) {
            None => format!("{id}: hub {hub} is no place of this city; correct or remove it"),
            Some(_) if hub == id => format!("{id} is its own hub; remove it"),
            Some(Some(above)) => {
                format!("{id}: hub {hub} belongs to {above} itself; name the hub at the top")
            }
            Some(None) => continue,
        };
        found.error(FILE, place.line, "hub", message);
    }
}
