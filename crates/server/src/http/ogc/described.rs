//! A collection as it describes itself, over the cities that are there.

use eldercare_api::ErrorKind;
use eldercare_places::open::{Collection, CollectionId, Holdings};

use super::super::refusal::Refusal;
use super::address::{Address, GEOJSON, JSON, SCHEMA};
use super::words::WORDING;
use crate::packs::Packs;

/// The collection with this id.
pub(super) fn known(id: &str) -> Result<CollectionId, Refusal> {
    CollectionId::from_id(id).ok_or(ErrorKind::CollectionUnknown.into())
}

/// A collection with its counts, its extent and its links.
pub(super) fn describe(packs: &Packs, address: &Address, id: CollectionId) -> Collection {
    let mut holdings = Holdings::default();
    for city in packs.usable() {
        city.add_to(&mut holdings, id);
    }
    let path = format!("/collections/{}", id.id());
    let (title, description) = WORDING.of_collection(id, &holdings);
    let items = address.link("items", GEOJSON, &format!("{path}/items"));
    let schema = |rel| address.link(rel, SCHEMA, &format!("{path}/schema"));
    let links = vec![
        address.link("self", JSON, &path),
        items.titled(title.clone()),
        schema("describedby"),
        // GDAL knows the relation by this spelling only.
        schema("describedBy"),
        address.link("root", JSON, ""),
    ];
    Collection::new(id, (title, description), &holdings, links)
}
