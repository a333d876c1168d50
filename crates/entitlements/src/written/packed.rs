//! The packed file of a city: its own rows and those of the whole country, with their documents.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::agreement::agree;
use super::benefits::{Around, benefit, offered};
use super::reader::Row;
use super::wrong::{Problem, Wrong};
use super::{BenefitsFile, WrittenService};
use crate::benefit::{Benefit, Office, Source};
use crate::catalogue::{Catalogue, Offered};

/// Version of the form.
pub const VERSION: u8 = 2;

/// `benefits.json` of a city.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Packed {
    /// [`VERSION`].
    pub version: u8,
    /// Id of the city.
    pub city: String,
    /// Rows of the city, then of the country.
    pub parts: Vec<Part>,
}

/// Rows that come from one folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Whether they are of the whole country.
    pub national: bool,
    /// The benefits, with the documents that they name.
    pub file: BenefitsFile,
    /// The services.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<WrittenService>,
}

impl Packed {
    /// The checked catalogue, or everything that is wrong.
    pub fn check(&self) -> Result<Catalogue, Vec<Wrong>> {
        let mut found = Vec::new();
        let mut catalogue = Catalogue {
            city: self.city.clone(),
            ..Catalogue::default()
        };
        for part in &self.parts {
            part.read(&mut catalogue, &mut found);
        }
        twice(&catalogue, &mut found);
        if found.is_empty() {
            Ok(catalogue)
        } else {
            Err(found)
        }
    }
}

impl Part {
    fn read(&self, catalogue: &mut Catalogue, found: &mut Vec<Wrong>) {
        let file = &self.file;
        self.check_words(catalogue, found);
        file.offices.iter().for_each(|office| office.check(found));
        file.sources.iter().for_each(|source| source.check(found));
        let sources: Vec<&str> = file.sources.iter().map(|s| s.id.as_str()).collect();
        let offices: Vec<&str> = file.offices.iter().map(|o| o.id.as_str()).collect();
        let around = Around {
            elder: file.elder.as_ref(),
            classes: file.classes.as_ref(),
            sources: &sources,
            offices: &offices,
            national: self.national,
        };
        let written = file.benefits.iter();
        let benefits: Vec<Benefit> = written
            .filter_map(|written| benefit(written, &around, found))
            .collect();
        let written = self.services.iter();
        let services: Vec<Offered> = written
            .filter_map(|written| offered(written, &around, found))
            .collect();
        agree(&services, &benefits, found);
        catalogue.benefits.extend(benefits);
        catalogue.services.extend(services);
        catalogue.sources.extend(file.sources.iter().cloned());
        catalogue.offices.extend(file.offices.iter().cloned());
    }

    /// What words stand for, and what is said of the city as a whole.
    fn check_words(&self, catalogue: &mut Catalogue, found: &mut Vec<Wrong>) {
        let file = &self.file;
        if let Some(elder) = &file.elder {
            elder.check(&mut Row {
                table: "elder",
                id: "",
                found,
            });
        }
        if let Some(classes) = &file.classes {
            classes.check(&mut Row {
                table: "classes",
                id: "",
                found,
            });
        }
        if let Some(note) = &file.note {
            let row = &mut Row {
                table: "",
                id: "",
                found,
            };
            row.text("note", note);
            if !self.national {
                catalogue.note = Some(note.clone());
            }
        }
    }
}

impl Office {
    fn check(&self, found: &mut Vec<Wrong>) {
        let row = &mut Row {
            table: "offices",
            id: &self.id,
            found,
        };
        for (key, text) in [
            ("name", &self.name),
            ("apply", &self.apply),
            ("offline", &self.offline),
        ] {
            row.text(key, text);
        }
    }
}

impl Source {
    fn check(&self, found: &mut Vec<Wrong>) {
        let row = &mut Row {
            table: "sources",
            id: &self.id,
            found,
        };
        row.text("title", &self.title);
        row.text("publisher", &self.publisher);
        if eldercare_days::Day::first_of(&self.date).is_none() {
            row.wrong("date", &self.date, Problem::Day(self.date.clone()));
        }
    }
}

/// Ids that are there more than once.
fn twice(catalogue: &Catalogue, found: &mut Vec<Wrong>) {
    let benefits = catalogue
        .benefits
        .iter()
        .map(|b| ("benefits", b.id.as_str()));
    let services = catalogue.services.iter().map(|s| ("services", s.id.id()));
    let sources = catalogue.sources.iter().map(|s| ("sources", s.id.as_str()));
    let offices = catalogue.offices.iter().map(|o| ("offices", o.id.as_str()));
    let mut seen = BTreeSet::new();
    for (table, id) in benefits.chain(services).chain(sources).chain(offices) {
        if !seen.insert((table, id)) {
            found.push(Wrong {
                table,
                item: id.to_owned(),
                key: "id",
                value: id.to_owned(),
                problem: Problem::Twice,
            });
        }
    }
}
