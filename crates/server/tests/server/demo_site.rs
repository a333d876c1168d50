//! A built site with invented cities.

use std::path::Path;

use eldercare_places::{Facility, Kind, Wgs84, pack};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{BROKEN, CLOSED, OPEN};

pub fn city(id: &str, requests: bool) -> Value {
    let name = json!({"zh-CN": "演示市", "zh-Hant": "演示市", "en": "Demo"});
    json!({
        "id": id, "slug": "demo", "name": name, "bounds": [111.0, 29.0, 112.0, 30.0],
        "centre": [111.5, 29.5], "hotline": "12345", "release": true, "demo": true,
        "requests": requests, "services": ["meal", "assessment"], "credit": name,
    })
}

/// What the documents of a city say: meals are there, visits in villages only, day care is a goal,
/// beds at home are over.
fn documents(city: &str) -> Value {
    let words = |text: &str| json!({"zh-CN": text, "zh-Hant": text, "en": "Demo"});
    let service = |id: &str, status: &str, more: Value| {
        let mut row = json!({
            "id": id, "status": status, "what": words("演示"), "source": "letter",
            "section": "演示一", "quote": "演示", "checked": "2026-11-22",
        });
        for (key, value) in more.as_object().unwrap() {
            row[key] = value.clone();
        }
        row
    };
    let source = json!({
        "id": "letter", "title": words("演示文件"), "publisher": words("演示局"), "date": "2026-01-01",
    });
    json!({"version": 2, "city": city, "parts": [{
        "national": false,
        "file": {"sources": [source], "offices": [], "benefits": []},
        "services": [
            service("meal", "current", json!({})),
            service("visiting", "current", json!({"setting": "village"})),
            service("day-care", "goal", json!({})),
            service("home-bed", "past", json!({"valid-to": "2023-06"})),
        ],
    }]})
}

pub fn fresh_site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    write_site(site.path());
    site
}

fn write_site(site: &Path) {
    let file = |name: &str, content: &[u8]| {
        let path = site.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    };
    file("index.html", b"<!doctype html><title>demo</title>");
    file("app-0123456789abcdef.js", b"// demo");
    file("app-0123456789abcdef.js.br", b"brotli bytes");
    file("app-0123456789abcdef.js.gz", b"gzip bytes");
    file("locales/zh-CN/app.json", b"{}");
    file("list/index.html", b"<!doctype html><title>list</title>");
    file("open/bath.json", b"{}");
    file(".hidden", b"hidden");
    file(
        "config.json",
        br#"{"tiles":{"url":"https://t{s}.example.org/{z}/{x}/{y}.png"}}"#,
    );
    let cities = [city(OPEN, true), city(CLOSED, false), city(BROKEN, true)];
    file(
        "geo/cities.json",
        serde_json::to_string(&cities).unwrap().as_bytes(),
    );
    write_packs(&file);
}

/// One canteen, one town with a village and one street, the same for every city.
fn write_packs(file: &dyn Fn(&str, &[u8])) {
    let mut place = Facility::new(
        "demo-1",
        Kind::Canteen,
        "演示食堂",
        "演示区",
        "demo",
        "2026-11-22",
    );
    place.point = Some(Wgs84 {
        lon: 111.5,
        lat: 29.5,
    });
    let (points, facts) = pack::encode(&[place]);
    let divisions = json!({"version": 1, "districts": [{"code": "999901", "name": "演示区", "towns": [
        {"code": "999901001", "name": "演示镇", "villages": [{"code": "999901001001", "name": "演示村"}]},
        {"code": "999901002", "name": "演示街道"},
    ]}]});
    for id in [OPEN, CLOSED] {
        file(
            &format!("geo/{id}/benefits.json"),
            documents(id).to_string().as_bytes(),
        );
    }
    for id in [OPEN, CLOSED, BROKEN] {
        file(&format!("geo/{id}/points.cbor"), &points);
        file(
            &format!("geo/{id}/divisions.json"),
            divisions.to_string().as_bytes(),
        );
    }
    for id in [OPEN, CLOSED] {
        file(&format!("geo/{id}/facts.cbor"), &facts);
    }
    file(&format!("geo/{BROKEN}/facts.cbor"), b"not cbor");
}
