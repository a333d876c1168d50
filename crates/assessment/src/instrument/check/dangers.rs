//! Checks on what answers point to: a worse answer never loses the emergency lines.
//!
//! A file that ranks its dangers is held to them. Files of the first release do not, and still open.

use std::collections::BTreeSet;

use crate::{
    error::InstrumentError,
    ids::DangerId,
    instrument::{Document, Question},
};

pub(super) fn check(document: &Document, faults: &mut Vec<InstrumentError>) {
    if document.dangers.is_empty() {
        return;
    }
    let mut ranked = BTreeSet::new();
    for danger in &document.dangers {
        if !ranked.insert(danger) {
            faults.push(InstrumentError::DuplicateId(danger.to_string()));
        }
    }
    let mut marked: BTreeSet<&DangerId> = BTreeSet::new();
    for question in &document.questions {
        marked.extend(question.options.iter().filter_map(|it| it.danger.as_ref()));
        faults.extend(lost(question));
    }
    for danger in marked.symmetric_difference(&ranked) {
        faults.push(InstrumentError::Unranked((*danger).clone()));
    }
}

/// Options go from the best to the worst, so behind one with a danger each has the same.
fn lost(question: &Question) -> impl Iterator<Item = InstrumentError> + use<> {
    let pairs = question.options.iter().zip(question.options.iter().skip(1));
    let lost =
        pairs.filter(|(better, worse)| better.danger.is_some() && better.danger != worse.danger);
    let lost: Vec<_> = lost
        .map(|(_, worse)| InstrumentError::DangerLost {
            question: question.id.clone(),
            option: worse.id.clone(),
        })
        .collect();
    lost.into_iter()
}
