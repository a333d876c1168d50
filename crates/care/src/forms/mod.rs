//! Forms as data (`assets/forms/*.json`): what each application asks for and which papers it needs, so
//! that one intake fills several of them and asks nothing twice.

mod begun;
mod check;
mod intake;

use std::collections::BTreeMap;

use eldercare_entitlements::ServiceId;
use serde::Deserialize;
use thiserror::Error;

use crate::file;

pub use check::FormsError;
pub use intake::{Answered, INTAKE_VERSION, Intake};

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ask {
    /// Name, telephone, address and time: a request asks for them already, and they stay there.
    Contact,
    /// A year, four digits.
    Year,
    /// One of these.
    OneOf(Vec<String>),
    /// Any of these, at least one where the form needs it.
    SomeOf(Vec<String>),
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// How it is answered.
    pub kind: Ask,
}

/// One application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Stable id.
    pub id: String,
    /// The service through which it is sent; without one it is printed and taken along.
    pub service: Option<ServiceId>,
    /// The questions it asks, and whether it cannot do without.
    pub asks: BTreeMap<String, bool>,
    /// The papers, and whether everybody needs them or only those who have them.
    pub papers: BTreeMap<String, bool>,
}

/// A paper, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper<'a> {
    /// Its id.
    pub id: &'a str,
    /// The chosen forms that want it.
    pub forms: Vec<&'a str>,
    /// Whether one of them wants it of everybody.
    pub needed: bool,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    pub format: u32,
    pub id: String,
    pub version: String,
    /// For whoever reads the file; the code has no use for it.
    #[serde(rename = "evidence")]
    pub _evidence: String,
    pub questions: Vec<Question>,
    pub papers: Vec<String>,
    pub forms: Vec<Written>,
}

/// A form as it is written: the service is still text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    pub id: String,
    #[serde(default)]
    pub service: Option<String>,
    pub asks: BTreeMap<String, bool>,
    pub papers: BTreeMap<String, bool>,
}

/// Checked forms. They can only be made by [`Forms::parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    questions: Vec<Question>,
    papers: Vec<String>,
    all: Vec<Form>,
}

impl Forms {
    /// Reads and checks a file; on failure returns every fault.
    pub fn parse(json: &str) -> Result<Self, Vec<FormsError>> {
        let document: Document = file::read(json, |line, column, message| FormsError::Malformed {
            line,
            column,
            message,
        })?;
        let faults = check::faults(&document);
        if !faults.is_empty() {
            return Err(faults);
        }
        let forms = document.forms.into_iter().map(|form| Form {
            service: form.service.as_deref().and_then(ServiceId::from_id),
            id: form.id,
            asks: form.asks,
            papers: form.papers,
        });
        Ok(Self {
            all: forms.collect(),
            questions: document.questions,
            papers: document.papers,
        })
    }

    /// All forms in the order in which they are offered.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.all
    }

    /// The form with this id.
    #[must_use]
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.all.iter().find(|form| form.id == id)
    }

    /// All questions in the order in which they are asked.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// All papers in the order in which they are listed.
    #[must_use]
    pub fn all_papers(&self) -> &[String] {
        &self.papers
    }

    /// What the chosen forms ask together: each question once, in order, with whether one of the
    /// forms cannot do without it.
    pub fn asked<'a>(&'a self, chosen: &[String]) -> impl Iterator<Item = (&'a Question, bool)> {
        let chosen: Vec<&Form> = self.chosen(chosen).collect();
        self.questions.iter().filter_map(move |question| {
            let wants = chosen.iter().filter_map(|form| form.asks.get(&question.id));
            wants
                .copied()
                .reduce(|a, b| a || b)
                .map(|it| (question, it))
        })
    }

    /// The papers of the chosen forms, each once, those that everybody needs first.
    #[must_use]
    pub fn papers(&self, chosen: &[String]) -> Vec<Paper<'_>> {
        let chosen: Vec<&Form> = self.chosen(chosen).collect();
        let mut papers: Vec<Paper<'_>> = self
            .papers
            .iter()
            .filter_map(|id| {
                let wanting = || chosen.iter().filter(|form| form.papers.contains_key(id));
                let forms: Vec<&str> = wanting().map(|form| form.id.as_str()).collect();
                let needed = wanting().any(|form| form.papers.get(id) == Some(&true));
                (!forms.is_empty()).then_some(Paper { id, forms, needed })
            })
            .collect();
        papers.sort_by_key(|paper| !paper.needed);
        papers
    }

    fn chosen<'a>(&'a self, chosen: &[String]) -> impl Iterator<Item = &'a Form> {
        self.all.iter().filter(|form| chosen.contains(&form.id))
    }
}

/// What is wrong with an answer of the intake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// A chosen form cannot do without it.
    #[error("nothing was chosen")]
    Missing,
    /// Not a year in which somebody who lives today was born.
    #[error("not a year of birth")]
    Year,
}
