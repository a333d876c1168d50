//! One city's pack as the server uses it.

use std::path::Path;
use std::sync::OnceLock;

use axum::body::Bytes;
use eldercare_entitlements::{Catalogue, written::Packed};
use eldercare_places::open::{CollectionId, Holdings, Schema};
use eldercare_places::pack::{Facts, Points, TextField};
use eldercare_places::{City, Facility, Kind, Ownership, geojson, open};
use eldercare_requests::{CityFacts, ServiceId, Villages};
use sha2::{Digest as _, Sha256};

use super::divisions::{Divisions, DivisionsFile};
use super::places::PlaceOrder;
use super::{PackError, read_file, read_json};
use crate::codes::hex;
use crate::overlay::Edited;

/// A city, its facilities and its divisions.
pub(crate) struct CityPack {
    city: City,
    points: Points,
    facts: Facts,
    divisions: Divisions,
    /// What the documents say; nothing where the file is missing or wrong.
    catalogue: Option<Catalogue>,
    places: PlaceOrder,
    /// Changes when points or facts change.
    checksum: String,
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
        let (points_bytes, facts_bytes) = (read_file(&points_file)?, read_file(&facts_file)?);
        let points = Points::decode(&points_bytes).map_err(packed(&points_file))?;
        let facts = Facts::decode(&facts_bytes).map_err(packed(&facts_file))?;
        facts.check(&points).map_err(packed(&facts_file))?;
        let divisions: DivisionsFile = read_json(&folder.join("divisions.json"))?;
        Ok(Self {
            city,
            places: PlaceOrder::new(&points, &facts),
            points,
            facts,
            divisions: divisions.into(),
            catalogue: catalogue(&folder.join("benefits.json")),
            checksum: hex(&Sha256::new()
                .chain_update(points_bytes)
                .chain_update(facts_bytes)
                .finalize()),
            open_data: OnceLock::new(),
        })
    }

    /// All facilities as a GeoJSON FeatureCollection (RFC 7946).
    pub(crate) fn open_data(&self) -> Bytes {
        let write = || Bytes::from(geojson::write(&self.facilities()));
        self.open_data.get_or_init(write).clone()
    }

    /// All facilities.
    pub(crate) fn facilities(&self) -> Vec<Facility> {
        let rows = self.points.rows();
        rows.filter_map(|row| self.facts.facility(row, &self.points))
            .collect()
    }

    /// A text that changes when the facilities change.
    pub(crate) fn checksum(&self) -> &str {
        &self.checksum
    }
}

/// Documents that cannot be read are said in the log; nobody's request waits for them.
fn catalogue(file: &Path) -> Option<Catalogue> {
    let packed = read_json::<Packed>(file);
    let packed = packed.inspect_err(|error| tracing::error!(%error, "no catalogue of services"));
    let checked = packed.ok()?.check();
    let wrong = |rows: &Vec<_>| {
        tracing::error!(file = %file.display(), problems = rows.len(), "no catalogue of services");
    };
    checked.inspect_err(wrong).ok()
}

/// What filters ask about a row, and its id.
pub(crate) struct Row<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: Option<Kind>,
    pub(crate) ownership: Option<Ownership>,
    pub(crate) demo: bool,
    pub(crate) district: Option<&'a str>,
    pub(crate) district_code: Option<u32>,
    pub(crate) checked: &'a str,
}

impl CityPack {
    /// What is known of the city itself.
    pub(crate) fn city(&self) -> &City {
        &self.city
    }

    /// What its documents say of benefits and services, where they could be read.
    pub(crate) fn catalogue(&self) -> Option<&Catalogue> {
        self.catalogue.as_ref()
    }

    /// The name of a town; nothing where there is no such town.
    pub(crate) fn town_name(&self, town: &str) -> Option<&str> {
        self.divisions.town_name(town)
    }

    /// The name of a village; nothing where the town has none such.
    pub(crate) fn village_name(&self, town: &str, village: &str) -> Option<&str> {
        self.divisions.village_name(town, village)
    }

    /// The city's id.
    pub(crate) fn id(&self) -> &str {
        &self.city.id
    }

    /// The order of the places, and which are where.
    pub(crate) fn places(&self) -> &PlaceOrder {
        &self.places
    }

    /// The facts of a row that filters ask for.
    pub(crate) fn row(&self, row: u32) -> Row<'_> {
        let district = self.points.district(row);
        let text = |field| self.facts.text(field, row).unwrap_or_default();
        Row {
            id: text(TextField::Id),
            kind: self.points.kind(row),
            ownership: self.points.ownership(row),
            demo: self.points.demo(row),
            district: district.map(|district| district.name.as_str()),
            district_code: district.and_then(|district| district.code),
            checked: text(TextField::Checked),
        }
    }

    /// The row of the facility with this id.
    pub(crate) fn row_of(&self, id: &str) -> Option<u32> {
        self.places.find(|row| {
            self.facts
                .text(TextField::Id, row)
                .unwrap_or_default()
                .cmp(id)
        })
    }

    /// The facility with this id.
    pub(crate) fn facility(&self, id: &str) -> Option<Facility> {
        self.facts.facility(self.row_of(id)?, &self.points)
    }

    /// Ids and names of all facilities.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let text = |field, row| self.facts.text(field, row);
        let rows = self.points.rows();
        rows.filter_map(move |row| Some((text(TextField::Id, row)?, text(TextField::Name, row)?)))
    }

    /// The name of the facility with this id.
    pub(crate) fn name_of(&self, id: &str) -> Option<String> {
        let name = self.facts.text(TextField::Name, self.row_of(id)?);
        name.map(str::to_owned)
    }

    /// A row as a feature of open data.
    fn feature(&self, row: u32) -> Option<geojson::Feature> {
        let facility = self.facts.facility(row, &self.points)?;
        Some(open::feature(&facility, self.id()))
    }

    /// The same with what was changed since.
    pub(crate) fn feature_now(&self, row: u32, edited: &Edited) -> Option<geojson::Feature> {
        let mut facility = self.facts.facility(row, &self.points)?;
        edited.apply(&mut facility);
        Some(open::feature(&facility, self.id()))
    }

    /// Shows a schema every feature of the city.
    pub(super) fn teach(&self, schema: &mut Schema) {
        let features = self.points.rows().filter_map(|row| self.feature(row));
        features.for_each(|feature| schema.learn(&feature));
    }

    /// Counts the city's places into what a collection holds.
    pub(crate) fn add_to(&self, holdings: &mut Holdings, collection: CollectionId) {
        for row in self.points.rows() {
            let facts = self.row(row);
            if facts.kind.is_some_and(|kind| collection.admits(kind)) {
                holdings.add(self.points.point(row), facts.checked, facts.demo);
            }
        }
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
