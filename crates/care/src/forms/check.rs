//! What makes a file of forms valid: every question and paper named exists and is used, so that
//! nothing is asked in vain and no form wants what is never asked.

use std::collections::BTreeSet;

use eldercare_entitlements::{PaperId, ServiceId};
use thiserror::Error;

use super::{Ask, Document};

/// The only file format there is so far.
const FORMAT: u32 = 1;

/// One fault in a file of forms.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FormsError {
    /// The file is not the JSON of forms.
    #[error("line {line}, column {column}: {message}")]
    Malformed {
        /// Line in the file, from 1.
        line: usize,
        /// Column in that line, from 1.
        column: usize,
        /// What was expected.
        message: String,
    },
    /// The file has a format number that this code does not read.
    #[error("format {0} is not known; this code reads format 1")]
    UnknownFormat(u32),
    /// An id or the version is empty.
    #[error("{0} is blank; give it a name")]
    Blank(&'static str),
    /// An id stands twice.
    #[error("{0} stands twice")]
    Twice(String),
    /// A question offers fewer than two choices.
    #[error("the question {0} offers no choice")]
    NoChoice(String),
    /// A form names what does not exist.
    #[error("form {form}: there is no {what}")]
    Unknown {
        /// The form.
        form: String,
        /// What it names.
        what: String,
    },
    /// A paper that is not in the list of papers.
    #[error("there is no paper {0}; see the list of papers of benefits")]
    NoPaper(String),
    /// No form uses it: it would be asked in vain.
    #[error("no form uses {0}")]
    Unused(String),
}

/// Every fault of a file, in the order of its parts.
pub(super) fn faults(document: &Document) -> Vec<FormsError> {
    let mut faults = Vec::new();
    if document.format != FORMAT {
        faults.push(FormsError::UnknownFormat(document.format));
    }
    for (name, text) in [("id", &document.id), ("version", &document.version)] {
        if text.trim().is_empty() {
            faults.push(FormsError::Blank(name));
        }
    }
    faults.extend(twice(document));
    faults.extend(choices(document));
    faults.extend(unknown(document));
    faults.extend(unused(document));
    faults
}

fn twice(document: &Document) -> Vec<FormsError> {
    let questions = document.questions.iter();
    let questions = questions.map(|it| format!("the question {}", it.id));
    let papers = document.papers.iter().map(|id| format!("the paper {id}"));
    let forms = document
        .forms
        .iter()
        .map(|it| format!("the form {}", it.id));
    let options = document.questions.iter().flat_map(|question| {
        let options = options(&question.kind).iter();
        options.map(|option| format!("the option {option} of {}", question.id))
    });
    let mut seen = BTreeSet::new();
    let all = questions.chain(papers).chain(forms).chain(options);
    all.filter(|name| !seen.insert(name.clone()))
        .map(FormsError::Twice)
        .collect()
}

fn options(kind: &Ask) -> &[String] {
    match kind {
        Ask::OneOf(options) | Ask::SomeOf(options) => options,
        Ask::Contact | Ask::Year => &[],
    }
}

fn choices(document: &Document) -> Vec<FormsError> {
    let is_choice = |kind: &Ask| matches!(kind, Ask::OneOf(_) | Ask::SomeOf(_));
    let bare = document
        .questions
        .iter()
        .filter(|it| is_choice(&it.kind) && options(&it.kind).len() < 2);
    bare.map(|it| FormsError::NoChoice(it.id.clone())).collect()
}

fn unknown(document: &Document) -> Vec<FormsError> {
    let strange = document
        .papers
        .iter()
        .filter(|id| PaperId::from_id(id).is_none());
    let mut faults: Vec<FormsError> = strange.cloned().map(FormsError::NoPaper).collect();
    for form in &document.forms {
        let questions = form
            .asks
            .keys()
            .filter(|id| !document.questions.iter().any(|it| it.id == **id))
            .map(|id| format!("question {id}"));
        let papers = form
            .papers
            .keys()
            .filter(|id| !document.papers.contains(id))
            .map(|id| format!("paper {id}"));
        let service = form.service.iter();
        let service = service
            .filter(|id| ServiceId::from_id(id).is_none())
            .map(|id| format!("service {id}"));
        faults.extend(
            questions
                .chain(papers)
                .chain(service)
                .map(|what| FormsError::Unknown {
                    form: form.id.clone(),
                    what,
                }),
        );
    }
    faults
}

fn unused(document: &Document) -> Vec<FormsError> {
    let asked = |id: &str| document.forms.iter().any(|form| form.asks.contains_key(id));
    let wanted = |id: &str| {
        document
            .forms
            .iter()
            .any(|form| form.papers.contains_key(id))
    };
    let questions = document.questions.iter().filter(|it| !asked(&it.id));
    let papers = document.papers.iter().filter(|id| !wanted(id));
    questions
        .map(|it| format!("the question {}", it.id))
        .chain(papers.map(|id| format!("the paper {id}")))
        .map(FormsError::Unused)
        .collect()
}
