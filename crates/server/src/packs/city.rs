//! One city's pack as the server uses it.

use std::path::Path;
use std::sync::OnceLock;

use axum::body::Bytes;
use eldercare_places::pack::{Facts, Points};
use eldercare_places::{City, Facility, geojson};
use eldercare_requests::{CityFacts, ServiceId, Villages};

use super::divisions::{Divisions, DivisionsFile};
use super::{PackError, read_file, read_json};

/// A city, its facilities and its divisions.
pub(crate) struct CityPack {
    city: City,
    points: Points,
    facts: Facts,
    divisions: Divisions,
    /// Written when it is first asked for: a large city has some megabytes.
    open_data: OnceLock<Bytes>,
}

impl CityPack {
    /// Reads the folder of a city.
    pub(super) fn read(folder: &Path, city: City) -> Result<Self, PackError> {
        let points_file = folder.join("points.cbor");
        let facts_file = folder.join("facts.cbor");
        let packed = |path: &Path| {
            let path = path.to_owned();
            move |error: eldercare_places::pack::PackError| PackError::Packed {
                path,
                detail: error.to_string(),
            }
        };
        let points = Points::decode(&read_file(&points_file)?).map_err(packed(&points_file))?;
        let facts = Facts::decode(&read_file(&facts_file)?).map_err(packed(&facts_file))?;
        facts.check(&points).map_err(packed(&facts_file))?;
        let divisions: DivisionsFile = read_json(&folder.join("divisions.json"))?;
        Ok(Self {
            city,
            points,
            facts,
            divisions: divisions.into(),
            open_data: OnceLock::new(),
        })
    }

    /// All facilities as a GeoJSON FeatureCollection (RFC 7946).
    pub(crate) fn open_data(&self) -> Bytes {
        let write = || {
            let rows = 0..u32::try_from(self.facts.len()).unwrap_or(u32::MAX);
            let facilities: Vec<Facility> = rows
                .filter_map(|row| self.facts.facility(row, &self.points))
                .collect();
            Bytes::from(geojson::write(&facilities))
        };
        self.open_data.get_or_init(write).clone()
    }
}

impl CityFacts for CityPack {
    fn id(&self) -> &str {
        &self.city.id
    }

    fn takes_requests(&self) -> bool {
        self.city.requests
    }

    fn offers(&self, service: ServiceId) -> bool {
        self.city.services.iter().any(|id| id == service.id())
    }

    fn has_facility(&self, facility: &str) -> bool {
        self.facts.row_of(facility).is_some()
    }

    fn town(&self, town: &str) -> Option<Villages> {
        self.divisions.town(town)
    }

    fn has_village(&self, town: &str, village: &str) -> bool {
        self.divisions.has_village(town, village)
    }
}
