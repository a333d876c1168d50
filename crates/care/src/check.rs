//! What makes a file of rules valid. Deriving needs relies on these checks to be total, and the
//! promise that a worse answer takes no need away relies on the order of options.

use std::collections::BTreeSet;

use eldercare_assessment::{Instrument, Question};
use eldercare_entitlements::ServiceId;
use eldercare_places::Kind;

use crate::error::RulesError;
use crate::ids::{AidId, NeedId};
use crate::rules::{Condition, Document, State, Written};

/// The only file format there is so far.
const FORMAT: u32 = 1;

/// Every fault of a file, in the order of its parts.
pub(crate) fn faults(document: &Document, instrument: &Instrument) -> Vec<RulesError> {
    let mut faults = head(document, instrument);
    faults.extend(states(&document.states, instrument));
    let mut seen = BTreeSet::new();
    for need in &document.needs {
        if !seen.insert(&need.id) {
            faults.push(RulesError::DuplicateNeed(need.id.clone()));
        }
        faults.extend(texts(need));
        faults.extend(steps(need));
        let part = named(&need.id);
        faults.extend(lists(&part, &need.services, &need.kinds, &need.aids));
        let conditions = need.steps.iter().flat_map(|step| &step.when);
        faults.extend(conditions.filter_map(|condition| fault(&part, condition, instrument)));
        faults.extend(ways(need, &document.states));
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

fn named(need: &NeedId) -> String {
    format!("need {need}")
}

/// States: each once, with conditions that can be told from the answers.
fn states(states: &[State], instrument: &Instrument) -> Vec<RulesError> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for state in states {
        if !seen.insert(&state.id) {
            faults.push(RulesError::DuplicateState(state.id.clone()));
        }
        if state.when.is_empty() {
            faults.push(RulesError::EmptyState(state.id.clone()));
        }
        let part = format!("state {}", state.id);
        let found = state.when.iter();
        faults.extend(found.filter_map(|condition| fault(&part, condition, instrument)));
    }
    faults
}

/// The other ways of a need: of known states, the gravest first, so that the first that holds is the
/// one that counts.
fn ways(need: &Written, states: &[State]) -> Vec<RulesError> {
    let mut faults = Vec::new();
    let mut places = Vec::new();
    for way in &need.instead {
        let part = format!("need {}, state {}", need.id, way.state);
        match states.iter().position(|state| state.id == way.state) {
            Some(place) => places.push(place),
            None => faults.push(RulesError::UnknownState {
                part: named(&need.id),
                state: way.state.clone(),
            }),
        }
        faults.extend(lists(&part, &way.services, &way.kinds, &way.aids));
    }
    if !places.is_sorted_by(|a, b| a < b) {
        faults.push(RulesError::StateOrder(need.id.clone()));
    }
    faults
}

/// Services, kinds and aids: known, and each once.
fn lists(part: &str, services: &[String], kinds: &[Kind], aids: &[AidId]) -> Vec<RulesError> {
    let named = |what: String| RulesError::NamedTwice {
        part: part.to_owned(),
        what,
    };
    let all = services.iter().map(|id| format!("the service {id}"));
    let kinds = kinds.iter().map(|kind| format!("the kind {}", kind.id()));
    let aids = aids.iter().map(|aid| format!("the aid {aid}"));
    let mut seen = BTreeSet::new();
    let twice = all
        .chain(kinds)
        .chain(aids)
        .filter(|name| !seen.insert(name.clone()))
        .map(named);
    let mut faults: Vec<RulesError> = twice.collect();
    let unknown = services.iter();
    let unknown = unknown.filter(|id| ServiceId::from_id(id).is_none());
    faults.extend(unknown.map(|id| RulesError::UnknownService {
        part: part.to_owned(),
        service: id.clone(),
    }));
    faults
}

fn fault(part: &str, condition: &Condition, instrument: &Instrument) -> Option<RulesError> {
    let part = part.to_owned();
    let (id, option) = match condition {
        Condition::Level(level) if (1..=instrument.worst_level()).contains(level) => return None,
        Condition::Level(level) => {
            return Some(RulesError::UnknownLevel {
                part,
                level: *level,
            });
        }
        Condition::AtLeast { question, option } => (question, option),
    };
    let question = id.clone();
    let Some(asked) = instrument.question(id.as_str()) else {
        return Some(RulesError::UnknownQuestion { part, question });
    };
    match asked
        .options
        .iter()
        .position(|offered| offered.id == *option)
    {
        None => Some(RulesError::UnknownOption {
            part,
            question,
            option: option.clone(),
        }),
        Some(0) => Some(RulesError::BestAnswer { part, question }),
        Some(_) if !is_ordered(asked) => Some(RulesError::OptionOrder { part, question }),
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
