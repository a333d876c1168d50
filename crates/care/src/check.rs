//! What makes a file of rules valid. Deriving needs relies on these checks to be total, and the
//! promise that a worse answer takes no need away relies on the order of options.

use std::collections::BTreeSet;

use eldercare_assessment::{Instrument, Question};
use eldercare_entitlements::ServiceId;

use crate::error::RulesError;
use crate::rules::{Condition, Document, Written};

/// The only file format there is so far.
const FORMAT: u32 = 1;

/// Every fault of a file, in the order of its parts.
pub(crate) fn faults(document: &Document, instrument: &Instrument) -> Vec<RulesError> {
    let mut faults = head(document, instrument);
    let mut seen = BTreeSet::new();
    for need in &document.needs {
        if !seen.insert(&need.id) {
            faults.push(RulesError::DuplicateNeed(need.id.clone()));
        }
        faults.extend(texts(need));
        faults.extend(steps(need));
        faults.extend(lists(need));
        let conditions = need.steps.iter().flat_map(|step| &step.when);
        faults.extend(conditions.filter_map(|condition| fault(need, condition, instrument)));
    }
    faults
}

fn head(document: &Document, instrument: &Instrument) -> Vec<RulesError> {
    let mut faults = Vec::new();
    if document.format != FORMAT {
        faults.push(RulesError::UnknownFormat(document.format));
    }
    for (name, text) in [("id", &document.id), ("version", &document.version)] {
        if text.trim().is_empty() {
            faults.push(RulesError::Blank(name.to_owned()));
        }
    }
    if document.instrument != instrument.id() {
        faults.push(RulesError::OtherInstrument {
            stated: document.instrument.clone(),
            given: instrument.id().to_owned(),
        });
    }
    faults
}

fn texts(need: &Written) -> Vec<RulesError> {
    let texts = [("id", need.id.as_str()), ("basis", need.basis.as_str())];
    let blank = texts.iter().filter(|(_, text)| text.trim().is_empty());
    blank
        .map(|(name, _)| RulesError::Blank(format!("need {}: {name}", need.id)))
        .collect()
}

fn steps(need: &Written) -> Vec<RulesError> {
    let mut faults = Vec::new();
    if need.steps.is_empty() || need.steps.iter().any(|step| step.when.is_empty()) {
        faults.push(RulesError::NothingAsked(need.id.clone()));
    }
    let ordered = need
        .steps
        .iter()
        .zip(need.steps.iter().skip(1))
        .all(|(before, after)| before.priority < after.priority);
    if !ordered {
        faults.push(RulesError::StepOrder(need.id.clone()));
    }
    faults
}

/// Services, kinds and aids: known, and each once.
fn lists(need: &Written) -> Vec<RulesError> {
    let named = |what: String| RulesError::NamedTwice {
        need: need.id.clone(),
        what,
    };
    let services = need.services.iter().map(|id| format!("the service {id}"));
    let kinds = need
        .kinds
        .iter()
        .map(|kind| format!("the kind {}", kind.id()));
    let aids = need.aids.iter().map(|aid| format!("the aid {aid}"));
    let mut seen = BTreeSet::new();
    let twice = services
        .chain(kinds)
        .chain(aids)
        .filter(|name| !seen.insert(name.clone()))
        .map(named);
    let mut faults: Vec<RulesError> = twice.collect();
    let unknown = need.services.iter();
    let unknown = unknown.filter(|id| ServiceId::from_id(id).is_none());
    faults.extend(unknown.map(|id| RulesError::UnknownService {
        need: need.id.clone(),
        service: id.clone(),
    }));
    faults
}

fn fault(need: &Written, condition: &Condition, instrument: &Instrument) -> Option<RulesError> {
    let need = need.id.clone();
    let (id, option) = match condition {
        Condition::Level(level) if (1..=instrument.worst_level()).contains(level) => return None,
        Condition::Level(level) => {
            return Some(RulesError::UnknownLevel {
                need,
                level: *level,
            });
        }
        Condition::AtLeast { question, option } => (question, option),
    };
    let question = id.clone();
    let Some(asked) = instrument.question(id.as_str()) else {
        return Some(RulesError::UnknownQuestion { need, question });
    };
    match asked
        .options
        .iter()
        .position(|offered| offered.id == *option)
    {
        None => Some(RulesError::UnknownOption {
            need,
            question,
            option: option.clone(),
        }),
        Some(0) => Some(RulesError::BestAnswer { need, question }),
        Some(_) if !is_ordered(asked) => Some(RulesError::OptionOrder { need, question }),
        Some(_) => None,
    }
}

/// Whether points fall and counts rise from option to option; a plain fact has neither.
fn is_ordered(question: &Question) -> bool {
    let pairs = || question.options.iter().zip(question.options.iter().skip(1));
    pairs().all(|(a, b)| match (a.score, b.score) {
        (Some(a), Some(b)) => a > b,
        _ => true,
    }) && pairs().all(|(a, b)| match (a.count, b.count) {
        (Some(a), Some(b)) => a < b,
        _ => true,
    })
}
