//! What stands beside the places: `homes.json`, `merge.toml`, the mappings of `import/`, and the
//! official days of the region, which the pack takes in.

use std::collections::BTreeSet;
use std::path::Path;

use super::Findings;
use super::city::CityText;
use super::features::Place;
use crate::city_folder::CityFolder;
use crate::import::mapping::Mapping;
use crate::import::store::{DECISIONS, Decisions};
use crate::problem::Problem;
use crate::{homes, official_days};

/// The folder of the mappings.
const MAPPINGS: &str = "import";

/// Checks each of them that is there.
pub(super) fn check(folder: &Path, city: &CityText, places: &[Place], found: &mut Findings) {
    let opened = CityFolder {
        path: folder.to_path_buf(),
        city: city.city.clone(),
    };
    if let Err(problem) = homes::read(&opened) {
        note(folder, homes::FILE, &problem, found);
    }
    decisions(folder, places, found);
    mappings(folder, city, found);
    let geo = folder.parent().unwrap_or(folder);
    if let Err(problem) = official_days::for_city(geo, &city.city.id) {
        note(folder, "../official-days", &problem, found);
    }
}

/// A place that a decision keeps is there; those that were joined to it are not.
fn decisions(folder: &Path, places: &[Place], found: &mut Findings) {
    let decisions = match Decisions::of(folder) {
        Ok(decisions) => decisions,
        Err(problem) => return note(folder, DECISIONS, &problem, found),
    };
    let there: BTreeSet<&str> = places.iter().map(|p| p.facility.id.as_str()).collect();
    let text = std::fs::read_to_string(folder.join(DECISIONS)).unwrap_or_default();
    for id in decisions.kept_ids() {
        if !there.contains(id) {
            let line = text.lines().position(|line| line.contains(id));
            let message = format!("keep = \"{id}\" is no place of this city; correct the id");
            found.error(DECISIONS, line.map_or(1, |at| at + 1), "merge", message);
        }
    }
}

fn mappings(folder: &Path, city: &CityText, found: &mut Findings) {
    let Ok(entries) = std::fs::read_dir(folder.join(MAPPINGS)) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{MAPPINGS}/{name}");
        if path.extension().is_none_or(|end| end != "toml") {
            let message = "nothing reads this file; a mapping ends in .toml";
            found.warn(&name, 0, "file", message);
            continue;
        }
        let mapping = match Mapping::read(&path) {
            Ok(mapping) => mapping,
            Err(problem) => {
                note(folder, &name, &problem, found);
                continue;
            }
        };
        if mapping.list.is_none() {
            let message = "`list` is missing: the name of the file";
            found.error(&name, 1, "list", message);
        }
        let source = mapping.source.as_deref().unwrap_or_default();
        if city.city.source(source).is_none() {
            let message = format!("source \"{source}\": name one of city.toml");
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let line = text.lines().position(|line| line.starts_with("source"));
            found.error(&name, line.map_or(1, |at| at + 1), "source", message);
        }
    }
}

/// A problem of a reader, at its line.
fn note(folder: &Path, name: &str, problem: &Problem, found: &mut Findings) {
    match problem {
        Problem::Content {
            path,
            line,
            message,
        } => {
            let within = path.strip_prefix(folder).ok();
            let name = within.map_or(name.to_owned(), |path| path.display().to_string());
            found.error(&name, *line, "form", format!("{message}; correct it"));
        }
        other => found.error(name, 0, "missing", other.to_string()),
    }
}
