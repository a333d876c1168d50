//! A mapping file (TOML): what the columns of one list mean where a guess is not enough.
//!
//! ```toml
//! list = "taipei-daycare-2025.csv"   # the file, for `import-all`
//! source = "daycare"                 # id of a source in city.toml
//! kind = "day-care"                  # what a row is, unless a column says it
//! crs = "wgs84"                      # wgs84, cgcs2000, gcj02 or bd09
//! id-prefix = "day-"                 # ids become 710009-day-1 …
//! complete-address = "臺北市"         # put before addresses that begin with a street
//! ignore = ["備註"]
//! flags = ["GA03"]                   # the header is a service where the cell says yes
//! labelled = ["服務區域"]             # a service with its header before it
//!
//! [columns]                          # meaning = header, or a list of headers
//! id = "序號"
//! services = ["服務類型", "服務對象"]
//!
//! [fixed]                            # the same for every row
//! tags = ["day"]
//! grade-date = "2024-12"
//!
//! [values.district]                  # what a cell says = what is meant
//! "土林" = "士林區"
//!
//! [values.ownership]
//! "委託經營" = "public-private"
//!
//! [merge]                            # what is one place in this list and the others
//! same-name-address-phone = true     # all three are the same
//! same-name-within-m = 50            # the same name, this near
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use eldercare_places::Kind;
use serde::Deserialize;

use super::columns::Field;
use super::position::System;
use crate::problem::{Problem, read_text};

/// The content of a mapping file; everything is optional.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Mapping {
    /// Name of the list's file.
    pub list: Option<String>,
    /// Id of the source in `city.toml`.
    pub source: Option<String>,
    /// What a row is.
    pub kind: Option<Kind>,
    /// Coordinate system of the list.
    pub crs: Option<System>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Line of the header.
    pub header_line: Option<usize>,
    /// Stands between the city's code and the list's id in ids.
    pub id_prefix: Option<String>,
    /// The city's name, put before addresses that lack it.
    pub complete_address: Option<String>,
    /// Area code of phones that have none.
    pub area_code: Option<String>,
    /// Headers of columns that are not read.
    pub ignore: Vec<String>,
    /// Headers that are a service where the cell says yes.
    pub flags: Vec<String>,
    /// Headers of columns that become a service with their header before it.
    pub labelled: Vec<String>,
    /// Positions, as the list has them, that a geocoder gives for "unknown".
    pub nowhere: Vec<[f64; 2]>,
    /// Headers of each meaning.
    pub columns: BTreeMap<Field, Texts>,
    /// Texts that every row has.
    pub fixed: BTreeMap<Field, Texts>,
    /// What cells mean, by meaning of the column.
    pub values: BTreeMap<Field, BTreeMap<String, String>>,
    /// Which rows are one place.
    pub merge: MergeRule,
}

/// When rows are one place without a person's word.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct MergeRule {
    /// A row of this list and a place of other lists with the same name, address and phone are
    /// one place. Blanks, marks, width and traditional characters make no difference; a row
    /// without an address or a phone is never joined by this rule.
    pub same_name_address_phone: bool,
    /// Largest distance in metres of two rows with the same name.
    pub same_name_within_m: Option<f64>,
}

/// One text or several.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Texts {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Texts {
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        match self {
            Texts::One(text) => std::slice::from_ref(text).iter(),
            Texts::Several(texts) => texts.iter(),
        }
    }
}

impl Mapping {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Mapping, Problem> {
        let text = read_text(path)?;
        toml::from_str(&text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            Problem::content(path, line, error.message())
        })
    }

    /// Whether a header is spoken of outside `columns`, so that no guess is wanted.
    #[must_use]
    pub fn names(&self, header: &str) -> bool {
        let lists = [&self.ignore, &self.flags, &self.labelled];
        lists.iter().any(|list| list.iter().any(|h| h == header))
    }

    /// All headers that the file speaks of.
    #[must_use]
    pub fn headers(&self) -> Vec<String> {
        let columns = self.columns.values().flat_map(Texts::iter);
        let lists = [&self.ignore, &self.flags, &self.labelled];
        columns
            .chain(lists.into_iter().flatten())
            .cloned()
            .collect()
    }

    /// What a cell means.
    #[must_use]
    pub fn value(&self, field: Field, cell: &str) -> Option<&str> {
        self.values.get(&field)?.get(cell).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_documentation_is_a_mapping() {
        let source = include_str!("mapping.rs");
        let example = source
            .split("```")
            .nth(1)
            .unwrap()
            .strip_prefix("toml")
            .unwrap();
        let lines = example.lines().map(|line| line.trim_start_matches("//!"));
        let text = lines.collect::<Vec<_>>().join("\n");
        let mapping: Mapping = toml::from_str(&text).unwrap();
        assert_eq!(mapping.kind, Some(Kind::DayCare));
        assert_eq!(mapping.value(Field::District, "土林"), Some("士林區"));
        let services = mapping.columns[&Field::Services].iter().count();
        assert_eq!(services, 2);
        assert!(mapping.names("GA03") && !mapping.names("序號"));
    }

    #[test]
    fn a_misspelt_key_is_refused() {
        assert!(toml::from_str::<Mapping>("kinds = \"bath\"").is_err());
        assert!(toml::from_str::<Mapping>("[columns]\nnom = \"x\"").is_err());
    }
}
