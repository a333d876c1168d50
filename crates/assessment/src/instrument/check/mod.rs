//! What makes an instrument valid. Evaluation relies on every one of these checks, so that it can
//! be total and its range of levels exact.

mod levels;
mod questions;
mod rules;

use std::collections::BTreeSet;

use super::Document;
use crate::error::InstrumentError;

/// The only file format there is so far.
const FORMAT: u32 = 1;

/// Every fault of a file, in the order of its parts.
pub(super) fn faults(document: &Document) -> Vec<InstrumentError> {
    let mut faults = Vec::new();
    if document.format != FORMAT {
        faults.push(InstrumentError::UnknownFormat(document.format));
    }
    faults.extend(blanks(document));
    faults.extend(duplicates(document));
    questions::check(document, &mut faults);
    levels::check(document, &mut faults);
    rules::check(document, &mut faults);
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
    let rules = document.rules.iter().flat_map(|rule| {
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
    let dimensions = document.dimensions.iter().map(|d| d.id.to_string());
    let rules = document.rules.iter().map(|r| r.id.to_string());
    let mut faults = repeated(questions.chain(options));
    faults.extend(repeated(dimensions));
    faults.extend(repeated(rules));
    faults
}

fn repeated(ids: impl Iterator<Item = String>) -> Vec<InstrumentError> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| !seen.insert(id.clone()))
        .map(InstrumentError::DuplicateId)
        .collect()
}
