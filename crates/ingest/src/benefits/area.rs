//! Districts and towns that rows name, against the city's own divisions.

use std::collections::BTreeSet;
use std::path::Path;

use eldercare_entitlements::written::{Part, WrittenAll};
use serde::Deserialize;

use super::{Located, Texts, place};

#[derive(Deserialize)]
struct Divisions {
    districts: Vec<District>,
}

#[derive(Deserialize)]
struct District {
    code: String,
    #[serde(default)]
    towns: Vec<Town>,
}

#[derive(Deserialize)]
struct Town {
    code: String,
}

/// The codes of all districts and towns; none where the file cannot be read, which is told elsewhere.
fn codes(folder: &Path) -> Option<BTreeSet<String>> {
    let text = std::fs::read_to_string(folder.join("divisions.json")).ok()?;
    let divisions: Divisions = serde_json::from_str(&text).ok()?;
    let all = divisions.districts.into_iter().flat_map(|district| {
        let towns = district.towns.into_iter().map(|town| town.code);
        towns.chain([district.code])
    });
    Some(all.collect())
}

/// Codes that the city does not have.
pub(super) fn unknown(folder: &Path, own: &Part, texts: &Texts) -> Vec<Located> {
    let Some(codes) = codes(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for benefit in &own.file.benefits {
        let of_amounts = benefit.amounts.iter().flat_map(|amount| &amount.any);
        let ways: Vec<&WrittenAll> = benefit.any.iter().chain(of_amounts).collect();
        for code in ways.iter().flat_map(|all| &all.areas) {
            if !codes.contains(code) {
                let (file, text) = texts.of("benefits");
                found.push(Located {
                    file,
                    line: place::find(text, "benefits", &benefit.id, "areas", code),
                    code: "area",
                    message: format!(
                        "{}: divisions.json has no district or town {code}; correct the code",
                        benefit.id
                    ),
                });
            }
        }
    }
    found
}
