//! `divisions.json`: codes that nest, no code twice, no empty name.

use std::collections::BTreeSet;
use std::path::Path;

use super::city::CityText;
use super::{Findings, line_at, text};
use crate::divisions::{DistrictEntry, Divisions};

const FILE: &str = "divisions.json";

/// The codes of districts; nothing when the file cannot be used.
pub(super) fn check(folder: &Path, city: Option<&CityText>, found: &mut Findings) -> BTreeSet<u32> {
    let Some(text) = text(folder, FILE, true, found) else {
        return BTreeSet::new();
    };
    let divisions: Divisions = match serde_json::from_str(&text) {
        Ok(divisions) => divisions,
        Err(error) => {
            found.error(FILE, error.line(), "form", format!("{error}; correct it"));
            return BTreeSet::new();
        }
    };
    check_codes(&text, &divisions, found);
    if city.is_some() && divisions.districts.is_empty() {
        found.error(
            FILE,
            1,
            "empty",
            "no district; a request could name no address",
        );
    }
    let codes = divisions.districts.iter().map(|district| &district.code);
    codes.filter_map(|code| code.parse().ok()).collect()
}

fn check_codes(text: &str, divisions: &Divisions, found: &mut Findings) {
    let mut seen = BTreeSet::new();
    for (code, name, above) in divisions.districts.iter().flat_map(entries) {
        let place = text.find(&format!("\"{code}\""));
        let line = place.map_or(1, |at| line_at(text, at));
        let digits = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || !code.starts_with(above) {
            let message = format!("{name}: code {code} must be digits that begin with {above}");
            found.error(FILE, line, "code", message);
        }
        if !seen.insert(code) {
            let message = format!("{name}: code {code} is there twice");
            found.error(FILE, line, "code-twice", message);
        }
        if name.trim().is_empty() {
            found.error(FILE, line, "empty", format!("code {code} has no name"));
        }
    }
}

/// Code, name and the code above of a district and everything in it.
fn entries(district: &DistrictEntry) -> Vec<(&str, &str, &str)> {
    let mut entries = vec![(district.code.as_str(), district.name.as_str(), "")];
    for town in &district.towns {
        entries.push((&town.code, &town.name, &district.code));
        for village in &town.villages {
            entries.push((&village.code, &village.name, &town.code));
        }
    }
    entries
}
