//! The committed files of the cities as a catalogue, without the importer.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
#![allow(dead_code, reason = "each test uses its own part")]

use std::path::{Path, PathBuf};

use eldercare_entitlements::written::{BenefitsFile, Packed, Part, ServicesFile, VERSION};
use eldercare_entitlements::{Catalogue, Source, Text};

/// Folder and short name of each city with a document.
pub const CITIES: [(&str, &str); 5] = [
    ("500000-chongqing", "chongqing"),
    ("340100-hefei", "hefei"),
    ("430781-jinshi", "jinshi"),
    ("411200-sanmenxia", "sanmenxia"),
    ("610800-yulin", "yulin"),
];

fn text(words: &str) -> Text {
    Text {
        zh_cn: words.to_owned(),
        zh_hant: words.to_owned(),
        en: words.to_owned(),
    }
}

pub fn geo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../geo")
}

fn read<T: serde::de::DeserializeOwned + Default>(folder: &str, name: &str) -> T {
    let path = geo().join(folder).join(name);
    let Ok(text) = std::fs::read_to_string(&path) else {
        return T::default();
    };
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of a folder; documents of `city.toml` stand in by their ids.
pub fn part(folder: &str, national: bool) -> Part {
    let mut file: BenefitsFile = read(folder, "benefits.toml");
    let services: ServicesFile = read(folder, "services.toml");
    for id in ["letter", "plan", "demo-town"] {
        file.sources.extend((!national).then(|| Source {
            id: id.to_owned(),
            title: text(id),
            publisher: text(id),
            number: None,
            date: "2026".to_owned(),
        }));
    }
    Part {
        national,
        file,
        services: services.services,
    }
}

/// The rows of a city and, on the mainland, of the country.
pub fn catalogue(folder: &str) -> Catalogue {
    let own = part(folder, false);
    let mut parts = vec![own];
    if !folder.starts_with("71") {
        parts.push(part("national", true));
    }
    let packed = Packed {
        version: VERSION,
        city: folder.to_owned(),
        parts,
    };
    packed.check().unwrap()
}
