//! `benefits.toml` and `services.toml` of a city, and `national/benefits.toml`, into the one file that
//! the pages about benefits fetch.
//!
//! What a row means is checked where it is known (`eldercare-entitlements`); here are files, lines,
//! and what only a city's folder knows: its documents, its divisions, what can be asked for.

mod area;
mod place;

use std::path::Path;

use eldercare_entitlements::written::{
    BenefitsFile, Packed, Part, ServicesFile, VERSION, WrittenService,
};
use eldercare_entitlements::{Source, Text};
use eldercare_places::City;
use eldercare_places::city::LocalText;
use serde::de::DeserializeOwned;

use crate::official_days::region;
use crate::problem::Problem;
use place::line_of;

/// Name of the packed file.
pub const FILE: &str = "benefits.json";
/// Names of the two files of a city's folder.
pub const WRITTEN: &str = "benefits.toml";
const SERVICES: &str = "services.toml";
/// The folder of rows of the whole mainland.
pub const NATIONAL: &str = "national";

/// Something that is wrong with one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The file's name in its folder.
    pub file: &'static str,
    /// Line from 1.
    pub line: usize,
    /// The rule, for programs.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

impl Located {
    /// As the pack step says it.
    #[must_use]
    pub fn problem(&self, folder: &Path) -> Problem {
        Problem::content(&folder.join(self.file), self.line, &self.message)
    }
}

/// The texts of the files of one folder, where they are there.
struct Texts {
    benefits: Option<String>,
    services: Option<String>,
}

impl Texts {
    fn read(folder: &Path) -> Texts {
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
        Texts {
            benefits: text(WRITTEN),
            services: text(SERVICES),
        }
    }

    /// The file that a table stands in, and its text.
    fn of(&self, table: &str) -> (&'static str, &str) {
        match table {
            "services" => (SERVICES, self.services.as_deref().unwrap_or_default()),
            _ => (WRITTEN, self.benefits.as_deref().unwrap_or_default()),
        }
    }
}

/// The rows of the whole mainland; none where the folder has no such file.
pub fn national(geo: &Path) -> Result<Option<Part>, Vec<Located>> {
    let texts = Texts::read(&geo.join(NATIONAL));
    let Some(text) = &texts.benefits else {
        return Ok(None);
    };
    let part = Part {
        national: true,
        file: parsed::<BenefitsFile>(WRITTEN, text).map_err(|wrong| vec![wrong])?,
        services: Vec::new(),
    };
    let packed = Packed {
        version: VERSION,
        city: String::new(),
        parts: vec![part.clone()],
    };
    let found = wrong(&packed, &texts);
    if found.is_empty() {
        Ok(Some(part))
    } else {
        Err(found)
    }
}

/// The packed file of a city, or everything that is wrong with its own two files.
pub fn packed(folder: &Path, city: &City, national: Option<&Part>) -> Result<Packed, Vec<Located>> {
    let texts = Texts::read(folder);
    let mut found = Vec::new();
    let file = read::<BenefitsFile>(WRITTEN, texts.benefits.as_deref(), &mut found);
    let services = read::<ServicesFile>(SERVICES, texts.services.as_deref(), &mut found).services;
    if !found.is_empty() {
        return Err(found);
    }
    let own = Part {
        national: false,
        file: BenefitsFile {
            sources: sources(city, &file, &services),
            ..file
        },
        services,
    };
    let is_mainland = region(&city.id) == Some("mainland");
    let of_country = national.filter(|_| is_mainland).cloned();
    let parts = [Some(own), of_country].into_iter().flatten();
    let packed = Packed {
        version: VERSION,
        city: city.id.clone(),
        parts: parts.collect(),
    };
    let mut found = wrong(&packed, &texts);
    if let Some(own) = packed.parts.first() {
        found.extend(not_offered(own, city, &texts));
        found.extend(area::unknown(folder, own, &texts));
    }
    if found.is_empty() {
        Ok(packed)
    } else {
        Err(found)
    }
}

/// The line of a key of a benefit in a folder's file.
#[must_use]
pub fn line_of_benefit(folder: &Path, id: &str, key: &str) -> usize {
    let texts = Texts::read(folder);
    place::find(texts.of("benefits").1, "benefits", id, key, "")
}

fn read<T: DeserializeOwned + Default>(
    file: &'static str,
    text: Option<&str>,
    found: &mut Vec<Located>,
) -> T {
    let Some(text) = text else {
        return T::default();
    };
    parsed(file, text).unwrap_or_else(|wrong| {
        found.push(wrong);
        T::default()
    })
}

fn parsed<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, Located> {
    toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or_default();
        Located {
            file,
            line: before.matches('\n').count() + 1,
            code: "form",
            message: format!("{}; correct it", error.message()),
        }
    })
}

/// Whatever the entitlements do not accept, with its line.
fn wrong(packed: &Packed, texts: &Texts) -> Vec<Located> {
    let found = packed.check().err().unwrap_or_default();
    let located = |wrong: &eldercare_entitlements::written::Wrong| {
        let (file, text) = texts.of(wrong.table);
        let row = match wrong.item.as_str() {
            "" => String::new(),
            item => format!("{item}: "),
        };
        Located {
            file,
            line: line_of(text, wrong),
            code: wrong.problem.code(),
            message: format!("{row}{}: {}", wrong.key, wrong.problem),
        }
    };
    found.iter().map(located).collect()
}

/// The city's documents that its rows name; and any that stand in the file itself.
fn sources(city: &City, file: &BenefitsFile, services: &[WrittenService]) -> Vec<Source> {
    let of_benefits = file.benefits.iter().map(|benefit| &benefit.source);
    let named: Vec<&String> = of_benefits
        .chain(services.iter().map(|service| &service.source))
        .collect();
    let used = city
        .sources
        .iter()
        .filter(|source| named.contains(&&source.id));
    let own = file.sources.iter().cloned();
    own.chain(used.map(|source| Source {
        id: source.id.clone(),
        title: text(&source.title),
        publisher: text(&source.publisher),
        number: source.number.clone(),
        date: source.date.clone(),
    }))
    .collect()
}

fn text(text: &LocalText) -> Text {
    Text {
        zh_cn: text.zh_cn.clone(),
        zh_hant: text.zh_hant.clone(),
        en: text.en.clone(),
    }
}

/// Rows that lead to a request which the city does not take. What has an end need not be asked for.
fn not_offered(own: &Part, city: &City, texts: &Texts) -> Vec<Located> {
    let is_missing = |id: &str| !city.services.iter().any(|known| known == id);
    let services = own.services.iter().filter(|row| row.valid_to.is_none());
    let services = services.map(|service| ("services", &service.id, &service.id));
    let benefits = own.file.benefits.iter();
    let benefits = benefits.filter(|row| row.valid_to.is_none());
    let benefits = benefits.filter_map(|b| Some(("benefits", &b.id, b.service.as_ref()?)));
    let missing = services.chain(benefits).filter(|(_, _, id)| is_missing(id));
    let located = |(table, item, service): (&'static str, &String, &String)| {
        let (file, text) = texts.of(table);
        let key = if table == "services" { "id" } else { "service" };
        Located {
            file,
            line: place::find(text, table, item, key, service),
            code: "service",
            message: format!(
                "{item}: city.toml has no service {service}; add it there or remove it here"
            ),
        }
    };
    missing.map(located).collect()
}
