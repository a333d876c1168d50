//! An instrument as a Questionnaire.

use eldercare_assessment::Instrument;
use serde::Serialize;

use crate::{
    BASE, Words,
    element::{Coding, Extension, Identifier},
    items,
};

/// A set of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Questionnaire {
    /// Always `Questionnaire`.
    pub resource_type: &'static str,
    /// The language of the texts.
    pub language: String,
    /// The name of the questions in all their versions.
    pub url: String,
    /// The hash of the questions' file: says exactly which questions these are.
    pub identifier: Vec<Identifier>,
    /// The version of the questions.
    pub version: String,
    /// A name for programs.
    pub name: String,
    /// The title for people.
    pub title: String,
    /// `active`: these are the questions in use.
    pub status: &'static str,
    /// Whom answers are about.
    pub subject_type: [&'static str; 1],
    /// How the figures were established.
    pub description: String,
    /// The questions in their order.
    pub item: Vec<Item>,
}

/// One question, the questions of one dimension, or what is reckoned from the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// The reckoning, for a calculated item.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    /// The question's id.
    pub link_id: String,
    /// The standard's own number, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// The question.
    pub text: String,
    /// The kind of answer.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Asked only when an earlier answer is one of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enable_when: Vec<EnableWhen>,
    /// `any` with several conditions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_behavior: Option<&'static str>,
    /// Whether a finished response needs it.
    pub required: bool,
    /// Whether several answers may be given.
    pub repeats: bool,
    /// Whether people leave it alone.
    pub read_only: bool,
    /// The longest text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u16>,
    /// The options.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answer_option: Vec<AnswerOption>,
    /// The items of a group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Item>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerOption {
    /// Its score. It stands here and not on the coding: readers look for it here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    /// Its code and words.
    pub value_coding: Coding,
}

/// "This question was answered so".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EnableWhen {
    /// The earlier question.
    pub question: String,
    /// Always `=`.
    pub operator: &'static str,
    /// The answer.
    pub answer_coding: Coding,
}

/// The name of an instrument's questions.
pub(crate) fn url(instrument: &Instrument) -> String {
    format!("{BASE}/Questionnaire/{}", instrument.id())
}

impl Questionnaire {
    /// The instrument, with texts in one language.
    #[must_use]
    pub fn of(instrument: &Instrument, words: &Words<'_>) -> Self {
        let standard = instrument.standard();
        Self {
            resource_type: "Questionnaire",
            language: words.language.to_owned(),
            url: url(instrument),
            identifier: vec![Identifier {
                system: format!("{BASE}/content-hash"),
                value: instrument.content_hash().to_owned(),
            }],
            version: instrument.version().to_owned(),
            name: name(instrument.id()),
            title: (words.text)(&format!("{}.name", instrument.id())),
            status: "active",
            subject_type: ["Patient"],
            description: format!("{}. {}", standard.number, standard.evidence),
            item: items::all(instrument, words),
        }
    }
}

/// A name as programs want it: letters, digits and underscores, with a capital first.
fn name(id: &str) -> String {
    let parts = id.split(|sign: char| !sign.is_ascii_alphanumeric());
    let named: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    format!("Eldercare_{}", named.join("_"))
}
