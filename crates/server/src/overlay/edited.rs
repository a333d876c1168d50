//! The changes of one city.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use axum::body::Bytes;
use eldercare_desk::edit::Edit;
use eldercare_places::details::Confirmer;
use eldercare_places::{Facility, geojson};
use eldercare_requests::Day;
use sha2::{Digest as _, Sha256};

use crate::codes::hex;
use crate::packs::CityPack;
use crate::store::StoredEdit;

/// One change with its day and who stands for it.
struct Change {
    edit: Edit,
    day: Day,
    by: Confirmer,
}

/// What holds in a city beside its pack.
pub(crate) struct Edited {
    places: BTreeMap<String, Vec<Change>>,
    tag: String,
    /// Written when it is first asked for: a large city has some megabytes.
    open_data: OnceLock<Bytes>,
}

impl Edited {
    /// From the rows of the store. A row that this version cannot read is left out, and said in the log.
    pub(crate) fn new(rows: &[StoredEdit]) -> Self {
        let mut hash = Sha256::new();
        let mut places: BTreeMap<String, Vec<Change>> = BTreeMap::new();
        for row in rows {
            for text in [&row.facility, &row.edit, &row.edited_on] {
                hash.update(text);
                hash.update([0]);
            }
            let Some(change) = change(row) else {
                tracing::error!(number = row.number, "a change of a place is unreadable");
                continue;
            };
            let place = places.entry(row.facility.clone()).or_default();
            place.push(change);
        }
        Self {
            places,
            tag: hex(&hash.finalize()),
            open_data: OnceLock::new(),
        }
    }

    /// Puts what was changed into a place.
    pub(crate) fn apply(&self, place: &mut Facility) {
        for change in self.places.get(&place.id).into_iter().flatten() {
            change.edit.apply(place, change.day, change.by);
        }
    }

    /// Whether anything of a place was changed.
    pub(crate) fn touches(&self, facility: &str) -> bool {
        self.places.contains_key(facility)
    }

    /// The city's open data with the changes in it; None where nothing was changed.
    pub(crate) fn open_data(&self, pack: &CityPack) -> Option<Bytes> {
        let write = || {
            let mut places = pack.facilities();
            for place in &mut places {
                self.apply(place);
            }
            Bytes::from(geojson::write(&places))
        };
        let changed = !self.places.is_empty();
        changed.then(|| self.open_data.get_or_init(write).clone())
    }

    /// A text that changes with what holds.
    pub(crate) fn tag(&self) -> &str {
        &self.tag
    }
}

fn change(row: &StoredEdit) -> Option<Change> {
    Some(Change {
        edit: serde_json::from_str(&row.edit).ok()?,
        day: Day::parse(&row.edited_on)?,
        by: match row.confirmed_by.as_str() {
            "operator" => Confirmer::Operator,
            _ => Confirmer::Worker,
        },
    })
}
