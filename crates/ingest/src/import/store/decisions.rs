//! `merge.toml` beside a city: what a person decided about places that look alike.
//!
//! ```toml
//! [[same]]                      # one place in several rows or lists
//! keep = "710009-day-1"
//! with = ["710009-community-3"]
//!
//! [[different]]                 # never proposed again
//! ids = ["710009-c-4", "710009-care-9"]
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::{Places, Stored, facts};
use crate::problem::{Problem, read_text};

/// Name of the file.
pub const FILE: &str = "merge.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default)]
    same: Vec<Same>,
    #[serde(default)]
    different: Vec<Different>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    keep: String,
    with: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Different {
    ids: Vec<String>,
}

/// What was decided.
#[derive(Debug, Default)]
pub struct Decisions {
    keep: BTreeMap<String, String>,
    different: Vec<Vec<String>>,
}

impl Decisions {
    /// Reads the file of a folder; there need not be one.
    pub fn of(folder: &Path) -> Result<Decisions, Problem> {
        let path = folder.join(FILE);
        if !path.is_file() {
            return Ok(Decisions::default());
        }
        let text = read_text(&path)?;
        let content: Content = toml::from_str(&text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            Problem::content(&path, before.matches('\n').count() + 1, error.message())
        })?;
        Ok(Decisions::from(content))
    }

    /// The id under which a place is kept.
    #[must_use]
    pub fn kept<'a>(&'a self, id: &'a str) -> &'a str {
        let mut at = id;
        // A chain is as long as there are decisions; a circle ends there too.
        for _ in 0..=self.keep.len() {
            match self.keep.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The ids under which places are kept in the end.
    pub fn kept_ids(&self) -> impl Iterator<Item = &str> {
        self.keep.keys().map(|id| self.kept(id))
    }

    /// Whether an id is one that others were joined to.
    #[must_use]
    pub fn keeps(&self, id: &str) -> bool {
        self.keep.values().any(|kept| kept == id)
    }

    /// Whether two places were found to be different.
    #[must_use]
    pub fn are_different(&self, a: &str, b: &str) -> bool {
        let holds = |ids: &Vec<String>, id: &str| ids.iter().any(|known| known == id);
        self.different
            .iter()
            .any(|ids| holds(ids, a) && holds(ids, b))
    }

    /// Joins places that are still apart.
    pub(super) fn carry_out(&self, places: &mut Places) {
        for id in self.keep.keys() {
            let kept = self.kept(id);
            if kept == id || !places.contains_key(kept) {
                continue;
            }
            let Some(other) = places.remove(id.as_str()) else {
                continue;
            };
            if let Some(stored) = places.get_mut(kept) {
                let (mut place, other) = (stored.open(), other.open());
                let source = other.source.clone();
                let _ = facts::fill(&mut place, &other, &source);
                for record in other.details.records {
                    if !place.details.records.contains(&record) {
                        place.details.records.push(record);
                    }
                }
                place.details.records.sort();
                *stored = Stored::of(&place);
            }
        }
    }
}

impl From<Content> for Decisions {
    fn from(content: Content) -> Decisions {
        let pairs = content.same.into_iter().flat_map(|same| {
            let keep = same.keep;
            same.with.into_iter().map(move |id| (id, keep.clone()))
        });
        Decisions {
            keep: pairs.collect(),
            different: content.different.into_iter().map(|d| d.ids).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_documentation_is_read() {
        let source = include_str!("decisions.rs");
        let example = source
            .split("```")
            .nth(1)
            .unwrap()
            .strip_prefix("toml")
            .unwrap();
        let lines = example.lines().map(|line| line.trim_start_matches("//!"));
        let content: Content = toml::from_str(&lines.collect::<Vec<_>>().join("\n")).unwrap();
        let decisions = Decisions::from(content);
        assert_eq!(decisions.kept("710009-community-3"), "710009-day-1");
        assert!(decisions.are_different("710009-care-9", "710009-c-4"));
        assert!(decisions.keeps("710009-day-1") && !decisions.keeps("710009-c-4"));
    }

    #[test]
    fn a_circle_of_decisions_ends() {
        let text =
            "[[same]]\nkeep = \"a\"\nwith = [\"b\"]\n[[same]]\nkeep = \"b\"\nwith = [\"a\"]\n";
        let decisions = Decisions::from(toml::from_str::<Content>(text).unwrap());
        assert!(["a", "b"].contains(&decisions.kept("a")));
    }
}
