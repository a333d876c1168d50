//! The searchable text of every row, folded once.

use super::fold::fold;
use crate::{
    Facts, Points, RowSet,
    pack::{PackError, TextField},
    rows::row,
};

/// Stands between the fields of a row; no folded text contains it.
const FIELD_END: char = '\n';

/// Name, address, district and town of all rows as one folded text.
/// Further keys of a row (pinyin, initials) belong behind its fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchText {
    text: String,
    /// Where the text of each row ends.
    ends: Vec<usize>,
}

/// The words of a query, folded; each must be found.
#[must_use]
pub fn terms(query: &str) -> Vec<String> {
    query
        .split_whitespace()
        .map(|word| fold(word).collect())
        .collect()
}

impl SearchText {
    /// Folds the texts of all rows.
    pub fn new(points: &Points, facts: &Facts) -> Result<SearchText, PackError> {
        facts.check(points)?;
        let mut search = SearchText::default();
        for row in points.rows() {
            for field in [TextField::Name, TextField::Address, TextField::Town] {
                search.push(facts.text(field, row).unwrap_or_default());
            }
            search.push(points.district(row).map_or("", |d| d.name.as_str()));
            search.ends.push(search.text.len());
        }
        Ok(search)
    }

    fn push(&mut self, field: &str) {
        self.text.extend(fold(field));
        self.text.push(FIELD_END);
    }

    /// Takes the rows out of the set that do not hold all words of the query.
    pub fn narrow(&self, rows: &mut RowSet, query: &str) {
        for term in terms(query) {
            let found = self.rows_with(&term);
            rows.retain(|row| found.contains(row));
        }
    }

    /// Whether one row holds all words of the query.
    #[must_use]
    pub fn matches(&self, row: u32, query: &str) -> bool {
        let text = self.of(row);
        terms(query).iter().all(|term| text.contains(term))
    }

    /// The folded text of a row.
    fn of(&self, row: u32) -> &str {
        let row = row as usize;
        let end = self.ends.get(row).copied().unwrap_or_default();
        let start = match row.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        self.text.get(start..end).unwrap_or_default()
    }

    /// The rows whose text holds the folded term in one of its fields.
    fn rows_with(&self, term: &str) -> RowSet {
        let mut found = RowSet::of(self.ends.len(), |_| false);
        let mut ends = self.ends.iter().enumerate().peekable();
        // One pass over the whole text: a term has no line break, so it never spans rows.
        for (at, _) in self.text.match_indices(term) {
            while ends.next_if(|(_, end)| **end <= at).is_some() {}
            if let Some((place, _)) = ends.peek() {
                found.insert(row(*place));
            }
        }
        found
    }
}
