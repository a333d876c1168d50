//! Invented requests, and the smallest site that takes them.

use std::path::Path;

use eldercare_api::v1::{Consent, SCHEMA_VERSION, SubmitReport, SubmitRequest};
use eldercare_places::{Facility, Kind, Wgs84, pack};
use eldercare_requests::{Payload, RecordId};
use serde_json::json;

use crate::Random;

/// The city of the trials.
pub const CITY: &str = "999901";
const FACILITY: &str = "demo-1";
/// Places of the city: reports about one are bounded, so that a flood does not fill the disk.
const PLACES: u64 = 64;
const TOWN: &str = "999901001";

/// The last digits of the telephone number in every sample.
pub const LAST_FOUR: &str = "4321";

/// A report about a place as a device froze it, with a word that no other has.
#[derive(Clone, Debug)]
pub struct ReportSample {
    /// Made when the report began.
    pub record_id: RecordId,
    /// What is sent.
    pub payload: Payload,
    /// Stands in what is right.
    pub marker: String,
}

impl ReportSample {
    /// Draws one, about any of the places.
    pub fn draw(random: &mut Random) -> Self {
        let record_id = RecordId::from_random_bytes(random.bytes());
        let marker = marker(random);
        let body = SubmitReport {
            schema_version: SCHEMA_VERSION,
            record_id: record_id.to_string(),
            city: CITY.to_owned(),
            facility: format!("demo-{}", 1 + random.below(PLACES)),
            kind: "wrong-fact".to_owned(),
            visited_at: None,
            fact: Some("hours".to_owned()),
            right: Some(marker.clone()),
        };
        Self {
            record_id,
            payload: Payload::of(body.to_body()),
            marker,
        }
    }
}

/// A marker has letters alone, so that no check takes it for somebody's number.
fn marker(random: &mut Random) -> String {
    let letter = |_| char::from(b'a' + u8::try_from(random.below(26)).expect("a letter"));
    (0..20).map(letter).collect()
}

/// A request as a device froze it, with a word that no other request has.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Made when the draft began.
    pub record_id: RecordId,
    /// What is sent.
    pub payload: Payload,
    /// Stands in the name and in the note.
    pub marker: String,
}

impl Sample {
    /// Draws one.
    pub fn draw(random: &mut Random) -> Self {
        let record_id = RecordId::from_random_bytes(random.bytes());
        let marker = marker(random);
        let payload = Payload::of(body(&record_id, &marker, "any").to_body());
        Self {
            record_id,
            payload,
            marker,
        }
    }

    /// One that the server refuses whenever it comes: nobody waits for a day in 1999.
    pub fn poisoned(random: &mut Random) -> Self {
        let fine = Self::draw(random);
        let body = body(&fine.record_id, &fine.marker, "1999-01-01/morning");
        Self {
            payload: Payload::of(body.to_body()),
            ..fine
        }
    }
}

fn body(record_id: &RecordId, marker: &str, wished_time: &str) -> SubmitRequest {
    SubmitRequest {
        schema_version: SCHEMA_VERSION,
        record_id: record_id.to_string(),
        city: CITY.to_owned(),
        service: "meal".to_owned(),
        facility: Some(FACILITY.to_owned()),
        for_whom: "mother".to_owned(),
        agreement: None,
        identity_number: None,
        elder_name: format!("Demo {marker}"),
        phone: "13800004321".to_owned(),
        phone_owner: "own".to_owned(),
        town: TOWN.to_owned(),
        village: None,
        door: Some("Demo road 1".to_owned()),
        wished_time: wished_time.to_owned(),
        note: Some(marker.to_owned()),
        consent_contact: Consent {
            version: "2026-11".to_owned(),
            text_hash: "0a".repeat(32),
        },
        consent_share: None,
        consent_check: None,
        self_check: None,
    }
}

/// Writes the site: one page, one city with one town and one canteen.
pub fn write_site(folder: &Path) {
    let file = |name: &str, content: &[u8]| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(path, content).expect("a file is written");
    };
    file("index.html", b"<!doctype html><title>demo</title>");
    file("config.json", b"{}");
    let name = json!({"zh-CN": "Demo", "zh-Hant": "Demo", "en": "Demo"});
    let city = json!({
        "id": CITY, "slug": "demo", "name": name, "bounds": [111.0, 29.0, 112.0, 30.0],
        "centre": [111.5, 29.5], "hotline": "12345", "release": true, "demo": true,
        "requests": true, "services": ["meal"], "credit": name,
    });
    file("geo/cities.json", json!([city]).to_string().as_bytes());
    let divisions = json!({"version": 1, "districts": [{"code": CITY, "name": "Demo", "towns": [
        {"code": TOWN, "name": "Demo"},
    ]}]});
    let divisions = divisions.to_string();
    file(&format!("geo/{CITY}/divisions.json"), divisions.as_bytes());
    let places: Vec<Facility> = (1..=PLACES).map(place).collect();
    let (points, facts) = pack::encode(&places);
    file(&format!("geo/{CITY}/points.cbor"), &points);
    file(&format!("geo/{CITY}/facts.cbor"), &facts);
}

fn place(number: u64) -> Facility {
    let id = format!("demo-{number}");
    let mut place = Facility::new(&id, Kind::Canteen, "Demo", "Demo", "demo", "2026-11-22");
    place.point = Some(Wgs84::new(111.5, 29.5));
    place
}
