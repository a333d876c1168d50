//! Collections and how they describe themselves (OGC 17-069r4, 7.13 and 7.14).

use serde::{Deserialize, Serialize};

use super::Holdings;
use crate::Kind;

/// The coordinate system of all that is published: WGS-84, longitude first.
pub const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// A collection: all facilities, or those of one kind by their first kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CollectionId {
    /// Everything.
    All,
    /// One kind.
    Of(Kind),
}

impl CollectionId {
    /// The id of the collection of everything.
    const ALL_ID: &'static str = "facilities";

    /// Every collection: all facilities first, then one for each kind.
    pub fn all() -> impl Iterator<Item = CollectionId> {
        let kinds = Kind::ALL.into_iter().map(CollectionId::Of);
        std::iter::once(CollectionId::All).chain(kinds)
    }

    /// The id in addresses and file names.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            CollectionId::All => Self::ALL_ID,
            CollectionId::Of(kind) => kind.id(),
        }
    }

    /// The collection with this id, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<CollectionId> {
        Self::all().find(|collection| collection.id() == id)
    }

    /// Whether a place with this first kind belongs to it.
    #[must_use]
    pub fn admits(self, kind: Kind) -> bool {
        match self {
            CollectionId::All => true,
            CollectionId::Of(own) => own == kind,
        }
    }
}

/// A link (OGC 17-069r4, 7.2; RFC 8288).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What stands there, as a relation.
    pub rel: String,
    /// Media type of what stands there.
    #[serde(rename = "type")]
    pub media_type: String,
    /// A title, where the relation does not say enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl Link {
    /// A link without a title.
    #[must_use]
    pub fn new(rel: &str, media_type: &str, href: impl Into<String>) -> Link {
        Link {
            href: href.into(),
            rel: rel.to_owned(),
            media_type: media_type.to_owned(),
            title: None,
        }
    }

    /// The same with a title.
    #[must_use]
    pub fn titled(self, title: impl Into<String>) -> Link {
        Link {
            title: Some(title.into()),
            ..self
        }
    }
}

/// What a collection covers in space and time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// Absent when no place has a position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spatial: Option<Spatial>,
    /// Absent when there is no place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    temporal: Option<Temporal>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Spatial {
    bbox: [[f64; 4]; 1],
    crs: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Temporal {
    /// First and last moment.
    interval: [[String; 2]; 1],
    trs: String,
}

/// Time of the calendar and the clock.
const GREGORIAN: &str = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

impl Extent {
    /// The extent of these places.
    #[must_use]
    pub fn of(holdings: &Holdings) -> Extent {
        let spatial = holdings.bounds().map(|bounds| Spatial {
            bbox: [bounds.into()],
            crs: CRS84.to_owned(),
        });
        // A day is China's: it begins and ends eight hours before Greenwich's.
        let temporal = holdings.checked().map(|(first, last)| Temporal {
            interval: [[
                format!("{first}T00:00:00+08:00"),
                format!("{last}T23:59:59+08:00"),
            ]],
            trs: GREGORIAN.to_owned(),
        });
        Extent { spatial, temporal }
    }
}

/// A collection as it describes itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Collection {
    /// Id in addresses.
    pub id: String,
    /// For people.
    pub title: String,
    /// For people; says so when there is demonstration data in it.
    pub description: String,
    /// Where it and its items are.
    pub links: Vec<Link>,
    /// What it covers.
    pub extent: Extent,
    /// Always `feature`.
    #[serde(rename = "itemType")]
    item_type: String,
    /// The coordinate systems in which items can be had.
    crs: Vec<String>,
}

impl Collection {
    /// The description of a collection with these places.
    #[must_use]
    pub fn new(
        id: CollectionId,
        (title, description): (String, String),
        holdings: &Holdings,
        links: Vec<Link>,
    ) -> Collection {
        Collection {
            id: id.id().to_owned(),
            title,
            description,
            links,
            extent: Extent::of(holdings),
            item_type: "feature".to_owned(),
            crs: vec![CRS84.to_owned()],
        }
    }
}

/// The list of all collections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Collections {
    /// Where the list itself is.
    pub links: Vec<Link>,
    /// The collections.
    pub collections: Vec<Collection>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_collection_is_found_again_by_its_id_and_none_has_the_id_of_another() {
        let ids: std::collections::BTreeSet<_> =
            CollectionId::all().map(CollectionId::id).collect();
        assert_eq!(ids.len(), 11);
        for collection in CollectionId::all() {
            assert_eq!(CollectionId::from_id(collection.id()), Some(collection));
        }
        assert_eq!(CollectionId::from_id("hospital"), None);
    }

    #[test]
    fn a_collection_of_a_kind_admits_that_kind_and_the_one_of_everything_all() {
        for kind in Kind::ALL {
            assert!(CollectionId::All.admits(kind));
            let admitting = CollectionId::all().filter(|c| c.admits(kind)).count();
            assert_eq!(admitting, 2);
        }
    }

    #[test]
    fn an_empty_collection_claims_no_extent() {
        let extent = serde_json::to_value(Extent::of(&Holdings::default())).unwrap();
        assert_eq!(extent, serde_json::json!({}));
    }
}
