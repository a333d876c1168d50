//! What makes an instrument valid. Evaluation relies on every one of these checks, so that it can
//! be total and its range of levels exact.

mod dangers;
mod grades;
mod levels;
mod questions;
mod record;
mod rules;

use std::collections::BTreeSet;

use super::{Document, Scoring};
use crate::error::InstrumentError;

/// The file formats that are read; the first release wrote the first.
const FORMATS: [u32; 2] = [1, 2];

/// Every fault of a file, in the order of its parts.
pub(super) fn faults(document: &Document) -> Vec<InstrumentError> {
    let mut faults = Vec::new();
    if !FORMATS.contains(&document.format) {
        faults.push(InstrumentError::UnknownFormat(document.format));
    }
    faults.extend(blanks(document));
    faults.extend(duplicates(document));
    questions::check(document, &mut faults);
    dangers::check(document, &mut faults);
    match &document.scoring {
        Scoring::Levels(levels) => {
            levels::check(levels, &document.questions, &mut faults);
            rules::check(levels, &document.questions, &mut faults);
        }
        Scoring::DependentActivities(table) => {
            grades::check(table, &document.questions, &mut faults);
        }
        Scoring::Record(record) => record::check(record, &document.questions, &mut faults),
    }
    faults
}

fn blanks(document: &Document) -> Vec<InstrumentError> {
    let head = [
        ("id".to_owned(), document.id.as_str()),
        ("version".to_owned(), document.version.as_str()),
        ("standard.number".to_owned(), &document.standard.number),
    ];
    let ids = document.questions.iter().flat_map(|question| {
        let options = question.options.iter().map(|option| option.id.as_str());
        let own = [question.id.as_str(), question.source.clause.as_str()];
        let name = format!("question {}", question.id);
        own.into_iter()
            .chain(options)
            .map(move |text| (name.clone(), text))
    });
    let rules = rules(document).iter().flat_map(|rule| {
        let texts = [rule.id.as_str(), rule.source.clause.as_str()];
        texts.map(|text| (format!("rule {}", rule.id), text))
    });
    let texts = head.into_iter().chain(ids).chain(rules);
    texts
        .filter(|(_, text)| text.trim().is_empty())
        .map(|(name, _)| InstrumentError::Blank(name))
        .collect()
}

fn duplicates(document: &Document) -> Vec<InstrumentError> {
    let questions = document.questions.iter().map(|q| q.id.to_string());
    let options = document.questions.iter().flat_map(|q| {
        let ids = q.options.iter().map(|o| &o.id);
        ids.map(|option| format!("{}/{option}", q.id))
    });
    let (dimensions, parts) = match &document.scoring {
        Scoring::Levels(levels) => (
            ids(&levels.dimensions, |d| &d.id),
            ids(&levels.rules, |r| &r.id),
        ),
        Scoring::DependentActivities(table) => (ids(&table.grades, |g| &g.id), Vec::new()),
        Scoring::Record(record) => (ids(&record.sections, |id| id), Vec::new()),
    };
    let mut faults = repeated(questions.chain(options));
    faults.extend(repeated(dimensions.into_iter()));
    faults.extend(repeated(parts.into_iter()));
    faults
}

fn ids<T, I: ToString>(parts: &[T], id: impl Fn(&T) -> &I) -> Vec<String> {
    parts.iter().map(|part| id(part).to_string()).collect()
}

fn rules(document: &Document) -> &[super::Rule] {
    match &document.scoring {
        Scoring::Levels(levels) => &levels.rules,
        Scoring::DependentActivities(_) | Scoring::Record(_) => &[],
    }
}

fn repeated(ids: impl Iterator<Item = String>) -> Vec<InstrumentError> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| !seen.insert(id.clone()))
        .map(InstrumentError::DuplicateId)
        .collect()
}
